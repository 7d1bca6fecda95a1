import { createHash } from 'node:crypto';
import { Refused, type SkippedRow } from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnText, entriesAfter, loadAccepted, loadMentions } from './accepted.js';
import { appendReport, findReportBySha } from './append-report.js';
import { ledgerPosition } from './audience.js';
import { claimsByIds, reportClaims } from './claim.js';
import { doctor, ledgerCounts } from './doctor.js';
import { listReports, readFile, readReport, reportMentions } from './report.js';
import {
  ACCEPTED_BY_ANA,
  ANA,
  addPeople,
  BOB,
  batchesOf,
  bring,
  DRAFT,
  marking,
  named,
  person,
  sampleReport,
  tied,
} from './sample.fixture.js';
import type { Store } from './store.js';
import { openTestStore } from './testing.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await addPeople(store);
});

describe('a report that is brought in', () => {
  test('comes back as it was, claim by claim', async () => {
    const claims = [
      named('m1', 'Nemesio Oseguera Cervantes', {
        place: { kind: 'span', span: [0, 10] },
        attribution: 'Omar García Harfuch',
        hedge: 'al menos',
      }),
      named('m1', 'El Mencho', { property: 'alias', negated: true, inferred: true, time: '2026-02' as never }),
      tied('m1', 'm2', { property: 'leaderOf', via: 'm2', place: { kind: 'row', row: 7, column: 'jefe' } }),
      named('m2', 'x', {
        property: 'killed',
        value: null,
        low: 4,
        best: 5.5,
        high: null,
        unit: 'person',
        victimClass: 'civilian',
        body: 'Guardia',
      }),
    ];
    const report = sampleReport('whole', {
      portions: [{ start: 0, text: 'áéí 😀 texto', marking: marking('TLP:GREEN') }],
      grade: 'C',
      source: 'Reuters',
    });
    const { id, ...counts } = await bring(
      store,
      ANA,
      report,
      [person('m1', 'ofac:1', [[0, 10]]), person('m2')],
      claims,
    );
    expect(counts).toEqual({ mentions: 2, claims: 4, skipped: [] });
    const read = await store.read(ANA, async (tx) => ({
      report: await readReport(tx, id),
      mentions: await reportMentions(tx, id),
      claims: await reportClaims(tx, id, { limit: 10 }),
      bytes: await bytesOf(readFile(tx, id)),
    }));
    expect(read.report).toMatchObject({
      id,
      name: 'whole',
      grade: 'C',
      source: 'Reuters',
      marking: 'TLP:CLEAR',
      importedBy: 'ana',
      detail: { pages: 1 },
    });
    expect(read.report?.portions).toEqual([{ no: 0, start: 0, text: 'áéí 😀 texto', marking: 'TLP:GREEN' }]);
    expect(read.report?.counts).toEqual({ claims: 4, draft: 0, accepted: 4, rejected: 0 });
    expect(read.bytes.toString()).toBe('bytes of whole');
    const [m1, m2] = read.mentions.map((mention) => mention.id);
    expect(read.mentions).toMatchObject([
      { schema: 'Person', key: 'ofac:1', spans: [[0, 10]] },
      { key: null, spans: [] },
    ]);
    const ids = new Map([
      ['m1', m1],
      ['m2', m2],
    ]);
    expect(read.claims).toMatchObject(
      claims.map((claim) => ({
        ...claim,
        about: ids.get(claim.about),
        target: claim.target === null ? null : ids.get(claim.target),
        via: claim.via === null ? null : ids.get(claim.via),
        credibility: 3,
        grade: 'C',
        state: 'accepted',
        decision: { kind: 'accept', by: 'ana', unread: false },
      })),
    );
    const byId = await store.read(BOB, (tx) =>
      claimsByIds(
        tx,
        read.claims.map((claim) => claim.id),
      ),
    );
    expect(byId.map((claim) => claim.decision)).toEqual([null, null, null, null]);
    const paged = await store.read(ANA, async (tx) => {
      const first = await reportClaims(tx, id, { limit: 3 });
      return [...first, ...(await reportClaims(tx, id, { limit: 3, after: first.at(-1)?.id as never }))];
    });
    expect(paged).toEqual(read.claims);
  });

  test('resolves references to what comes later, to earlier records by key, and names the dangling ones', async () => {
    await bring(store, ANA, sampleReport('people'), [person('r1', 'row:1'), person('r2', 'row:2')], []);
    await bring(store, BOB, sampleReport('theirs'), [person('r3', 'row:3')], []);
    const before = await store.read(ANA, (tx) => loadMentions(tx));
    const skipped: SkippedRow[] = [];
    const { id } = await store.write(ANA, async (tx) => {
      const done = await appendReport(
        tx,
        sampleReport('ties'),
        batchesOf(
          [person('late', 'row:9')],
          [
            tied('key:row:1', 'key:row:2'),
            tied('late', 'key:row:9'),
            tied('key:row:1', 'key:row:3', { place: { kind: 'row', row: 3, column: null } }),
            tied('nobody', 'late', { place: { kind: 'row', row: 4, column: null } }),
            named('late', 'x', { property: 'nonsense' as never, place: { kind: 'row', row: 5, column: null } }),
          ],
          2,
        ),
        ACCEPTED_BY_ANA,
      );
      skipped.push(...done.skipped);
      return done;
    });
    expect(skipped.sort((a, b) => a.where.localeCompare(b.where))).toEqual([
      { where: 'row 3', why: 'dangling reference' },
      { where: 'row 4', why: 'dangling reference' },
      { where: 'row 5', why: 'unknown property' },
    ]);
    const claims = await store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    expect(claims).toHaveLength(2);
    const after = await store.read(ANA, (tx) => loadMentions(tx));
    expect(after.length).toBe(before.length + 1);
  });

  test('gives a claim the markings of all that it joins', async () => {
    await bring(
      store,
      ANA,
      sampleReport('secret people', { marking: marking('TLP:AMBER//REL TO USA') }),
      [person('s1', 'sec:1')],
      [],
    );
    const { id } = await bring(
      store,
      ANA,
      sampleReport('open ties'),
      [person('o1')],
      [tied('o1', 'key:sec:1'), named('o1', 'Open')],
    );
    const claims = await store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    expect(claims.map((claim) => claim.marking).sort()).toEqual(['TLP:AMBER//REL TO USA', 'TLP:CLEAR']);
  });

  test('is one: the same bytes are found by their agency and by no other', async () => {
    const report = sampleReport('twice');
    const { id } = await bring(store, ANA, report, [], []);
    const find = (who: typeof ANA) => store.read(who, (tx) => findReportBySha(tx, report.file.sha256));
    expect(await find(ANA)).toEqual({ id, marking: 'TLP:CLEAR', grade: 'B', format: 'text' });
    expect(await find(BOB)).toBeNull();
    await expect(bring(store, ANA, report, [], [])).rejects.toMatchObject({ refusal: { code: 'conflict' } });
    await bring(store, BOB, report, [], []);
  });

  test('leaves nothing when it is cut off', async () => {
    const before = await ledgerCounts(store);
    const stop = new AbortController();
    const mentions = Array.from({ length: 5000 }, (_, i) => person(`p${i}`));
    const names = mentions.map(({ local }) => named(local, `name ${local}`));
    const running = store.write(ANA, (tx) =>
      appendReport(tx, sampleReport('cut off'), batchesOf(mentions, names), {
        ...ACCEPTED_BY_ANA,
        signal: stop.signal,
        onProgress: ({ claims }) => {
          if (claims > 2000) stop.abort(new Error('enough'));
        },
      }),
    );
    await expect(running).rejects.toThrow('enough');
    expect(await ledgerCounts(store)).toEqual(before);
    async function* broken() {
      yield* batchesOf([person('x')], [named('x', 'y')]);
      throw new Error('the reading ended');
    }
    await expect(store.write(ANA, (tx) => appendReport(tx, sampleReport('broken'), broken(), DRAFT))).rejects.toThrow(
      'the reading ended',
    );
    const wrong = sampleReport('wrong bytes');
    await expect(
      bring(store, ANA, { ...wrong, file: { ...wrong.file, chunks: [Buffer.from('others')] } }, [], []),
    ).rejects.toThrow('not those of the digest');
    expect(await ledgerCounts(store)).toEqual(before);
    expect((await doctor(store)).checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('keeps its file in pieces, byte by byte', async () => {
    const bytes = Buffer.alloc(9_000_001, 7);
    bytes.writeUInt32BE(0xfeedbeef, 5_000_000);
    const file = {
      name: 'big',
      sha256: createHash('sha256').update(bytes).digest(),
      size: bytes.length,
      chunks: [bytes.subarray(0, 11), bytes.subarray(11)],
    };
    const { id } = await bring(store, ANA, sampleReport('big', { file }), [], []);
    expect((await store.read(ANA, (tx) => bytesOf(readFile(tx, id)))).equals(bytes)).toBe(true);
  });

  test('needs an agency that may write', async () => {
    for (const reader of [
      { user: null, agency: null },
      { user: 'aud', agency: 'mx-one' },
    ]) {
      const refused = store.write(reader, (tx) => appendReport(tx, sampleReport('nobody'), batchesOf([], []), DRAFT));
      await expect(refused).rejects.toThrow(Refused);
    }
  });
});

describe('the ledger', () => {
  test('tells of a commit, and of what it changed', async () => {
    // The first call tells that listening has begun.
    let listens: () => void = () => {};
    const listening = new Promise<void>((resolve) => {
      listens = resolve;
    });
    const heard = new Promise<void>((resolve) => {
      let calls = 0;
      const stop = store.listen(() => {
        listens();
        if (++calls < 2) return;
        stop();
        resolve();
      });
    });
    await listening;
    const position = await store.read(ANA, ledgerPosition);
    const { id } = await bring(store, ANA, sampleReport('news'), [person('n1')], [named('n1', 'Nueva')]);
    await heard;
    const entries = await store.read(ANA, (tx) => entriesAfter(tx, position));
    expect(entries.map(({ kind, report }) => [kind, report])).toEqual([
      ['report', id],
      ['decision', id],
    ]);
    const columns = await store.read(ANA, (tx) => loadAccepted(tx, { after: position }));
    expect([columns.length, columnText(columns.value, 0), columns.reports]).toEqual([1, 'Nueva', [id]]);
    expect(columns.position).toBe(entries.at(-1)?.position);
  });

  test('lists reports latest first, page by page, by state, language and words', async () => {
    const fresh = await openTestStore();
    await addPeople(fresh);
    for (const name of ['uno', 'dos', 'tres'])
      await bring(
        fresh,
        ANA,
        sampleReport(name),
        [person('x')],
        [named('x', name)],
        name === 'dos' ? DRAFT : ACCEPTED_BY_ANA,
      );
    const names = (query: Parameters<typeof listReports>[1]) =>
      fresh.read(ANA, async (tx) => {
        const { items, next } = await listReports(tx, query);
        return [items.map(({ name }) => name), next];
      });
    const [first, next] = await names({ limit: 2 });
    expect(first).toEqual(['tres', 'dos']);
    expect(await names({ limit: 2, before: next as string })).toEqual([['uno'], null]);
    expect(await names({ limit: 9, state: 'draft' })).toEqual([['dos'], null]);
    expect(await names({ limit: 9, query: 'TITLE OF UNO' })).toEqual([['uno'], null]);
    expect(await names({ limit: 9, query: 'títle of uño' })).toEqual([['uno'], null]);
    expect(await names({ limit: 9, query: '%' })).toEqual([[], null]);
    expect(await names({ limit: 9, language: 'en' })).toEqual([[], null]);
  });
});

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
