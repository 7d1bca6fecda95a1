/** The values of a subject, each with every claim that states it, and which of them cannot all hold. */
import type { ClaimView, SubjectPage } from '@trama/contract';
import {
  datesAgree,
  isTie,
  NAME_PROPERTIES,
  type PartialDate,
  type Property,
  type ValueProperty,
  valueKind,
} from '@trama/model';

type Values = SubjectPage['properties'][number];

/** One holds at most; two that differ are shown against each other. */
const SINGLE: ReadonlySet<Property> = new Set<Property>([
  'birthDate',
  'birthPlace',
  'gender',
  'foundedDate',
  'died',
  'curp',
  'start',
  'end',
  'date',
  'kind',
  'state',
  'municipality',
  'size',
  'killed',
  'wounded',
  'detained',
  'stranded',
]);

/** By property in the order met; within one the value that most claims state comes first. */
export function subjectValues(claims: readonly ClaimView[]): Values[] {
  const byProperty = new Map<Property, Map<string, ClaimView[]>>();
  for (const claim of claims) {
    if (isTie(claim.property)) continue;
    const values = byProperty.get(claim.property) ?? new Map<string, ClaimView[]>();
    const text = valueText(claim);
    values.set(text, [...(values.get(text) ?? []), claim]);
    byProperty.set(claim.property, values);
  }
  return [...byProperty].map(([property, values]) => {
    const all = [...values].map(([value, stating]) => ({ value, claims: stating }));
    return {
      property,
      values: all
        .sort((a, b) => b.claims.length - a.claims.length || (a.value < b.value ? -1 : 1))
        .map((one) => ({ ...one, conflicting: all.some((other) => conflict(property, one, other)) })),
    };
  });
}

export function isName(property: Property): boolean {
  return NAME_PROPERTIES.has(property);
}

type Value = { readonly value: string; readonly claims: readonly ClaimView[] };

/** Counts of different classes of the dead do not contradict each other; nor does a date known less precisely. */
function conflict(property: Property, a: Value, b: Value): boolean {
  if (a === b) return a.claims.some(({ negated }) => negated) && a.claims.some(({ negated }) => !negated);
  if (!SINGLE.has(property)) return false;
  if (valueKind(property as ValueProperty).type === 'date') {
    return !datesAgree(a.value as PartialDate, b.value as PartialDate);
  }
  return a.claims.some((x) => b.claims.some((y) => x.victimClass === y.victimClass && x.body === y.body));
}

/** A range reads as its source gives it: `25`, `≥ 25`, `≤ 30`, `≈ 25`, `25–30`. */
export function valueText({
  value,
  low,
  best,
  high,
  unit,
}: Pick<ClaimView, 'value' | 'low' | 'best' | 'high' | 'unit'>): string {
  const number = rangeText(low, best, high);
  const text = value ?? number ?? '';
  return value === null && number !== null && unit !== null ? `${text} ${unit}` : text;
}

function rangeText(low: number | null, best: number | null, high: number | null): string | null {
  if (low !== null && high !== null) return low === high ? String(low) : `${low}–${high}`;
  if (low !== null) return `≥ ${low}`;
  if (high !== null) return `≤ ${high}`;
  return best === null ? null : `≈ ${best}`;
}
