/** The values of a subject, each with every claim that states it, and which of them cannot all hold. */
import type { ClaimView, SubjectPage } from '@trama/contract';
import { datesAgree, isTie, NAME_PROPERTIES, type PartialDate, type Property } from '@trama/model';

type Values = SubjectPage['properties'][number];

/** Of these one holds at most. */
const SINGLE_DATES: ReadonlySet<Property> = new Set<Property>(['birthDate', 'foundedDate', 'start', 'end', 'date']);
const SINGLE_IDENTIFIERS: ReadonlySet<Property> = new Set<Property>(['curp', 'rfc', 'vin']);
/** Of one class and body, counts whose ranges do not meet cannot both hold. */
const COUNTS: ReadonlySet<Property> = new Set<Property>(['size', 'killed', 'wounded', 'detained', 'stranded']);

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

/**
 * Only what cannot hold together: two words for how a person died, or two kinds of one incident, may both
 * be true and are no conflict. docs/methods/conflicting-values.md lists the rules.
 */
function conflict(property: Property, a: Value, b: Value): boolean {
  if (a === b) return a.claims.some(({ negated }) => negated) && a.claims.some(({ negated }) => !negated);
  const pairs = (cannotHold: (x: ClaimView, y: ClaimView) => boolean) =>
    a.claims.some((x) => !x.negated && b.claims.some((y) => !y.negated && cannotHold(x, y)));
  if (SINGLE_DATES.has(property)) {
    return pairs(() => !datesAgree(a.value as PartialDate, b.value as PartialDate));
  }
  if (SINGLE_IDENTIFIERS.has(property)) return pairs(() => true);
  if (property === 'age') return pairs(agesDiffer);
  return COUNTS.has(property) && pairs(countsPart);
}

/** Ages that no single year of birth explains; a year's difference is a birthday between the reports. */
function agesDiffer(x: ClaimView, y: ClaimView): boolean {
  const [ageX, ageY] = [exactly(x), exactly(y)];
  if (ageX === null || ageY === null) return false;
  const [yearX, yearY] = [yearOf(x), yearOf(y)];
  if (yearX === null || yearY === null) return ageX !== ageY;
  return Math.abs(yearX - ageX - (yearY - ageY)) > 1;
}

function yearOf({ time, report }: ClaimView): number | null {
  const year = Number((time ?? report.date ?? '').slice(0, 4));
  return year > 0 ? year : null;
}

/** "About 30" contradicts nothing; a part ("including seven") is no total; "at least 14" and 20 agree. */
function countsPart(x: ClaimView, y: ClaimView): boolean {
  if (x.victimClass !== y.victimClass || x.body !== y.body || isPart(x) || isPart(y)) return false;
  const [a, b] = [bounds(x), bounds(y)];
  return a !== null && b !== null && (a.high < b.low || b.high < a.low);
}

function isPart(claim: ClaimView): boolean {
  return claim.hedge !== null && exactly(claim) !== null;
}

function exactly({ low, high }: ClaimView): number | null {
  return low !== null && low === high ? low : null;
}

function bounds({ low, high }: ClaimView): { low: number; high: number } | null {
  return low === null && high === null ? null : { low: low ?? -Infinity, high: high ?? Infinity };
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
