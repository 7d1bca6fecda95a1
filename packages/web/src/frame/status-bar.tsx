import { Button, PopoverNext, ProgressBar } from '@blueprintjs/core';
import { Refresh } from '@blueprintjs/icons';
import { useLive } from '../api/live.js';
import { useRight } from '../api/session.js';
import { formatClock, readerTimeZone } from '../language/format.js';
import { useLanguage, useWords } from '../language/language.js';
import { JobList } from './job-list.js';
import { useJobs } from './use-jobs.js';

export function StatusBar() {
  const t = useWords('frame');
  const { language } = useLanguage();
  const live = useLive();
  const mayImport = useRight('report.import');
  const time = formatClock(live.since, language, readerTimeZone());
  return (
    <div className="status">
      {mayImport ? <Jobs /> : null}
      <span className="spring" />
      {live.newer > 0 ? (
        <Button
          size="small"
          variant="minimal"
          icon={<Refresh />}
          title={`${t('keyRefresh')} (R)`}
          text={t('stale', { time, count: live.newer })}
          onClick={live.refresh}
        />
      ) : (
        <span className="muted">{t('asOf', { time })}</span>
      )}
      {live.state === 'off' ? null : (
        <span className={`live live-${live.state}`} role="status">
          <span aria-hidden="true" className="live-dot" />
          {t(live.state)}
        </span>
      )}
    </div>
  );
}

function Jobs() {
  const t = useWords('frame');
  const { running } = useJobs();
  const first = running[0];
  if (!first) return <span className="muted">{t('jobsNone')}</span>;
  return (
    <PopoverNext placement="top-start" animation="minimal" transitionDuration={0} content={<JobList />}>
      <Button size="small" variant="minimal">
        {t('jobs', { count: running.length })}
        <span className="job-bar">
          <ProgressBar
            aria-label={first.file ?? first.id}
            {...(first.total ? { value: first.done / first.total } : {})}
            stripes={false}
            animate={false}
          />
        </span>
      </Button>
    </PopoverNext>
  );
}
