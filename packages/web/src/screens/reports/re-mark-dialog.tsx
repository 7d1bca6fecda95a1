import { FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReMarkEffect, ReMarkingList, ReportDetail } from '@trama/contract';
import { useId, useState } from 'react';
import { useRight } from '../../api/session.js';
import { useApi, useRoute } from '../../api/use-api.js';
import { useErrorText, useToasts } from '../../frame/toasts.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { isMarking, MarkingField } from '../../parts/marking-field.js';
import { paragraphsOf } from '../../parts/paragraphs.js';
import { ReMarkPreview } from './re-mark-preview.js';

export type ReMarkScope = ReMarkingList['items'][number]['scope'];

const SHOWN_WORDS = 60;

/** Another marking for the whole, a paragraph or single claims: what it is about, who gains and loses, and why. */
export function ReMarkDialog({
  report,
  first,
  onClose,
}: {
  readonly report: ReportDetail;
  /** What is chosen when it opens: to take a re-marking back, that one's scope and the marking of before. */
  readonly first: { readonly scope: ReMarkScope; readonly marking: string };
  readonly onClose: () => void;
}) {
  const t = useWords('reports');
  const api = useApi();
  const client = useQueryClient();
  const id = useId();
  const explain = useErrorText();
  const { say, sayError } = useToasts();
  const mayWiden = useRight('marking.widen');
  const [scope, setScope] = useState<ReMarkScope>(first.scope);
  const [marking, setMarking] = useState(first.marking);
  const [reason, setReason] = useState('');
  const asks = isMarking(marking) && (scope.kind !== 'claims' || scope.claims.length > 0);
  const body = { marking, scope };
  const preview = useQuery<ReMarkEffect>({
    queryKey: ['reports.tryReMark', report.id, body],
    queryFn: ({ signal }) => api.call('reports.tryReMark', { id: report.id, body, signal }),
    enabled: asks,
    retry: false,
    gcTime: 0,
  });
  const ready = asks && reason.trim() !== '' && preview.data !== undefined && (mayWiden || !preview.data.widens);
  const send = async () => {
    try {
      await api.call('reports.reMark', { id: report.id, body: { ...body, reason: reason.trim() } });
      say(t('reMarked', { marking }), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return (
    <FormDialog title={t('reMarkTitle')} action={t('reMarkDo')} ready={ready} send={send} onClose={onClose}>
      <ScopeField report={report} scope={scope} onChange={setScope} />
      {scope.kind === 'claims' ? <ClaimChoice report={report} scope={scope} onChange={setScope} /> : null}
      <MarkingField label={t('reMarkTo')} value={marking} onChange={setMarking} />
      <div role="status" aria-live="polite">
        {preview.error ? <p className="bp6-text-danger">{explain(preview.error)}</p> : null}
        {preview.data ? <ReMarkPreview effect={preview.data} /> : null}
      </div>
      <FormGroup label={t('reMarkWhy')} labelFor={`${id}-why`} helperText={t('reMarkWhyHow')}>
        <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}

function ScopeField({
  report,
  scope,
  onChange,
}: {
  readonly report: ReportDetail;
  readonly scope: ReMarkScope;
  readonly onChange: (scope: ReMarkScope) => void;
}) {
  const t = useWords('reports');
  const id = useId();
  const paragraphs = paragraphsOf(report.portions).map(({ pieces, marking }) => ({
    no: pieces[0]?.no ?? 0,
    label: `${pieces
      .map(({ text }) => text)
      .join('')
      .trim()
      .slice(0, SHOWN_WORDS)} · ${marking}`,
  }));
  const chosen = scope.kind === 'portion' ? `portion ${scope.no}` : scope.kind;
  const choose = (value: string) => {
    if (value === 'report') onChange({ kind: 'report' });
    else if (value === 'claims') onChange({ kind: 'claims', claims: [] });
    else onChange({ kind: 'portion', no: Number(value.slice('portion '.length)) });
  };
  return (
    <FormGroup label={t('reMarkWhat')} labelFor={id}>
      <HTMLSelect
        id={id}
        fill
        autoFocus
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        options={[
          { value: 'report', label: t('reMarkWhole') },
          ...paragraphs.map(({ no, label }) => ({
            value: `portion ${no}`,
            label: t('reMarkParagraph', { text: label }),
          })),
          { value: 'claims', label: t('reMarkClaims') },
        ]}
      />
    </FormGroup>
  );
}

/** The first of them: who needs others re-marks the paragraph or the whole. */
const CLAIMS_LISTED = 200;

function ClaimChoice({
  report,
  scope,
  onChange,
}: {
  readonly report: ReportDetail;
  readonly scope: Extract<ReMarkScope, { kind: 'claims' }>;
  readonly onChange: (scope: ReMarkScope) => void;
}) {
  const t = useWords('reports');
  const v = useVocabulary();
  const { data } = useRoute('review.read', { id: report.id, query: { limit: CLAIMS_LISTED } });
  const chosen = new Set(scope.claims);
  const toggle = (claim: (typeof scope.claims)[number]) => {
    const claims = chosen.has(claim) ? scope.claims.filter((one) => one !== claim) : [...scope.claims, claim];
    onChange({ kind: 'claims', claims });
  };
  return (
    <fieldset className="re-mark-claims">
      <legend>{t('reMarkClaims')}</legend>
      {(data?.claims ?? []).map(({ id, about, property, value, target, marking }) => (
        <label key={id} className="bp6-control bp6-checkbox">
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
          <span className="bp6-control-indicator" />
          {about.label} · {v('property', property)} {value ?? target?.label ?? ''}{' '}
          <span className="muted">{marking}</span>
        </label>
      ))}
      {data?.next ? <p className="muted">{t('reMarkMoreClaims', { count: CLAIMS_LISTED })}</p> : null}
    </fieldset>
  );
}
