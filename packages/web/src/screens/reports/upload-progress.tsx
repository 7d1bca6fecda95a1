import { ProgressBar } from '@blueprintjs/core';
import { useJobs } from '../../frame/use-jobs.js';
import { useFormat, useWords } from '../../language/language.js';

/** A line a file: first what has been sent, then what the server's job says of it. */
export function UploadProgress({
  files,
  sent,
  total,
}: {
  readonly files: readonly File[];
  readonly sent: number;
  readonly total: number;
}) {
  const t = useWords('reports');
  const frame = useWords('frame');
  const format = useFormat();
  const { jobs } = useJobs(true);
  const isSent = total > 0 && sent >= total;
  return (
    <div role="status">
      <p>{isSent ? t('working') : t('sending', { percent: total === 0 ? 0 : Math.floor((100 * sent) / total) })}</p>
      <ProgressBar
        aria-label={t('working')}
        {...(isSent ? {} : { value: total === 0 ? 0 : sent / total })}
        animate={false}
        stripes={isSent}
      />
      <ul className="job-list">
        {files.map((file) => {
          const job = jobs.find((one) => one.file === file.name && one.state === 'running');
          return (
            <li key={`${file.name} ${file.size}`}>
              <span className="ellipsis">{file.name}</span>
              <span className="muted number">
                {job
                  ? `${frame(`jobStep_${job.step}`)} ${format.number(job.done)}${job.total === null ? '' : ` / ${format.number(job.total)}`}`
                  : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
