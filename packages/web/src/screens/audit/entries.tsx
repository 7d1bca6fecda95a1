import { Button, HTMLSelect } from '@blueprintjs/core';
import { AUDIT_ACTIONS, type AuditFilter, type AuditList, actOf } from '@trama/contract';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '../../api/session.js';
import { useApi, usePages } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useFormat, useLanguage, useVocabulary, useWords } from '../../language/language.js';
import { isDay } from '../../parts/date-field.js';
import { DateText } from '../../parts/quantity.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { saveBlob } from '../../parts/save-blob.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';
import { FilterField } from './filter-field.js';

const NAMES = ['user', 'action', 'outcome', 'purpose', 'object', 'from', 'to'] as const;
type FilterName = (typeof NAMES)[number];
const DAY_MS = 86_400_000;

export function AuditEntries() {
  const t = useWords('audit');
  const [params, setParams] = useSearchParams();
  const given = (name: FilterName) => params.get(name) ?? '';
  const filter = filterOf(given);
  const pages = usePages('audit.list', { limit: 100, ...filter });
  const set = (name: FilterName, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  return (
    <>
      <p className="explain muted">{t('what')}</p>
      <Filters given={given} set={set} filter={filter} />
      {pages.error && !pages.data ? <Failed error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Loading /> : null}
      {pages.data ? (
        <EntryTable
          entries={pages.data.pages.flatMap((page) => page.items)}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
        />
      ) : null}
    </>
  );
}

/** `to` in the address is the last day that counts; a question leaves out what comes from an instant on. */
function filterOf(given: (name: FilterName) => string): AuditFilter {
  const [outcome, from, to] = [given('outcome'), given('from'), given('to')];
  return {
    ...Object.fromEntries(
      (['user', 'action', 'purpose', 'object'] as const)
        .map((name) => [name, given(name)])
        .filter(([, value]) => value),
    ),
    ...(outcome === 'done' || outcome === 'refused' ? { outcome } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to: new Date(Date.parse(to) + DAY_MS).toISOString() } : {}),
  };
}

function Filters({
  given,
  set,
  filter,
}: {
  readonly given: (name: FilterName) => string;
  readonly set: (name: FilterName, value: string) => void;
  readonly filter: AuditFilter;
}) {
  const t = useWords('audit');
  const v = useVocabulary();
  const { language } = useLanguage();
  const [saving, setSaving] = useState(false);
  const actions = useMemo(
    () =>
      AUDIT_ACTIONS.map((value) => ({ value, label: v('auditAction', value) })).sort((a, b) =>
        a.label.localeCompare(b.label, language),
      ),
    [v, language],
  );
  const field = (name: FilterName, fits?: (text: string) => boolean) => (
    <FilterField
      label={t(`filter_${name}`)}
      value={given(name)}
      onAsk={(value) => set(name, value)}
      wide={name === 'object'}
      {...(fits ? { fits } : {})}
    />
  );
  return (
    <div className="audit-filters">
      {field('user')}
      <HTMLSelect
        aria-label={t('filter_action')}
        value={given('action')}
        onChange={(event) => set('action', event.currentTarget.value)}
        options={[{ value: '', label: t('anyAction') }, ...actions]}
      />
      <HTMLSelect
        aria-label={t('filter_outcome')}
        value={given('outcome')}
        onChange={(event) => set('outcome', event.currentTarget.value)}
        options={[
          { value: '', label: t('anyOutcome') },
          { value: 'done', label: t('outcome_done') },
          { value: 'refused', label: t('outcome_refused') },
        ]}
      />
      {field('from', isDay)}
      {field('to', isDay)}
      {field('purpose')}
      {field('object')}
      <Button text={t('save')} onClick={() => setSaving(true)} />
      {saving ? <SaveDialog filter={filter} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

function SaveDialog({ filter, onClose }: { readonly filter: AuditFilter; readonly onClose: () => void }) {
  const t = useWords('audit');
  const api = useApi();
  const { sayError } = useToasts();
  return (
    <ReasonDialog
      title={t('saveTitle')}
      what={t('saveWhat')}
      label={t('purpose')}
      action={t('saveDo')}
      onClose={onClose}
      send={async (purpose) => {
        try {
          const { csv } = await api.call('audit.csv', { body: { filter, purpose } });
          saveBlob(new Blob([csv], { type: 'text/csv' }), `audit-${new Date().toISOString().slice(0, 10)}.csv`);
          return true;
        } catch (error) {
          sayError(error);
          return false;
        }
      }}
    />
  );
}

type Entry = AuditList['items'][number];

function EntryTable({ entries, onMore }: { readonly entries: readonly Entry[]; readonly onMore: (() => void) | null }) {
  const t = useWords('audit');
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
            <th scope="col">{t('purpose')}</th>
            <th scope="col" className="number">
              {t('results')}
            </th>
            <th scope="col" className="col-wide">
              {t('object')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} />
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

function EntryRow({ entry }: { readonly entry: Entry }) {
  const t = useWords('audit');
  const v = useVocabulary();
  const format = useFormat();
  const { agency } = useSession();
  const { seq, at, osUser, address, action, outcome, code, right, purpose, results, object } = entry;
  // Outside the auditor's own agency an officer is a role.
  const who =
    entry.user !== null && entry.agency !== null && entry.agency !== agency ? v('role', entry.user) : entry.user;
  const nothing = <span className="muted">–</span>;
  return (
    <tr>
      <td className="number">{format.number(seq)}</td>
      <td>
        <DateText value={at} />
      </td>
      <td>
        {who ?? nothing}
        {osUser ? <span className="muted"> {t('osUser', { user: osUser })}</span> : null}
        {address ? <span className="muted"> {address}</span> : null}
      </td>
      <td>{entry.agency ?? nothing}</td>
      <td>
        <span title={right === null ? action : t('under', { right, action })}>{v('auditAction', actOf(action))}</span>
      </td>
      <td>
        {t(`outcome_${outcome}`)}
        {code ? <code className="digest"> {code}</code> : null}
      </td>
      <td title={purpose ?? undefined}>{purpose ?? nothing}</td>
      <td className="number">{results === null ? nothing : format.number(results)}</td>
      <td className="col-wide">
        <code className="digest" title={object ?? undefined}>
          {object ?? '–'}
        </code>
      </td>
    </tr>
  );
}
