import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DraftClaim, type DraftMention, draftClaim, type Place } from './claim.js';
import { batchClaim, batchMention, type DraftBatch, DraftBatchBuilder } from './draft-batch.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const maybe = fc.option(text, { nil: null });
const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ kind: 'whole' } as const),
  fc.tuple(fc.nat(), fc.nat()).map((span) => ({ kind: 'span', span }) as const),
  fc.record({ kind: fc.constant('row' as const), row: fc.nat(), column: maybe }),
);
const claim: fc.Arbitrary<DraftClaim> = fc
  .record({
    about: text,
    value: maybe,
    target: maybe,
    low: number,
    best: number,
    high: number,
    negated: fc.boolean(),
    inferred: fc.boolean(),
    hedge: maybe,
    place,
  })
  .map((fields) => draftClaim({ ...fields, property: 'alias', extractor: 'test@1' }));
const mention: fc.Arbitrary<DraftMention> = fc.record({
  local: text,
  schema: fc.constant('Person' as const),
  key: maybe,
  spans: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
});

test('a batch gives back what was written to it, in order', () => {
  fc.assert(
    fc.property(
      fc.array(claim, { maxLength: 30 }),
      fc.array(mention, { maxLength: 10 }),
      fc.integer({ min: 1, max: 12 }),
      (claims, mentions, rows) => {
        const batches: DraftBatch[] = [];
        const builder = new DraftBatchBuilder((batch) => batches.push(batch), rows);
        for (const m of mentions) builder.mention(m);
        for (const c of claims) builder.claim(c);
        builder.flush();
        const readClaims = batches.flatMap((b) => Array.from({ length: b.claims.length }, (_, i) => batchClaim(b, i)));
        const readMentions = batches.flatMap((b) =>
          Array.from({ length: b.mentions.length }, (_, i) => batchMention(b, i)),
        );
        expect(readClaims).toEqual(claims);
        expect(readMentions).toEqual(mentions);
      },
    ),
  );
});

test('columns without any value are one array, and a nought is a value', () => {
  const batches: DraftBatch[] = [];
  const builder = new DraftBatchBuilder((batch) => batches.push(batch));
  builder.claim(draftClaim({ about: 'a', property: 'age', low: 0, extractor: 'test@1' }));
  builder.flush();
  const { claims } = batches[0] as DraftBatch;
  expect(claims.hedge).toBe(claims.unit);
  expect(claims.highNumber).toBe(claims.bestNumber);
  expect([...claims.lowNumber]).toEqual([0]);
});
