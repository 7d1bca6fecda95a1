/**
 * Who may see what, written a second time: from the text of the contract alone, without a line of the product.
 * It is naive on purpose. Where it and the product differ, one of them is wrong.
 */

export interface OracleReader {
  /** Null: whoever asks without a name. */
  readonly user: string | null;
  readonly agency: string | null;
  /** ISO 3166 alpha-3: the reader's own, else that of the agency. */
  readonly country: string | null;
  readonly roles: readonly string[];
  /** Cases that the reader is let into now. */
  readonly cases: readonly string[];
}

export const ANYBODY: OracleReader = { user: null, agency: null, country: null, roles: [], cases: [] };

const READ_CONTENT = ['analyst', 'reviewer', 'supervisor', 'liaison'];

/** An auditor and an administrator read no content; somebody without a name reads what everybody may. */
export function readsContent(reader: OracleReader): boolean {
  return reader.user === null || reader.roles.some((role) => READ_CONTENT.includes(role));
}

/**
 * "CLEAR: every reader. GREEN: every reader of a participating agency. AMBER, AMBER+STRICT, RED: the originating agency
 * and those that REL TO names. REL TO narrows CLEAR and GREEN." And: what is marked `CASE x` is read by those in x.
 */
export function mayRead(reader: OracleReader, originator: string, marking: string): boolean {
  const parts = marking.split('//');
  const after = (word: string) =>
    parts.filter((part) => part.startsWith(`${word} `)).flatMap((part) => part.slice(word.length + 1).split(', '));
  if (!readsContent(reader)) return false;
  if (!after('CASE').every((one) => reader.cases.includes(one))) return false;
  if (reader.agency === originator) return true;
  // Who a US person is stays with the agency, unless it was shown to this reader.
  if (parts.includes('USP')) return false;
  const named = after('REL TO');
  if (named.length > 0) return named.some((name) => name === reader.agency || name === reader.country);
  return parts[0] === 'TLP:CLEAR' || (parts[0] === 'TLP:GREEN' && reader.agency !== null);
}

export interface OracleDecision {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly undoes: string | null;
}

/** The latest decision stands; one that was undone counts as never made, and one that undoes does nothing else. */
function standing<D extends OracleDecision>(decisions: readonly D[]): D | null {
  const undone = new Set<string>();
  for (const one of [...decisions].sort((a, b) => b.position - a.position)) {
    if (undone.has(one.id)) continue;
    if (one.undoes === null) return one;
    undone.add(one.undoes);
  }
  return null;
}

/** A decision on a whole report covers the claims that it had then. `made`: when a person stated the claim. */
export function isAccepted(
  made: number | null,
  onReport: readonly OracleDecision[],
  onClaim: readonly OracleDecision[],
): boolean {
  const report = standing(onReport);
  const claim = standing(onClaim);
  const covers = report !== null && !(made !== null && made > report.position);
  const last =
    claim !== null && !(report !== null && report.position > claim.position) ? claim : covers ? report : null;
  return last?.kind === 'accept';
}
