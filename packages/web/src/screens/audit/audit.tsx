import { Button, Callout, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { Shield } from '@blueprintjs/icons';
import { useMutation } from '@tanstack/react-query';
import { AUDIT_ACTIONS, actOf } from '@trama/contract';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '../../api/session.js';
import { useApi, usePages } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useFormat, useLanguage, useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';

export default function Audit() {
  const t = useWords('audit');
  const v = useVocabulary();
  const { language } = useLanguage();
  const actions = useMemo(
    () =>
      AUDIT_ACTIONS.map((value) => ({ value, label: v('auditAction', value) })).sort((a, b) =>
        a.label.localeCompare(b.label, language),
      ),
    [v, language],
  );
  const api = useApi();
  const [params, setParams] = useSearchParams();
  const user = params.get('user') ?? '';
  const action = params.get('action') ?? '';
  const pages = usePages('audit.list', { limit: 100, ...(user ? { user } : {}), ...(action ? { action } : {}) });
  const verify = useMutation({ mutationFn: () => api.call('audit.verify') });
  const set = (name: 'user' | 'action', value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  useKeys(t('title'), [{ key: 'v', does: t('keyVerify'), run: () => verify.mutate() }]);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <div className="filters">
          <InputGroup
            placeholder={t('filterUser')}
            aria-label={t('filterUser')}
            value={user}
            onValueChange={(value) => set('user', value)}
          />
          <HTMLSelect
            aria-label={t('filterAction')}
            value={action}
            onChange={(event) => set('action', event.currentTarget.value)}
            options={[{ value: '', label: t('anyAction') }, ...actions]}
          />
        </div>
        <span className="spring" />
        <Button
          intent="primary"
          icon={<Shield />}
          text={verify.isPending ? t('verifying') : t('verify')}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        />
      </header>
      <p className="explain muted">{t('what')}</p>
      <Verification answer={verify.data ?? null} error={verify.error} />
      {pages.error && !pages.data ? <Failed error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Loading /> : null}
      {pages.data ? (
        <Entries
          entries={pages.data.pages.flatMap((page) => page.items)}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
        />
      ) : null}
    </div>
  );
}

function Verification({
  answer,
  error,
}: {
  readonly answer: { ok: boolean; entries: number; head: string | null; at: number | null; why: string | null } | null;
  readonly error: unknown;
}) {
  const t = useWords('audit');
  const format = useFormat();
  if (error) return <Failed error={error} />;
  if (!answer) return null;
  return (
    <div role="status" className="verification">
      {answer.ok ? (
        <Callout intent="success" compact>
          {t('whole', { entries: format.number(answer.entries), head: answer.head ?? '–' })}
        </Callout>
      ) : (
        <Callout intent="danger" compact title={t('broken', { at: answer.at ?? '–', why: answer.why ?? '–' })}>
          {t('brokenHow')}
        </Callout>
      )}
    </div>
  );
}

interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly user: string | null;
  readonly agency: string | null;
  readonly osUser: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly object: string | null;
}

function Entries({ entries, onMore }: { readonly entries: readonly Entry[]; readonly onMore: (() => void) | null }) {
  const t = useWords('audit');
  const v = useVocabulary();
  const format = useFormat();
  const { agency } = useSession();
  // Outside the auditor's own agency an officer is a role.
  const who = (entry: Entry) =>
    entry.user !== null && entry.agency !== null && entry.agency !== agency ? v('role', entry.user) : entry.user;
  if (entries.length === 0) return <Empty title={t('nothing')}>{t('nothingHow')}</Empty>;
  return (
    <ScrollBox className="table-box" label={t('title')}>
      <table className="dense one-line">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('seq')}
            </th>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('user')}</th>
            <th scope="col">{t('agency')}</th>
            <th scope="col">{t('action')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col" className="col-wide">
              {t('object')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td className="number">{format.number(entry.seq)}</td>
              <td>
                <DateText value={entry.at} />
              </td>
              <td>
                {who(entry) ?? <span className="muted">–</span>}
                {entry.osUser ? <span className="muted"> {t('osUser', { user: entry.osUser })}</span> : null}
              </td>
              <td>{entry.agency ?? <span className="muted">–</span>}</td>
              <td>
                <span title={entry.action}>{v('auditAction', actOf(entry.action))}</span>
              </td>
              <td>
                {entry.outcome === 'done' || entry.outcome === 'refused'
                  ? t(`outcome_${entry.outcome}`)
                  : entry.outcome}
              </td>
              <td className="col-wide">
                <code className="digest" title={entry.object ?? undefined}>
                  {entry.object ?? '–'}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {onMore ? (
        <p className="not-shown">
          <Button text={t('more')} onClick={onMore} />
        </p>
      ) : null}
    </ScrollBox>
  );
}
