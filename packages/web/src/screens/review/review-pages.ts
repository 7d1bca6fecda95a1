/** The answers of `review.read` as the screen holds them, and what decisions change in them. Pure. */

import type { InfiniteData } from '@tanstack/react-query';
import type { ClaimView, Review } from '@trama/contract';
import type { ClaimState, DecisionKind } from '@trama/model';

export type ReviewPages = InfiniteData<Review, unknown>;

export const STATE_AFTER: Readonly<Record<DecisionKind, ClaimState>> = {
  accept: 'accepted',
  reject: 'rejected',
  withdraw: 'withdrawn',
  reopen: 'draft',
};

interface Decided {
  readonly id: NonNullable<ClaimView['decision']>['id'];
  readonly claim: ClaimView['id'] | null;
  readonly kind: DecisionKind;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly unread: boolean;
}

/** The pages after these decisions: each claim's state and the counts of the report move together. */
export function applyDecisions(pages: ReviewPages, decisions: readonly Decided[]): ReviewPages {
  const byClaim = new Map(decisions.flatMap((decision) => (decision.claim ? [[decision.claim, decision]] : [])));
  const shift = { draft: 0, accepted: 0, rejected: 0, withdrawn: 0 };
  const changed = pages.pages.map((page) => ({
    ...page,
    claims: page.claims.map((claim) => {
      const decision = byClaim.get(claim.id);
      if (!decision) return claim;
      const state = STATE_AFTER[decision.kind];
      shift[claim.state] -= 1;
      shift[state] += 1;
      const { id, kind, by, at, reason, unread } = decision;
      return { ...claim, state, decision: { id, kind, by, at, reason, unread } };
    }),
  }));
  return {
    ...pages,
    pages: changed.map((page) => ({
      ...page,
      report: {
        ...page.report,
        claims: {
          draft: page.report.claims.draft + shift.draft,
          accepted: page.report.claims.accepted + shift.accepted,
          rejected: page.report.claims.rejected + shift.rejected,
        },
      },
    })),
  };
}

/** Where a claim stands in its report: at a place of the text, in a row, or the whole before all. */
function placeOf(claim: ClaimView): number {
  if (claim.place.kind === 'span') return claim.place.span[0];
  return claim.place.kind === 'row' ? claim.place.row : -1;
}

/** The claims of all pages in the order of the text, and the mentions, each once. */
export function joinPages(pages: ReviewPages): {
  readonly claims: readonly ClaimView[];
  readonly mentions: Review['mentions'];
} {
  const claims = new Map(pages.pages.flatMap((page) => page.claims.map((claim) => [claim.id, claim] as const)));
  const mentions = new Map(pages.pages.flatMap((page) => page.mentions.map((one) => [one.id, one] as const)));
  const inOrder = [...claims.values()].sort((a, b) => placeOf(a) - placeOf(b));
  return { claims: inOrder, mentions: [...mentions.values()] };
}

/** The draft after this place, round the end; this place itself where no other is left. */
export function nextDraft(claims: readonly { readonly state: ClaimState }[], from: number): number {
  for (let step = 1; step <= claims.length; step++) {
    const at = (from + step) % claims.length;
    if (claims[at]?.state === 'draft') return at;
  }
  return from;
}
