import { CLEAR, HANDLINGS, type Marking, mayRead, TLP_LEVELS } from '@trama/model';
import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAccepted, loadMentions } from './accepted.js';
import { audienceOf, internMarking } from './audience.js';
import { reportClaims } from './claim.js';
import { CONTENT } from './content-tables.fixture.js';
import { addReader } from './reader.js';
import { listReports, readFile, readReport, reportMentions } from './report.js';
import { ANA, addPeople, BOB, bring, DRAFT, letInto, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function countSeen(reader: ReaderContext, table: string): Promise<number> {
  const { rows } = await db.store.read(reader, (tx) =>
    tx.query<{ n: string }>(`select count(*) as n from trama.${table}`),
  );
  return Number(rows[0]?.n);
}

describe('what a reader may see', () => {
  test('is decided in the database as the model decides it', async () => {
    const relTo = ['MEX', 'USA', 'mx-one', 'us-two'];
    const some: fc.Arbitrary<Marking> = fc.record({
      tlp: fc.constantFrom(...TLP_LEVELS),
      relTo: fc.option(
        fc.subarray(relTo, { minLength: 1 }).map((list) => [...list].sort()),
        { nil: null },
      ),
      orcon: fc.boolean(),
      handling: fc.subarray([...HANDLINGS]).map((list) => [...list].sort()),
      cases: fc.subarray(['c-1', 'c-2']),
      uses: fc.constant([]),
    });
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

describe('a colleague outside a compartment', () => {
  test('sees nothing of it, table by table', async () => {
    const { store } = await openTestDatabase();
    await addPeople(store);
    await addReader(store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
    await letInto(store, 'c-1', ANA);
    const closed = marking('TLP:RED//CASE c-1');
    const report = sampleReport('case', { marking: closed, portions: [{ start: 0, text: 'x', marking: closed }] });
    await bring(store, ANA, report, [person('m1')], [named('m1', 'Closed')]);
    for (const table of CONTENT.filter(
      (name) => !['judgement', 'class_assessment', 'release', 'claim_state'].includes(name),
    )) {
      const count = (user: string) =>
        store.read({ user, agency: 'mx-one' }, async (tx) => (await tx.query(`select 1 from trama.${table}`)).rowCount);
      expect(await count('ana'), table).toBeGreaterThan(0);
      expect(await count('ines'), table).toBe(0);
    }
  });
});

describe('a judgement', () => {
  test('is hidden by its own marking, and by that of each mention it names', async () => {
    const { store } = await openTestDatabase();
    await addPeople(store);
    await bring(store, ANA, sampleReport('open'), [person('o', 'k:open')], []);
    await bring(store, ANA, sampleReport('closed', { marking: marking('TLP:AMBER') }), [person('c', 'k:closed')], []);
    const judge = (a: string, b: string, text: string) =>
      store.write(ANA, async (tx) => {
        const no = await internMarking(tx, 'mx-one', marking(text));
        await tx.query(
          `insert into trama.judgement (agency, marking, id, position, a, b, verdict, reason_digest, by, at)
             select 1, $3, gen_random_uuid(), 1, a.id, b.id, 'same', '', 'ana', now()
             from trama.mention a, trama.mention b where a.key = $1 and b.key = $2`,
          [a, b, no],
        );
      });
    const seen = async () => (await store.read(BOB, (tx) => tx.query('select 1 from trama.judgement'))).rowCount;
    await judge('k:open', 'k:open', 'TLP:AMBER');
    await judge('k:closed', 'k:open', 'TLP:CLEAR');
    await judge('k:open', 'k:closed', 'TLP:CLEAR');
    expect(await seen()).toBe(0);
    await judge('k:open', 'k:open', 'TLP:CLEAR');
    expect(await seen()).toBe(1);
  });
});

describe('another agency', () => {
  test('sees neither drafts nor their states, in rows, counts and columns', async () => {
    const { id } = await bring(
      db.store,
      ANA,
      sampleReport('draft'),
      [person('m1')],
      [named('m1', 'A'), named('m1', 'B')],
      DRAFT,
    );
    expect(await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }))).toHaveLength(2);
    expect(await db.store.read(BOB, (tx) => reportClaims(tx, id, { limit: 9 }))).toEqual([]);
    const own = await db.store.read(ANA, (tx) => readReport(tx, id));
    const other = await db.store.read(BOB, (tx) => readReport(tx, id));
    expect(own?.counts).toEqual({ claims: 2, draft: 2, accepted: 0, rejected: 0 });
    expect(other?.counts).toEqual({ claims: 0, draft: 0, accepted: 0, rejected: 0 });
    expect(other?.importedBy).toBeNull();
    expect((await db.store.read(BOB, (tx) => listReports(tx, { limit: 50, state: 'draft' }))).items).toEqual([]);
  });

  test('sees of a report the portions that are open to it, and their claims alone', async () => {
    const report = sampleReport('portions', {
      marking: marking('TLP:RED'),
      portions: [
        { start: 0, text: 'Uno es abierto. ', marking: CLEAR },
        { start: 16, text: 'Dos es cerrado.', marking: marking('TLP:RED') },
      ],
    });
    const spans: [number, number][] = [
      [0, 3],
      [16, 19],
    ];
    const { id } = await bring(
      db.store,
      ANA,
      report,
      [person('open', null, spans), person('closed', null, [[16, 19]])],
      [
        named('open', 'Uno', { place: { kind: 'span', span: [0, 3] } }),
        named('open', 'Dos', { place: { kind: 'span', span: [16, 19] } }),
        named('closed', 'Dos', { place: { kind: 'span', span: [0, 3] } }),
      ],
    );
    const seen = await db.store.read(BOB, async (tx) => ({
      report: await readReport(tx, id),
      claims: await reportClaims(tx, id, { limit: 9 }),
      mentions: await reportMentions(tx, id),
      bytes: await collect(readFile(tx, id)),
    }));
    expect(seen.report).toMatchObject({
      name: null,
      title: null,
      marking: null,
      sha256: null,
      detail: null,
      size: null,
    });
    expect(seen.report?.portions).toEqual([{ start: 0, text: 'Uno es abierto. ', marking: 'TLP:CLEAR' }]);
    expect(seen.claims.map((claim) => claim.value)).toEqual(['Uno']);
    expect(seen.report?.counts).toEqual({ claims: 1, draft: 0, accepted: 1, rejected: 0 });
    expect(seen.mentions.map((mention) => mention.spans)).toEqual([[[0, 3]]]);
    expect(seen.bytes).toEqual([]);
    const own = await db.store.read(ANA, (tx) => readReport(tx, id));
    expect(own).toMatchObject({ name: 'portions', counts: { claims: 3 } });
    expect(own?.portions).toHaveLength(2);
  });

  test('loads the same columns as from a ledger that never held the hidden rows', async () => {
    const load = async (hidden: boolean) => {
      const { store } = await openTestDatabase();
      await addPeople(store);
      const bringAll = async (name: string, text: string) =>
        bring(
          store,
          ANA,
          sampleReport(name, { marking: marking(text) }),
          [person('m1', `row:${name}`)],
          [named('m1', name)],
        );
      await bringAll('one', 'TLP:CLEAR');
      if (hidden) await bringAll('two', 'TLP:AMBER');
      if (hidden) await bringAll('three', 'TLP:GREEN//REL TO MEX');
      await bringAll('four', 'TLP:AMBER//REL TO USA');
      return store.read(BOB, async (tx) => {
        const claims = await loadAccepted(tx, { after: null });
        const mentions = await loadMentions(tx);
        return {
          claims: claims.length,
          reports: claims.reports.length,
          mentions: mentions.length,
          value: Buffer.from(claims.value.heap).toString(),
        };
      });
    };
    expect(await load(true)).toEqual(await load(false));
    expect(await load(true)).toEqual({ claims: 2, reports: 2, mentions: 2, value: 'onefour' });
  });

  test('cannot be written for', async () => {
    await expect(
      db.store.write(BOB, (tx) =>
        tx.query(
          "insert into trama.portion (agency, marking, report, no, start, text) values (1, 1, gen_random_uuid(), 0, 0, 'x')",
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      db.store.write(BOB, (tx) =>
        tx.query(
          "insert into trama.mention_door (agency, marking, id, report, schema) values (1, 1, gen_random_uuid(), gen_random_uuid(), 'Person')",
        ),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(db.store.read(BOB, (tx) => tx.query('select 1 from trama.claim_door'))).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.store.read({ user: 'bob', agency: 'mx-one' }, async () => 1)).rejects.toMatchObject({
      refusal: { code: 'reader-unknown' },
    });
    await expect(db.store.write(BOB, (tx) => tx.query('insert into trama.ledger_entry values (1)'))).rejects.toThrow(
      /permission denied/,
    );
  });
});
