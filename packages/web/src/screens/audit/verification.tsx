import { Callout } from '@blueprintjs/core';
import type { AuditVerification } from '@trama/contract';
import { useFormat, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { Failed } from '../../parts/state-views.js';

/** Whether the chain holds, and beside which checkpoint; without one a cut end cannot be seen. */
export function Verification({
  answer,
  error,
}: {
  readonly answer: AuditVerification | null;
  readonly error: unknown;
}) {
  const t = useWords('audit');
  const format = useFormat();
  if (error) return <Failed error={error} />;
  if (!answer) return null;
  const { checkpoint } = answer;
  return (
    <div role="status" className="verification">
      {answer.ok ? (
        <Callout intent={checkpoint ? 'success' : 'warning'} compact>
          <p>{t('whole', { entries: format.number(answer.entries), head: answer.head ?? '–' })}</p>
          {checkpoint ? (
            <p>
              {t('beside', { seq: format.number(checkpoint.seq) })} <DateText value={checkpoint.at} />
            </p>
          ) : (
            <p>{t('noCheckpoint')}</p>
          )}
        </Callout>
      ) : (
        <Callout intent="danger" compact title={t('broken', { at: answer.at ?? '–', why: whyText(t, answer.why) })}>
          {t('brokenHow')}
        </Callout>
      )}
    </div>
  );
}

function whyText(t: ReturnType<typeof useWords<'audit'>>, why: string | null): string {
  return why === 'changed' || why === 'missing' || why === 'truncated' || why === 'checkpoint' ? t(`why_${why}`) : '–';
}
