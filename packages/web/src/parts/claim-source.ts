import type { ClaimView } from '@trama/contract';

/** Who says it: whom the text attributes it to, else the report's source, else the agency. */
export function claimSource(claim: ClaimView): string {
  return claim.attribution ?? claim.report.source ?? claim.report.agency;
}
