import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupChanges } from './group-changes.js';

const of = (...groups: number[]) => Int32Array.from(groups);

describe('the changes of groups between two snapshots', () => {
  it.each([
    ['a group grows', of(0, 0, 0, -1), of(5, 5, 5, 5), [{ kind: 'growth', before: 0, after: 5, jaccard: 0.75 }]],
    ['a group shrinks', of(0, 0, 0, 0), of(5, 5, 5, -1), [{ kind: 'shrinking', before: 0, after: 5, jaccard: 0.75 }]],
    ['a group splits', of(0, 0, 0, 0), of(1, 1, 2, 2), [{ kind: 'split', before: 0, after: [1, 2] }]],
    ['two merge', of(1, 1, 2, 2), of(0, 0, 0, 0), [{ kind: 'merge', before: [1, 2], after: 0 }]],
    [
      'one dies, one is born',
      of(3, 3, -1, -1),
      of(-1, -1, 4, 4),
      [
        { kind: 'death', before: 3 },
        { kind: 'birth', after: 4 },
      ],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(groupChanges(before, after)).toEqual(changes);
  });

  it('tell of each group of both, and of none that is not there', () => {
    const partition = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(partition, partition, fc.double({ min: 0.05, max: 1, noNaN: true }), (a, b, least) => {
        const changes = groupChanges(Int32Array.from(a), Int32Array.from(b), least);
        const told = (side: 'before' | 'after') =>
          new Set(changes.flatMap((change) => (side in change ? [change[side as keyof typeof change]] : []).flat()));
        expect(told('before')).toEqual(new Set(a.filter((group) => group >= 0)));
        expect(told('after')).toEqual(new Set(b.filter((group) => group >= 0)));
      }),
    );
  });

  it('backwards in time are the reverse: what splits, merges; what is born, dies', () => {
    const partition = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(partition, partition, (a, b) => {
        const count = (changes: ReturnType<typeof groupChanges>, kind: string) =>
          changes.filter((change) => change.kind === kind).length;
        const forth = groupChanges(Int32Array.from(a), Int32Array.from(b));
        const back = groupChanges(Int32Array.from(b), Int32Array.from(a));
        for (const [one, other] of [
          ['birth', 'death'],
          ['split', 'merge'],
          ['growth', 'shrinking'],
        ] as const) {
          expect(count(forth, one)).toBe(count(back, other));
        }
      }),
    );
  });

  it('refuse partitions of different people', () => {
    expect(() => groupChanges(of(0), of(0, 1))).toThrow(/the same people; found 1 and 2/);
    expect(() => groupChanges(of(0), of(0), 0)).toThrow(/above 0, up to 1; found 0/);
  });
});
