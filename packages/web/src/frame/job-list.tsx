import { Button, ProgressBar } from '@blueprintjs/core';
import { useApi } from '../api/use-api.js';
import { useFormat, useWords } from '../language/language.js';
import { useToasts } from './toasts.js';
import { useJobs } from './use-jobs.js';

export function JobList() {
  const t = useWords('frame');
  const format = useFormat();
  const api = useApi();
  const { running } = useJobs();
  const { sayError } = useToasts();
  return (
    <ul className="job-list">
      {running.map((job) => (
        <li key={job.id}>
          <span className="job-file">{job.file ?? job.id}</span>
          <span className="muted">
            {t(`jobStep_${job.step}`)} {format.number(job.done)}
            {job.total === null ? '' : ` / ${format.number(job.total)}`}
          </span>
          <ProgressBar
            aria-label={job.file ?? job.id}
            {...(job.total ? { value: job.done / job.total } : {})}
            stripes={false}
            animate={false}
          />
          <Button
            size="small"
            text={t('cancel')}
            onClick={() => void api.call('reports.cancel', { id: job.id }).catch(sayError)}
          />
        </li>
      ))}
    </ul>
  );
}
