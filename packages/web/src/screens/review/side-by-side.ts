import type { ClaimView, SubjectTie } from '@trama/contract';
import { NAME_PROPERTIES, type Property } from '@trama/model';
import { foldText } from '../../language/fold-text.js';

/** One value that is said of one of two records, with the claims that say it; or the ties of one kind to subjects of one name. */
export interface Said {
  readonly property: Property;
  readonly text: string;
  readonly claims: readonly ClaimView[];
  /** Of the claims, or of the ties. */
  readonly count: number;
  /** Of ties alone: whether one of them is confirmed. */
  readonly confirmed?: boolean;
}

export interface Cell extends Said {
  /** The other record has it too: by small letters without accents, a name under any kind of name. */
  readonly isShared: boolean;
}

export interface ComparedRow {
  readonly property: Property;
  readonly left: readonly Cell[];
  readonly right: readonly Cell[];
}

/** Two records by property: what both speak of first, then what one of them does, each in the order met. */
export function sideBySide(left: readonly Said[], right: readonly Said[]): ComparedRow[] {
  const [ofLeft, ofRight] = [keysOf(left), keysOf(right)];
  const properties = [...new Set([...left, ...right].map(({ property }) => property))];
  const cells = (said: readonly Said[], property: Property, other: ReadonlySet<string>): Cell[] =>
    said.filter((one) => one.property === property).map((one) => ({ ...one, isShared: other.has(keyOf(one)) }));
  const rows = properties.map((property) => ({
    property,
    left: cells(left, property, ofRight),
    right: cells(right, property, ofLeft),
  }));
  const isBoth = (row: ComparedRow) => row.left.length > 0 && row.right.length > 0;
  return [...rows.filter(isBoth), ...rows.filter((row) => !isBoth(row))];
}

/** Claims as values: equal texts of one property are one value with all its claims. */
export function saidBy(claims: readonly ClaimView[], textOf: (claim: ClaimView) => string): Said[] {
  const values = new Map<string, { property: Property; text: string; claims: ClaimView[] }>();
  for (const claim of claims) {
    const text = textOf(claim);
    const key = `${claim.property} ${text}`;
    const value = values.get(key);
    if (value) value.claims.push(claim);
    else values.set(key, { property: claim.property, text, claims: [claim] });
  }
  return [...values.values()].map((value) => ({ ...value, count: value.claims.length }));
}

/** The ties that go out from a subject, those to subjects of equal names in one line. */
export function tiedTo(ties: readonly SubjectTie[], nameOf: (other: SubjectTie['other']) => string): Said[] {
  const said = new Map<string, Said>();
  for (const { property, other, outward, confirmed } of ties) {
    if (!outward) continue;
    const text = nameOf(other);
    const key = `${property} ${text}`;
    const before = said.get(key);
    const count = (before?.count ?? 0) + 1;
    said.set(key, { property, text, claims: [], count, confirmed: confirmed || before?.confirmed === true });
  }
  return [...said.values()];
}

function keysOf(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.map(keyOf));
}

function keyOf({ property, text }: Said): string {
  return `${NAME_PROPERTIES.has(property) ? 'name' : property} ${foldText(text).trim()}`;
}
