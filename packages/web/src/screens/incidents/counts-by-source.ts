/** Figures of one incident by who says them, so that two sources stand one above the other. Pure. */
import type { ClaimView } from '@trama/contract';
import { claimSource } from '../../parts/claim-source.js';

export function countsBySource(
  counts: readonly ClaimView[],
): { readonly by: string; readonly first: ClaimView; readonly claims: readonly ClaimView[] }[] {
  const lines = new Map<string, [ClaimView, ...ClaimView[]]>();
  for (const claim of counts) {
    const key = `${claimSource(claim)} ${claim.grade}${claim.credibility} ${claim.report.id}`;
    const line = lines.get(key);
    if (line) line.push(claim);
    else lines.set(key, [claim]);
  }
  return [...lines.values()].map((claims) => ({ by: claimSource(claims[0]), first: claims[0], claims }));
}
