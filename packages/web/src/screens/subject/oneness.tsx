import { Button } from '@blueprintjs/core';
import { Undo } from '@blueprintjs/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { SubjectPage } from '@trama/contract';
import { ROLES } from '@trama/model';
import { Link } from 'react-router';
import { useLive } from '../../api/live.js';
import { useRight, useSession } from '../../api/session.js';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';

/** Why these mentions are one subject: the judgements, who made them and why; conflicts stand first. */
export function Oneness({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const label = (id: string) => subject.mentions.find((mention) => mention.id === id)?.label ?? id.slice(-6);
  return (
    <section className="block">
      <h2>{t('oneness')}</h2>
      {subject.conflicts.length > 0 ? (
        <div className="conflict" role="note">
          <strong>{t('conflict')}</strong>
          <ul>
            {subject.conflicts.map((conflict) => (
              <li key={`${conflict.a} ${conflict.b}`}>
                {label(conflict.a)} ≠ {label(conflict.b)}
              </li>
            ))}
          </ul>
          <p>{t('conflictHow')}</p>
        </div>
      ) : null}
      <p className="muted">
        {subject.mentions.length === 1 ? t('onenessOne') : t('onenessRule', { count: subject.mentions.length })}
      </p>
      {subject.mentions.length > 1 ? (
        <>
          <ul className="lines">
            {subject.judgements.map((judgement) => (
              <Judgement key={judgement.id} judgement={judgement} label={label} />
            ))}
          </ul>
          {subject.judgements.length === 0 ? <p className="muted">{t('noJudgements')}</p> : null}
          <details>
            <summary>
              {t('mentions')} <span className="muted number">{subject.mentions.length}</span>
            </summary>
            <ul className="lines">
              {subject.mentions.map((mention) => (
                <li key={mention.id}>
                  <Link to={`/reports/${mention.report}`}>{mention.label}</Link>
                  <span className="muted">
                    {subject.reports.find((report) => report.id === mention.report)?.title ?? ''}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
    </section>
  );
}

function Judgement({
  judgement,
  label,
}: {
  readonly judgement: SubjectPage['judgements'][number];
  readonly label: (id: string) => string;
}) {
  const t = useWords('subject');
  const v = useVocabulary();
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const session = useSession();
  const mayJudge = useRight('judgement.make') && judgement.agency === session.agency;
  const { say, sayError } = useToasts();
  const withdraw = async () => {
    try {
      live.own();
      await api.call('identities.withdraw', { id: judgement.id });
      say(t('withdrawn'), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
    } catch (error) {
      sayError(error);
    }
  };
  const reason = /^withdraws jdg_\w+$/.test(judgement.reason) ? t('withdraws') : <q>{judgement.reason}</q>;
  const by = (ROLES as readonly string[]).includes(judgement.by) ? v('role', judgement.by) : judgement.by;
  return (
    <li>
      <span className="tie-words">
        {t('judgementLine', {
          a: label(judgement.a),
          b: label(judgement.b),
          verdict: v('verdict', judgement.verdict),
        })}
        <span className="muted">
          {' '}
          · {t('by', { by })} · <DateText value={judgement.at} />
        </span>
        {judgement.reason === '' ? null : (
          <>
            <br />
            {reason}
          </>
        )}
      </span>
      <span className="spring" />
      {mayJudge ? (
        <Button
          size="small"
          variant="minimal"
          icon={<Undo />}
          aria-label={t('withdraw')}
          title={t('withdraw')}
          onClick={() => void withdraw()}
        />
      ) : null}
    </li>
  );
}
