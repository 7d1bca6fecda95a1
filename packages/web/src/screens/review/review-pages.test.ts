import type { ClaimView, Review } from '@trama/contract';
import type { ClaimState } from '@trama/model';
import { expect, test } from 'vitest';
import { applyDecisions, joinPages, nextDraft, type ReviewPages } from './review-pages.js';

const claim = (id: string, state: ClaimState, start = 0) =>
  ({ id, state, decision: null, place: { kind: 'span', span: [start, start + 1] } }) as unknown as ClaimView;
const page = (claims: ClaimView[]) =>
  ({
    claims,
    mentions: [],
    next: null,
    report: { claims: { draft: 2, accepted: 1, rejected: 0 } },
  }) as unknown as Review;
const pages = (...of: Review[]): ReviewPages => ({ pages: of, pageParams: [] });
const decision = (id: string, kind: 'accept' | 'reject' | 'reopen') =>
  ({ id: `dec_${id}`, claim: id, kind, by: 'ana', at: '2026-03-01T00:00:00Z', reason: null, unread: false }) as never;

test('a decision changes its claim and moves the report’s counts with it', () => {
  const after = applyDecisions(pages(page([claim('a', 'draft'), claim('b', 'draft'), claim('c', 'accepted')])), [
    decision('a', 'accept'),
    decision('c', 'reject'),
  ]);
  expect(after.pages[0]?.claims.map((one) => one.state)).toEqual(['accepted', 'draft', 'rejected']);
  expect(after.pages[0]?.report.claims).toEqual({ draft: 1, accepted: 1, rejected: 1 });
});

test('reopening is the inverse of accepting', () => {
  const before = pages(page([claim('a', 'draft'), claim('b', 'draft'), claim('c', 'accepted')]));
  const after = applyDecisions(applyDecisions(before, [decision('a', 'accept')]), [decision('a', 'reopen')]);
  expect(after.pages[0]?.report.claims).toEqual(before.pages[0]?.report.claims);
  expect(after.pages[0]?.claims.map((one) => one.state)).toEqual(['draft', 'draft', 'accepted']);
});

test('a claim that two pages carry is listed once', () => {
  expect(
    joinPages(pages(page([claim('a', 'draft')]), page([claim('a', 'draft'), claim('b', 'draft')]))).claims,
  ).toHaveLength(2);
});

test('after a decision the next draft is chosen, round the end, and the place is kept when none is left', () => {
  const states = (...of: ClaimState[]) => of.map((state) => ({ state }));
  expect(nextDraft(states('accepted', 'draft', 'draft'), 1)).toBe(2);
  expect(nextDraft(states('draft', 'accepted', 'accepted'), 1)).toBe(0);
  expect(nextDraft(states('accepted', 'accepted'), 1)).toBe(1);
});

test('a claim that a person added later stands where its words stand in the text', () => {
  const listed = joinPages(pages(page([claim('a', 'draft', 4), claim('c', 'draft', 90), claim('b', 'accepted', 40)])));
  expect(listed.claims.map((one) => one.id)).toEqual(['a', 'b', 'c']);
});
