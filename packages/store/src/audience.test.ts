import { CLEAR, HANDLINGS, type Marking, mayRead, TLP_LEVELS } from '@trama/model';
import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { audienceOf, internMarking } from './audience.js';
import { CONTENT } from './content-tables.fixture.js';
import { addReader } from './reader.js';
import { ANA, addPeople, BOB, bring, letInto, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
});

async function countSeen(reader: ReaderContext, table: string): Promise<number> {
  const { rows } = await db.store.read(reader, (tx) =>
    tx.query<{ n: string }>(`select count(*) as n from trama.${table}`),
  );
  return Number(rows[0]?.n);
}

describe('what a reader may see', () => {
  test('is decided in the database as the model decides it', async () => {
    const relTo = ['MEX', 'USA', 'mx-one', 'us-two'];
    const some: fc.Arbitrary<Marking> = fc.record(
      {
        tlp: fc.constantFrom(...TLP_LEVELS),
        relTo: fc.option(
          fc.subarray(relTo, { minLength: 1 }).map((list) => [...list].sort()),
          { nil: null },
        ),
        orcon: fc.boolean(),
        handling: fc.subarray([...HANDLINGS]).map((list) => [...list].sort()),
        cases: fc.subarray(['c-1', 'c-2']),
        uses: fc.constant([]),
        usPersons: fc.constant(true as const),
      },
      { requiredKeys: ['tlp', 'relTo', 'orcon', 'handling', 'cases', 'uses'] },
    );
    const matrix = await openTestDatabase();
    const { store } = matrix;
    await addPeople(store);
    await addReader(store, { user: 'gus', agency: 'gt-six', country: null, role: 'analyst' }, new Date());
    await addReader(store, { user: 'eva', agency: 'mx-one', country: 'USA', role: 'liaison' }, new Date());
    const past = new Date(Date.now() - 1000);
    await letInto(store, 'c-1', ANA);
    await letInto(store, 'c-1', BOB);
    await letInto(store, 'c-2', BOB);
    await letInto(store, 'c-2', ANA);
    await letInto(store, 'c-2', ANA, past);
    const markings = [...fc.sample(some, { numRuns: 200, seed: 7 }), CLEAR];
    const numbered: { no: number; agency: string; of: Marking }[] = [];
    for (const agency of ['mx-one', 'us-two']) {
      for (const of of markings) {
        const no = await store.write({ user: null, agency }, (tx) => internMarking(tx, agency, of));
        numbered.push({ no, agency, of });
      }
    }
    const readers: [ReaderContext, Parameters<typeof mayRead>[0]][] = [
      [ANA, { agency: 'mx-one', country: 'MEX', cases: new Set(['c-1']) }],
      [BOB, { agency: 'us-two', country: 'USA', cases: new Set(['c-1', 'c-2']) }],
      [
        { user: 'gus', agency: 'gt-six' },
        { agency: 'gt-six', country: null, cases: new Set() },
      ],
      [
        { user: 'eva', agency: 'mx-one' },
        { agency: 'mx-one', country: 'USA', cases: new Set() },
      ],
      [
        { user: null, agency: 'us-two' },
        { agency: 'us-two', country: null, cases: new Set() },
      ],
    ];
    for (const [context, recipient] of readers) {
      const { rows } = await store.read(context, (tx) =>
        tx.query<{ seen: boolean[] }>('select trama.audience() as seen'),
      );
      for (const { no, agency, of } of numbered) {
        expect([rows[0]?.seen[no - 1], of], `${context.user} ${agency}`).toEqual([mayRead(recipient, agency, of), of]);
      }
    }
    const { rows } = await store.read({ user: null, agency: null }, (tx) =>
      tx.query<{ seen: boolean[] }>('select trama.audience() as seen'),
    );
    for (const { no, of } of numbered) {
      expect(rows[0]?.seen[no - 1]).toBe(of.tlp === 'CLEAR' && of.relTo === null && of.cases.length === 0);
    }
  });

  test('is nothing for who was never set, for auditors and for administrators', async () => {
    await bring(
      db.store,
      ANA,
      sampleReport('seen', { portions: [{ start: 0, text: 'El Mencho', marking: CLEAR }] }),
      [person('m1')],
      [named('m1', 'El Mencho')],
    );
    for (const table of ['report', 'claim', 'mention', 'portion', 'file', 'file_chunk', 'decision', 'ledger_entry']) {
      expect(await countSeen(ANA, table), table).toBeGreaterThan(0);
    }
    for (const role of ['app', 'owner'] as const) {
      const client = new pg.Client(db.connection(role));
      await client.connect();
      for (const table of [...CONTENT, 'audit']) {
        const { rows } = await client.query(`select count(*)::int as n from trama.${table}`);
        expect(rows[0].n, `${role} ${table}`).toBe(0);
      }
      await client.end();
    }
    for (const user of ['aud', 'adm']) {
      for (const table of CONTENT)
        expect(await countSeen({ user, agency: 'mx-one' }, table), `${user} ${table}`).toBe(0);
    }
    for (const table of ['decision']) expect(await countSeen({ user: null, agency: null }, table)).toBe(0);
  });

  test('is not what bears a marking made after the transaction set its reader', async () => {
    await db.store.read(ANA, async (tx) => {
      const before = await audienceOf(tx);
      await db.store.write(ANA, (other) => internMarking(other, 'mx-one', marking('TLP:AMBER//USE later')));
      expect(await audienceOf(tx)).toEqual(before);
      const { rows } = await tx.query('select (select trama.audience())[100000] as seen');
      expect(rows[0]).toEqual({ seen: null });
    });
  });

  test('has one digest for readers who see the same', async () => {
    const digest = (reader: ReaderContext) => db.store.read(reader, async (tx) => (await audienceOf(tx)).digest);
    await addReader(db.store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
    expect(await digest({ user: 'ines', agency: 'mx-one' })).toBe(await digest(ANA));
    expect(await digest(BOB)).not.toBe(await digest(ANA));
  });
});
