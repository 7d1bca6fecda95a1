import { Button } from '@blueprintjs/core';
import { Shield } from '@blueprintjs/icons';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useWords } from '../../language/language.js';
import { AuditEntries } from './entries.js';
import { Figures } from './figures.js';
import { HoldDates } from './hold-dates.js';
import { SampleView } from './sample.js';
import { Verification } from './verification.js';

const VIEWS = ['entries', 'figures', 'sample'] as const;

export default function Audit() {
  const t = useWords('audit');
  const api = useApi();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'entries';
  const verify = useMutation({ mutationFn: () => api.call('audit.verify') });
  useKeys(t('title'), [{ key: 'v', does: t('keyVerify'), run: () => verify.mutate() }]);
  return (
    <div className="screen audit">
      <header className="screen-head no-print">
        <h1>{t('title')}</h1>
        <fieldset className="audit-views" aria-label={t('views')}>
          {VIEWS.map((one) => (
            <Button
              key={one}
              variant="minimal"
              active={one === view}
              aria-pressed={one === view}
              text={t(`view_${one}`)}
              onClick={() => setParams(one === 'entries' ? {} : { view: one })}
            />
          ))}
        </fieldset>
        <span className="spring" />
        <Button
          intent="primary"
          icon={<Shield />}
          text={verify.isPending ? t('verifying') : t('verify')}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        />
      </header>
      <div className="no-print">
        <Verification answer={verify.data ?? null} error={verify.error} />
      </div>
      {view === 'entries' ? <AuditEntries /> : null}
      {view === 'figures' ? <Figures /> : null}
      {view === 'figures' ? <HoldDates /> : null}
      {view === 'sample' ? <SampleView /> : null}
    </div>
  );
}
