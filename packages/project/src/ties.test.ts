import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryRows } from './arbitrary-rows.js';
import { type ClaimRow, testClaim, testMention, testSubject, worldOfRows } from './test-rows.js';
import type { World } from './world.js';

const named = (...numbers: number[]): ClaimRow[] =>
  numbers.map((n) => ({ n: 100 + n, about: n, property: 'name', value: `m${n}` }));
const tie = (n: number, about: number, target: number, more: Partial<ClaimRow> = {}): ClaimRow => ({
  n,
  about,
  target,
  property: 'memberOf',
  ...more,
});
const at = (world: World, n: number): number => world.resolve(testSubject(n)) as number;
const ALL = { layers: null, limit: 100 };

test('kin said from either side is one tie; membership has a direction', () => {
  const kin = worldOfRows({
    claims: [...named(0, 1), tie(1, 0, 1, { property: 'familyOf' }), tie(2, 1, 0, { property: 'familyOf' })],
  });
  expect(kin.counts().ties).toBe(1);
  expect(kin.tiesOf(at(kin, 1), ALL).ties).toEqual(kin.tiesOf(at(kin, 0), ALL).ties);
  const [one, other] = [testSubject(0), testSubject(1)];
  expect(kin.tie(`${one}.familyOf.${other}`)).toEqual(kin.tie(`${other}.familyOf.${one}`));
  const members = worldOfRows({ claims: [...named(0, 1), tie(1, 0, 1), tie(2, 1, 0)] });
  expect(members.counts().ties).toBe(2);
  expect(members.tie(`${one}.memberOf.${other}`)?.source).toBe(at(members, 0));
});

test('a tie that all claims deny is none; where others state it, the denial stands beside them', () => {
  const denied = worldOfRows({ claims: [...named(0, 1), tie(1, 0, 1, { negated: true })] });
  expect(denied.counts()).toMatchObject({ subjects: 2, ties: 0, claims: 3 });
  const disputed = worldOfRows({ claims: [...named(0, 1), tie(1, 0, 1, { negated: true }), tie(2, 0, 1)] });
  const [found] = disputed.tiesOf(at(disputed, 0), ALL).ties;
  expect(found?.claims).toBe(1);
  expect(disputed.tieEvidence(found?.id ?? '', 10)).toEqual({
    claims: [testClaim(2)],
    contrary: [testClaim(1)],
    details: [],
    notShown: 0,
  });
});

test('a tie is confirmed by two sources, not by two reports of one', () => {
  const confirmed = (...more: Partial<ClaimRow>[]): boolean | undefined => {
    const world = worldOfRows({ claims: [...named(0, 1), ...more.map((row, i) => tie(i, 0, 1, row))] });
    return world.tiesOf(at(world, 0), ALL).ties[0]?.confirmed;
  };
  expect(confirmed({ report: 1 }, { report: 1 })).toBe(false);
  expect(confirmed({ report: 1 }, { report: 2 })).toBe(false);
  expect(confirmed({ report: 1 }, { report: 2, agency: 'mx-two' })).toBe(true);
  expect(confirmed({ report: 1, source: 'El Diario' }, { report: 2, agency: 'mx-two', source: 'EL DIARIO' })).toBe(
    false,
  );
  expect(confirmed({ report: 1, source: 'El Diario' }, { report: 2 })).toBe(true);
  expect(confirmed({ report: 1 }, { report: 2, agency: 'mx-two', negated: true })).toBe(false);
});

test('weights add up within a report; of several reports the largest stands', () => {
  const rows = [tie(1, 0, 1, { best: 2 }), tie(2, 0, 1, { best: 3 }), tie(3, 0, 1, { best: 4, report: 1 })];
  const world = worldOfRows({ claims: [...named(0, 1), ...rows] });
  expect(world.tiesOf(at(world, 0), ALL).ties[0]).toMatchObject({ weight: 5, claims: 3 });
});

test('a subject of many ties has each of them once, strongest first, in whatever order they come', () => {
  const others = Array.from({ length: 60 }, (_, i) => i + 1);
  const best = (other: number): number => (other * 11) % 7;
  // Every third is said twice, in two reports; the order is that of neither the subjects nor the weights.
  const said = others
    .flatMap((other) => (other % 3 === 0 ? [other, other] : [other]))
    .map((_, i, all) => all[(i * 37) % all.length] as number);
  for (const scale of [1, 0.5]) {
    const claims = said.map((other, i) =>
      tie(i, 0, other, { best: best(other) * scale, report: said.indexOf(other) === i ? 0 : 1 }),
    );
    const world = worldOfRows({ claims: [...named(0, ...others), ...claims] });
    const found = world.tiesOf(at(world, 0), ALL).ties;
    const seen = found.map(({ target, claims, weight }) => [target, claims, weight]);
    const expected = others
      .map((other) => [at(world, other), other % 3 === 0 ? 2 : 1, best(other) * scale || 1] as const)
      .sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]);
    expect(seen).toEqual(expected);
  }
});

test('the mention of a tie is no subject and its claims are details of the tie', () => {
  const world = worldOfRows({
    mentions: [{ n: 5, schema: 'Membership' }, { n: 6 }],
    claims: [
      ...named(0, 1, 6),
      tie(1, 0, 1, { via: 5 }),
      tie(2, 0, 1, { via: 6 }),
      { n: 3, about: 5, property: 'role', value: 'jefe de plaza' },
    ],
  });
  expect(world.counts().subjects).toBe(2);
  expect(world.subjectOf(testMention(6))).toBeNull();
  const [found] = world.tiesOf(at(world, 0), ALL).ties;
  expect(new Set(world.tieEvidence(found?.id ?? '', 10)?.details)).toEqual(new Set([testClaim(3), testClaim(106)]));
});

test('a claim known only by its target makes a subject; one of a subject with itself makes no tie', () => {
  const world = worldOfRows({ claims: [tie(1, 0, 1), tie(2, 0, 0)] });
  expect(world.counts()).toMatchObject({ subjects: 2, ties: 1 });
  expect(world.ref(at(world, 1)).label).toBe('');
  const joined = worldOfRows({
    claims: [...named(0, 1), tie(1, 0, 1)],
    judgements: [{ n: 1, a: 0, b: 1, verdict: 'same' }],
  });
  expect(joined.counts()).toMatchObject({ subjects: 1, ties: 0 });
});

test('ties by strength, degrees, neighbours and what is left out agree with a plain count', () => {
  fc.assert(
    fc.property(arbitraryRows, fc.integer({ min: 1, max: 5 }), (rows, limit) => {
      const world = worldOfRows(rows);
      const { subjects, incidents, ties: count } = world.counts();
      const all = Array.from({ length: subjects + incidents }, (_, index) => index);
      const everyTie = new Map(
        all.flatMap((index) => world.tiesOf(index, ALL).ties.map((tie) => [tie.id, tie] as const)),
      );
      expect(everyTie.size).toBe(count);
      for (const index of all) {
        const mine = world.tiesOf(index, ALL).ties;
        const others = new Set(mine.map(({ source, target }) => (source === index ? target : source)));
        expect(world.degree(index)).toBe(others.size);
        for (const [i, next] of mine.slice(1).entries()) expect(next.claims).toBeLessThanOrEqual(mine[i]?.claims ?? 0);
        const around = world.neighbours([index], { layers: null, limit });
        const nodes = new Set(around.nodes.map((node) => node.index));
        expect(nodes.size).toBe(Math.min(limit, others.size + 1));
        expect(around.notShown).toEqual([{ index, count: others.size + 1 - nodes.size }]);
        const among = [...everyTie.values()].filter(({ source, target }) => nodes.has(source) && nodes.has(target));
        expect(new Set(around.ties.map(({ id }) => id))).toEqual(new Set(among.map(({ id }) => id)));
        expect(world.tiesOf(index, { layers: null, limit: 1 }).notShown).toBe(Math.max(0, mine.length - 1));
        for (const one of mine) expect(world.tie(one.id)).toEqual(one);
      }
    }),
    { numRuns: 100 },
  );
});

test('the id of a tie of other subjects, of no tie or of no form finds nothing', () => {
  const world = worldOfRows({ claims: [...named(0, 1, 2), tie(1, 0, 1)] });
  for (const id of [
    '',
    'x',
    `${testSubject(0)}.memberOf.${testSubject(2)}`,
    `${testSubject(0)}.name.${testSubject(1)}`,
  ]) {
    expect(world.tie(id)).toBeNull();
    expect(world.tieEvidence(id, 5)).toBeNull();
  }
});
