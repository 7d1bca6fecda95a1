import type { ClaimView } from '@trama/contract';
import { signClass } from '../../parts/claim-sign.js';
import type { MarkedSpan } from '../../parts/span-layers.js';

/** What is highlighted: the span of each claim, in the sign of its state. */
export function reviewSpans(claims: readonly ClaimView[]): MarkedSpan[] {
  return claims.flatMap((claim) =>
    claim.place.kind === 'span'
      ? [
          {
            id: claim.id,
            start: claim.place.span[0],
            end: claim.place.span[1],
            sign: signClass(claim.state, claim.inferred),
          },
        ]
      : [],
  );
}
