/** For tests: generated rows of small worlds in which much coincides. */
import type { Property, Schema } from '@trama/model';
import fc from 'fast-check';
import type { ClaimRow, JudgementRow, MentionRow, Rows } from './test-rows.js';

const NAMES = ['José Muñoz', 'Jose Munoz', 'Ana Peña Ruiz', 'El Güero', 'CJNG', 'Ruiz', 'Tapalpa', '+52 33 1234 5678'];
const VALUES: readonly Property[] = ['name', 'alias', 'weakAlias', 'phone', 'place', 'date', 'kind', 'remarks'];
const TIES: readonly Property[] = ['memberOf', 'familyOf', 'leaderOf', 'called', 'perpetrator'];
const SCHEMATA: readonly Schema[] = ['Person', 'Organization', 'Event', 'UnidentifiedPerson', 'Membership'];
const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER//REL TO MEX, USA', 'TLP:RED'];
const MENTIONS = 9;

export const QUERIES: readonly string[] = ['jose', 'muñoz', 'r', 'ana ruiz', 'munos', '5233', 'cjng tapalpa', ''];

const mentionNumber = fc.nat({ max: MENTIONS - 1 });

function claim(n: number): fc.Arbitrary<ClaimRow> {
  const common = {
    n: fc.constant(n),
    about: mentionNumber,
    negated: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    marking: fc.constantFrom(...MARKINGS),
  };
  const report = fc.nat({ max: 3 }).map((number) => ({
    report: number,
    agency: number % 2 ? 'mx-two' : 'us-one',
    source: number > 1 ? 'El Diario' : null,
  }));
  const value = fc.record({ ...common, property: fc.constantFrom(...VALUES), value: fc.constantFrom(...NAMES) });
  const tie = fc.record({
    ...common,
    property: fc.constantFrom(...TIES),
    target: mentionNumber,
    best: fc.constantFrom(Number.NaN, 1, 2.5, -1),
    via: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constant(MENTIONS - 1)),
  });
  return fc
    .tuple(fc.oneof(value, tie), report)
    .map(([row, of]) => Object.fromEntries(Object.entries({ ...row, ...of }).filter(([, v]) => v !== undefined)))
    .map((row) => row as unknown as ClaimRow);
}

const mentions: fc.Arbitrary<MentionRow[]> = fc.tuple(
  ...Array.from({ length: MENTIONS }, (_, n) =>
    fc
      .record({ schema: fc.constantFrom(...SCHEMATA), key: fc.constantFrom('k1', 'k2', null, null, null) })
      .map(({ schema, key }): MentionRow => (key === null ? { n, schema } : { n, schema, key })),
  ),
);

function judgement(n: number): fc.Arbitrary<JudgementRow> {
  return fc.record({
    n: fc.constant(n),
    a: mentionNumber,
    b: mentionNumber,
    verdict: fc.constantFrom('same', 'same', 'different', 'unsure'),
    agency: fc.constantFrom('us-one', 'mx-two'),
  });
}

export const arbitraryRows: fc.Arbitrary<Rows> = fc.record({
  mentions,
  claims: fc.nat({ max: 30 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => claim(n)))),
  judgements: fc.nat({ max: 8 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => judgement(n)))),
});

export function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
