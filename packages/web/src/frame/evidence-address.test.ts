import { expect, test } from 'vitest';
import { readEvidence, writeEvidence } from './evidence-address.js';

test('the claims in the drawer survive a reload', () => {
  const shown = { kind: 'claims', ids: ['clm_a1', 'clm_b2'], notShown: 0 } as const;
  expect(readEvidence(writeEvidence(shown))).toEqual(shown);
});

test('a long list of claims is cut and says by how much', () => {
  const ids = Array.from({ length: 33 }, (_, i) => `clm_${i}`);
  expect(readEvidence(writeEvidence({ kind: 'claims', ids, notShown: 0 }))).toEqual({
    kind: 'claims',
    ids: ids.slice(0, 20),
    notShown: 13,
  });
});

test('a tie in the drawer survives a reload, whatever its id holds', () => {
  expect(readEvidence(writeEvidence({ kind: 'tie', id: 'a,b+c:d' }))).toEqual({ kind: 'tie', id: 'a,b+c:d' });
});

test('an address with something else in it opens nothing', () => {
  expect(readEvidence('javascript:alert(1)')).toBeNull();
  expect(readEvidence('')).toBeNull();
  expect(readEvidence(null)).toBeNull();
});
