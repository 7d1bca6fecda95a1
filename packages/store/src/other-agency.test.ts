import { CLEAR } from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAccepted, loadMentions } from './accepted.js';
import { reportClaims } from './claim.js';
import { listReports, readFile, readReport, reportMentions } from './report.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

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
    expect(seen.report?.portions).toEqual([{ no: 0, start: 0, text: 'Uno es abierto. ', marking: 'TLP:CLEAR' }]);
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
