import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ClaimRequest, ClaimView } from '@trama/contract';
import type { ClaimId, ClaimState, MentionId } from '@trama/model';
import { useMemo, useState } from 'react';
import { useLive } from '../../api/live.js';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { applyDecisions, joinPages, type ReviewPages, STATE_AFTER } from './review-pages.js';
import { type Done, useUndo } from './use-undo.js';

const PAGE = 500;

/** Reads the review of a report and writes its decisions: shown at once, marked until the server has them. */
export function useReview(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const { sayError } = useToasts();
  const key = useMemo(() => ['review.read', id] as const, [id]);
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ signal, pageParam }) =>
      api.call('review.read', {
        id,
        query: { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const [pending, setPending] = useState<ReadonlyMap<ClaimId, ClaimState>>(new Map());
  const { undoable, remember, takeLast } = useUndo();
  const joined = useMemo(() => (asked.data ? joinPages(asked.data) : { claims: [], mentions: [] }), [asked.data]);
  const claims = useMemo(
    () =>
      pending.size === 0
        ? joined.claims
        : joined.claims.map((claim) => ({ ...claim, state: pending.get(claim.id) ?? claim.state })),
    [joined, pending],
  );
  /** Other screens read the world anew when they are opened next; this one keeps its place. */
  const outdateOthers = () =>
    client.invalidateQueries({
      refetchType: 'none',
      predicate: (query) => query.queryKey[0] !== 'review.read' && query.queryKey[0] !== 'session.read',
    });

  const decide = async (claim: ClaimView, kind: 'accept' | 'reject', reason: string | null, what: string) => {
    setPending((now) => new Map(now).set(claim.id, STATE_AFTER[kind]));
    live.own();
    try {
      const answer = await api.call('review.decide', { body: { decisions: [{ claim: claim.id, kind, reason }] } });
      client.setQueryData<ReviewPages>(key, (now) => now && applyDecisions(now, answer.decisions));
      remember({ what, decisions: answer.decisions.map((one) => one.id), judgement: null, claim: claim.id });
      await outdateOthers();
    } catch (error) {
      sayError(error);
    } finally {
      setPending((now) => {
        const next = new Map(now);
        next.delete(claim.id);
        return next;
      });
    }
  };
  const acceptAll = async (read: boolean, reason: string | null, what: string) => {
    live.own();
    const answer = await api.call('review.acceptAll', { id, body: { read, reason } });
    remember({ what, decisions: answer.decisions.map((one) => one.id), judgement: null, claim: null });
    await Promise.all([asked.refetch(), outdateOthers()]);
  };
  const stateClaim = async (body: ClaimRequest, what: string): Promise<ClaimId> => {
    live.own();
    const answer = await api.call('review.claim', { body });
    const claim = body.corrects ?? answer.claim.id;
    remember({ what, decisions: answer.decisions.map((one) => one.id), judgement: null, claim });
    await Promise.all([asked.refetch(), outdateOthers()]);
    return answer.claim.id;
  };
  const judge = async (
    a: MentionId,
    b: MentionId,
    verdict: 'same' | 'different' | 'unsure',
    reason: string,
    what: string,
  ) => {
    live.own();
    const answer = await api.call('identities.judge', { body: { a, b, verdict, reason } });
    remember({ what, decisions: [], judgement: answer.id, claim: null });
    await Promise.all([asked.refetch(), outdateOthers()]);
  };
  /** Takes back the last act of this visit; answers what it was, null where there is none. */
  const undo = async (): Promise<Done | null> => {
    const last = takeLast();
    if (!last) return null;
    live.own();
    try {
      if (last.judgement) await api.call('identities.withdraw', { id: last.judgement });
      else await api.call('review.undo', { body: { decisions: [...last.decisions] } });
      await Promise.all([asked.refetch(), outdateOthers()]);
      return last;
    } catch (error) {
      remember(last);
      sayError(error);
      return null;
    }
  };
  return {
    asked,
    report: asked.data?.pages[0]?.report ?? null,
    claims,
    mentions: joined.mentions,
    isSaving: (claim: ClaimId) => pending.has(claim),
    undoable,
    decide,
    acceptAll,
    stateClaim,
    judge,
    undo,
  };
}
export type ReviewWork = ReturnType<typeof useReview>;
