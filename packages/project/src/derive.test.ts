import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryRows, QUERIES, shuffled } from './arbitrary-rows.js';
import { Facts } from './facts.js';
import type { Rows } from './test-rows.js';
import {
  claimColumns,
  dumpWorld,
  factsOf,
  judgementFacts,
  mentionColumns,
  run,
  testReport,
  worldOfRows,
} from './test-rows.js';
import { World } from './world.js';

const RUNS = { numRuns: 150 };
const dump = (rows: Rows): string => dumpWorld(worldOfRows(rows), QUERIES);

test('a world is the same in whatever order its rows come', () => {
  const orders = arbitraryRows.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.record({
        mentions: shuffled(rows.mentions),
        claims: shuffled(rows.claims),
        judgements: shuffled(rows.judgements),
      }),
    ),
  );
  fc.assert(
    fc.property(orders, ([rows, other]) => {
      expect(dump(other)).toBe(dump(rows));
    }),
    RUNS,
  );
});

test('a world that grew claim by claim, and lost some, is the one that never held those', () => {
  const histories = arbitraryRows.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.array(fc.nat({ max: 3 }), { minLength: rows.claims.length, maxLength: rows.claims.length }),
      fc.array(fc.boolean(), { minLength: rows.claims.length, maxLength: rows.claims.length }),
    ),
  );
  fc.assert(
    fc.property(histories, ([rows, step, goes]) => {
      const left = rows.claims.filter((_, i) => goes[i]);
      let facts = factsOf({ mentions: [], claims: rows.claims.filter((_, i) => step[i] === 0), judgements: [] });
      let world = run(World.derive(facts));
      for (const at of [1, 2, 3]) {
        // What the old world answers must not change under it.
        const before = world;
        const answers = dumpWorld(before, QUERIES);
        facts = facts.extend();
        const removed = at === 3 ? left.map(({ n }) => n) : [];
        const added = rows.claims.filter((_, i) => step[i] === at && !(at === 3 && goes[i]));
        // A claim that is there already may come again.
        const again = rows.claims.filter((_, i) => step[i] === at - 1 && !goes[i]).slice(0, 2);
        run(facts.addClaims(claimColumns([...added, ...again], removed)));
        if (at === 2) {
          // A report decided as a whole goes, and what is accepted of it comes again, in two pieces.
          facts = facts.extend();
          const held = rows.claims.filter((row, i) => (step[i] ?? 9) <= 2 && row.report === 3);
          run(facts.addClaims(claimColumns(held.slice(0, 2), [], [3])));
          run(facts.addClaims(claimColumns(held.slice(2), [], [3])));
        }
        facts.setMentions(mentionColumns(rows.mentions));
        facts.judgements = judgementFacts(rows.judgements);
        world = run(World.derive(facts, before));
        expect(dumpWorld(before, QUERIES)).toBe(answers);
      }
      expect(dumpWorld(world, QUERIES)).toBe(dump({ ...rows, claims: rows.claims.filter((_, i) => !goes[i]) }));
    }),
    RUNS,
  );
});

test('mentions without a claim in sight, and what is judged of them, change no answer', () => {
  fc.assert(
    fc.property(arbitraryRows, fc.nat({ max: 8 }), fc.nat({ max: 8 }), (rows, a, b) => {
      const ghosts = [20, 21, 22].map((n) => ({ n, key: 'k1' }));
      const judged = (n: number, one: number, other: number, verdict: 'same' | 'different') => ({
        n,
        a: one,
        b: other,
        verdict,
      });
      const haunted = {
        ...rows,
        mentions: [...ghosts, ...rows.mentions],
        judgements: [
          ...rows.judgements,
          judged(80, a, 20, 'same'),
          judged(81, 20, b, 'same'),
          judged(82, 21, a, 'different'),
        ],
      };
      expect(dump(haunted)).toBe(dump(rows));
    }),
    RUNS,
  );
});

test('the numbers that a database gives to markings, reports, agencies and records leave no trace', () => {
  fc.assert(
    fc.property(arbitraryRows, (rows) => {
      const columns = claimColumns(rows.claims);
      const facts = new Facts();
      facts.setMentions({
        ...mentionColumns(rows.mentions),
        keyGroup: mentionColumns(rows.mentions).keyGroup.map((group) => (group < 0 ? -1 : 40 - 3 * group)),
      });
      run(
        facts.addClaims({
          ...columns,
          agencies: ['xx-hidden', ...columns.agencies],
          agency: columns.agency.map((agency) => agency + 1),
          reports: [testReport(99), ...columns.reports],
          sources: ['Hidden Gazette', ...columns.sources],
          report: columns.report.map((report) => report + 1),
          marking: columns.marking.map((marking) => 1000 - marking),
          markings: new Map(Array.from(columns.markings, ([number, text]) => [1000 - number, text])),
        }),
      );
      facts.judgements = judgementFacts(rows.judgements);
      expect(dumpWorld(run(World.derive(facts)), QUERIES)).toBe(dump(rows));
    }),
    RUNS,
  );
});

test('judging two mentions the same and taking it back leaves what was before', () => {
  fc.assert(
    fc.property(arbitraryRows, fc.nat({ max: 7 }), fc.nat({ max: 7 }), (rows, a, b) => {
      const judgements = rows.judgements.filter((row) => new Set([row.a, row.b, a, b]).size > 2);
      const and = (verdict: 'same' | 'unsure', n: number) => ({ n, a, b, verdict, agency: 'us-one' });
      const taken = worldOfRows({ ...rows, judgements: [...judgements, and('same', 90), and('unsure', 91)] });
      const never = worldOfRows({ ...rows, judgements });
      const answers = (text: string): string => text.replace(/"digest":.*/, '');
      expect(answers(dumpWorld(taken, QUERIES))).toBe(answers(dumpWorld(never, QUERIES)));
    }),
    RUNS,
  );
});

test('worlds of other content have other digests', () => {
  fc.assert(
    fc.property(arbitraryRows, (rows) => {
      const digest = worldOfRows(rows).digest;
      for (const left of rows.claims.slice(0, 4)) {
        expect(worldOfRows({ ...rows, claims: rows.claims.filter((row) => row !== left) }).digest).not.toBe(digest);
      }
    }),
    { numRuns: 40 },
  );
});
