import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JudgementRow, testMention, worldOfRows } from './test-rows.js';

const SIZE = 7;
const names = Array.from({ length: SIZE }, (_, n) => ({ n, about: n, property: 'name' as const, value: `m${n}` }));
const mentionsOf = (keys: readonly (string | null)[]) => keys.map((key, n) => (key === null ? { n } : { n, key }));

/** The groups of mention numbers that a world makes subjects of. */
function groupsOf(keys: readonly (string | null)[], judgements: readonly JudgementRow[]): number[][] {
  const world = worldOfRows({ mentions: mentionsOf(keys), claims: names, judgements });
  const numberOf = new Map(names.map(({ n }) => [testMention(n) as string, n]));
  return Array.from({ length: world.counts().subjects }, (_, index) =>
    world
      .mentionsOf(index)
      .map((id) => numberOf.get(id) as number)
      .sort(),
  ).sort((a, b) => (a[0] as number) - (b[0] as number));
}

/** The rule said plainly: list every simple path between two that are judged different, drop its first and last join. */
function groupsByPaths(keys: readonly (string | null)[], judgements: readonly JudgementRow[]): number[][] {
  const joins = new Set<string>();
  const nameOf = (x: string | number, y: string | number) => [String(x), String(y)].sort().join('~');
  for (const [n, key] of keys.entries()) if (key !== null) joins.add(nameOf(n, key));
  const pairs = judgements.filter(({ a, b }) => a !== b);
  for (const { a, b, verdict } of pairs) if (verdict === 'same') joins.add(nameOf(a, b));
  const dropped = new Set<string>();
  const walk = (path: string[], goal: string): void => {
    const at = path.at(-1) as string;
    if (at === goal) {
      dropped.add(nameOf(path[0] as string, path[1] as string));
      dropped.add(nameOf(path.at(-2) as string, goal));
      return;
    }
    for (const join of joins) {
      const [x = '', y = ''] = join.split('~');
      const next = x === at ? y : y === at ? x : null;
      if (next !== null && !path.includes(next)) walk([...path, next], goal);
    }
  };
  for (const { a, b, verdict } of pairs) if (verdict === 'different') walk([String(a)], String(b));
  const group = new Map<string, string>();
  for (const join of joins) for (const end of join.split('~')) group.set(end, end);
  for (let n = 0; n < SIZE; n++) group.set(String(n), String(n));
  for (let round = 0; round < 30; round++) {
    for (const join of joins) {
      if (dropped.has(join)) continue;
      const [x = '', y = ''] = join.split('~');
      const least = [group.get(x) as string, group.get(y) as string].sort()[0] as string;
      group.set(x, least).set(y, least);
    }
  }
  const groups = new Map<string, number[]>();
  for (const { n } of names) {
    const root = group.get(String(n)) as string;
    groups.set(root, [...(groups.get(root) ?? []), n]);
  }
  return [...groups.values()].sort((a, b) => (a[0] as number) - (b[0] as number));
}

const verdicts = fc.uniqueArray(
  fc.record({
    a: fc.nat({ max: SIZE - 1 }),
    b: fc.nat({ max: SIZE - 1 }),
    verdict: fc.constantFrom('same' as const, 'same' as const, 'different' as const),
    agency: fc.constantFrom('us-one', 'mx-two'),
  }),
  { maxLength: 12, selector: ({ a, b, agency }) => [...[a, b].sort(), agency].join() },
);
const keyed = fc.array(fc.constantFrom('k1', 'k2', null, null), { minLength: SIZE, maxLength: SIZE });

test('subjects are the groups that the rule gives when every path is listed', () => {
  fc.assert(
    fc.property(keyed, verdicts, (keys, rows) => {
      const judgements = rows.map((row, n) => ({ ...row, n }));
      expect(groupsOf(keys, judgements)).toEqual(groupsByPaths(keys, judgements));
    }),
    { numRuns: 400 },
  );
});

test('the order in which judgements were made does not count', () => {
  fc.assert(
    fc.property(keyed, verdicts, fc.boolean(), (keys, rows, flip) => {
      const made = rows.map((row, n) => ({ ...row, n }));
      const backwards = rows.map(({ a, b, ...row }, n) => ({
        ...row,
        ...(flip ? { a: b, b: a } : { a, b }),
        n: 50 - n,
      }));
      expect(groupsOf(keys, backwards)).toEqual(groupsOf(keys, made));
    }),
  );
});

test('A is B, B is C, A is not C: three subjects, and each shows the conflict', () => {
  const judgements: JudgementRow[] = [
    { n: 1, a: 0, b: 1, verdict: 'same' },
    { n: 2, a: 1, b: 2, verdict: 'same' },
    { n: 3, a: 0, b: 2, verdict: 'different' },
  ];
  const world = worldOfRows({ mentions: mentionsOf([null, null, null]), claims: names.slice(0, 3), judgements });
  expect(world.counts().subjects).toBe(3);
  const [a, b] = [testMention(0), testMention(2)].sort();
  for (const index of [0, 1, 2]) expect(world.conflicts(index)).toEqual([{ a, b }]);
});

test('one who is judged different leaves a record, the others stay together', () => {
  const judgements: JudgementRow[] = [{ n: 1, a: 0, b: 3, verdict: 'different' }];
  expect(groupsOf(['k', 'k', 'k', 'k', null, null, null], judgements)).toEqual([[0], [1, 2], [3], [4], [5], [6]]);
});

test('two agencies that judge a pair the other way leave it apart; the latest word of one agency stands', () => {
  const same: JudgementRow = { n: 1, a: 0, b: 1, verdict: 'same', agency: 'us-one' };
  const keys = [null, null, null, null, null, null, null];
  expect(groupsOf(keys, [same])[0]).toEqual([0, 1]);
  expect(groupsOf(keys, [same, { ...same, n: 2, verdict: 'different', agency: 'mx-two' }])[0]).toEqual([0]);
  expect(
    groupsOf(keys, [
      { ...same, n: 3 },
      { ...same, n: 2, verdict: 'different' },
    ])[0],
  ).toEqual([0, 1]);
});

test('a mention without a claim in sight joins nothing', () => {
  const judgements: JudgementRow[] = [
    { n: 1, a: 0, b: 1, verdict: 'same' },
    { n: 2, a: 1, b: 2, verdict: 'same' },
  ];
  const claims = names.filter(({ n }) => n === 0 || n === 2);
  const world = worldOfRows({ mentions: mentionsOf([null, null, null]), claims, judgements });
  expect(world.counts().subjects).toBe(2);
  expect(world.subjectOf(testMention(1))).toBeNull();
});
