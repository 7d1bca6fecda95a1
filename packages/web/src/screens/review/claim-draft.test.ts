import { claimRequest } from '@trama/contract';
import type { MentionId, ReportId } from '@trama/model';
import { newId } from '@trama/model';
import { expect, test } from 'vitest';
import { claimBody, isComplete, newClaimDraft } from './claim-draft.js';

const id = (prefix: 'rep' | 'men') => newId(prefix, 1_770_000_000_000, new Uint8Array(10));
const report = id('rep') as ReportId;
const mention = id('men') as MentionId;

test('selected words become a request that the contract takes, with their span', () => {
  const draft = newClaimDraft({ span: [10, 20], text: 'El Tejedor' }, mention);
  expect(isComplete(draft)).toBe(true);
  const body = claimRequest.parse(claimBody(draft, report));
  expect(body).toMatchObject({ about: mention, property: 'alias', value: 'El Tejedor', span: [10, 20], target: null });
});

test('a tie carries its target and no value; a count carries its range and no value', () => {
  const draft = newClaimDraft({ span: [0, 5], text: 'words' }, mention);
  const tie = claimBody({ ...draft, property: 'leaderOf' }, report);
  expect(tie).toMatchObject({ value: null, target: { schema: 'Organization', name: 'words', span: [0, 5] } });
  const count = claimBody({ ...draft, property: 'killed', low: '4', high: '7', victimClass: 'civilian' }, report);
  expect(claimRequest.parse(count)).toMatchObject({
    value: null,
    low: 4,
    best: null,
    high: 7,
    victimClass: 'civilian',
  });
});

test('what is missing or no date keeps a claim from being stated', () => {
  const draft = newClaimDraft(null, mention);
  expect(isComplete(draft)).toBe(false);
  expect(isComplete({ ...draft, property: 'birthDate', value: '1971-02-30' })).toBe(false);
  expect(isComplete({ ...draft, property: 'birthDate', value: '1971-02' })).toBe(true);
  expect(isComplete({ ...draft, property: 'killed' })).toBe(false);
  expect(isComplete({ ...draft, property: 'killed', best: '0' })).toBe(true);
  expect(isComplete({ ...draft, value: 'x', time: 'yesterday' })).toBe(false);
});
