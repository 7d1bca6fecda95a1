/** A claim while a person writes it, and the request that it becomes. Pure. */
import type { ClaimRequest, ClaimView } from '@trama/contract';
import {
  type ClaimId,
  isTie,
  type MentionId,
  type Property,
  parsePartialDate,
  type ReportId,
  type Schema,
  type ValueProperty,
  type VictimClass,
  valueKind,
} from '@trama/model';

export interface Cited {
  readonly span: readonly [number, number];
  readonly text: string;
}
/** An existing mention, or a new one by schema and name. */
export interface Who {
  readonly mention: MentionId | null;
  readonly schema: Schema;
  readonly name: string;
}
export interface ClaimDraft {
  readonly cited: Cited | null;
  readonly about: Who;
  readonly property: Property;
  readonly value: string;
  readonly target: Who;
  readonly low: string;
  readonly best: string;
  readonly high: string;
  readonly unit: string;
  readonly hedge: string;
  readonly attribution: string;
  readonly time: string;
  readonly victimClass: VictimClass | '';
  readonly body: string;
  readonly negated: boolean;
  readonly corrects: ClaimId | null;
  readonly reason: string;
}

const NOBODY: Who = { mention: null, schema: 'Person', name: '' };

export function newClaimDraft(cited: Cited | null, about: MentionId | null): ClaimDraft {
  return {
    cited,
    about: about ? { ...NOBODY, mention: about } : { ...NOBODY, name: cited?.text ?? '' },
    property: 'alias',
    value: cited?.text ?? '',
    target: { mention: null, schema: 'Organization', name: cited?.text ?? '' },
    low: '',
    best: '',
    high: '',
    unit: '',
    hedge: '',
    attribution: '',
    time: '',
    victimClass: '',
    body: '',
    negated: false,
    corrects: null,
    reason: '',
  };
}

/** What to correct: everything as the claim has it. */
export function claimDraftFrom(claim: ClaimView): ClaimDraft {
  const number = (n: number | null) => (n === null ? '' : String(n));
  const span = claim.place.kind === 'span' ? claim.place.span : null;
  return {
    ...newClaimDraft(null, claim.about.id),
    cited: span ? { span: [span[0], span[1]], text: '' } : null,
    property: claim.property,
    value: claim.value ?? '',
    target: claim.target ? { mention: claim.target.id, schema: claim.target.schema, name: '' } : NOBODY,
    low: number(claim.low),
    best: number(claim.best),
    high: number(claim.high),
    unit: claim.unit ?? '',
    hedge: claim.hedge ?? '',
    attribution: claim.attribution ?? '',
    time: claim.time ?? '',
    victimClass: claim.victimClass ?? '',
    body: claim.body ?? '',
    negated: claim.negated,
    corrects: claim.id,
  };
}

export type Shape = 'tie' | 'number' | 'date' | 'text';

export function shapeOf(property: Property): Shape {
  if (isTie(property)) return 'tie';
  const { type } = valueKind(property as ValueProperty);
  return type === 'identifier' ? 'text' : type;
}

const isNamed = (who: Who) => who.mention !== null || who.name.trim() !== '';
const isNumber = (text: string) => text === '' || Number.isFinite(Number(text));

export function isComplete(draft: ClaimDraft): boolean {
  if (!isNamed(draft.about)) return false;
  if (draft.time !== '' && parsePartialDate(draft.time) === null) return false;
  switch (shapeOf(draft.property)) {
    case 'tie':
      return isNamed(draft.target);
    case 'number':
      return (
        [draft.low, draft.best, draft.high].every(isNumber) && [draft.low, draft.best, draft.high].some((n) => n !== '')
      );
    case 'date':
      return parsePartialDate(draft.value) !== null;
    case 'text':
      return draft.value.trim() !== '';
  }
}

/** The body of `review.claim`. */
export function claimBody(draft: ClaimDraft, report: ReportId): ClaimRequest {
  const shape = shapeOf(draft.property);
  const span: [number, number] | null = draft.cited ? [draft.cited.span[0], draft.cited.span[1]] : null;
  const who = (of: Who) => of.mention ?? { schema: of.schema, name: of.name.trim(), span };
  const text = (value: string) => value.trim() || null;
  const number = (value: string) => (shape === 'number' && value !== '' ? Number(value) : null);
  return {
    report,
    about: who(draft.about),
    property: draft.property,
    value: shape === 'text' || shape === 'date' ? text(draft.value) : null,
    target: shape === 'tie' ? who(draft.target) : null,
    low: number(draft.low),
    best: number(draft.best),
    high: number(draft.high),
    unit: shape === 'number' ? text(draft.unit) : null,
    hedge: text(draft.hedge),
    attribution: text(draft.attribution),
    negated: draft.negated,
    time: text(draft.time),
    victimClass: shape === 'number' && draft.victimClass !== '' ? draft.victimClass : null,
    body: text(draft.body),
    span,
    corrects: draft.corrects,
    reason: text(draft.reason),
  };
}
