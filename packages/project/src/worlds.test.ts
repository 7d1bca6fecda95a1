import type { ClaimId, MentionId, ReportId } from '@trama/model';
import {
  appendClaim,
  appendDecision,
  appendJudgement,
  loadAccepted,
  reportClaims,
  reportMentions,
  type Store,
} from '@trama/store';
import { openTestDatabase, openTestStore } from '@trama/store/testing';
import { expect, test } from 'vitest';
import { ANA, addTestReaders, BEA, BOB, bring } from './test-ledger.js';
import { dumpWorld } from './test-rows.js';
import { openWorlds, type Worlds } from './worlds.js';

const QUERIES = ['oseguera', 'jalisco', 'o', 'ramires', 'informante', 'contador'];
const quiet = { log: () => undefined };
const shown = async (worlds: Worlds, reader: typeof ANA): Promise<string> =>
  dumpWorld(await worlds.worldOf(reader), QUERIES);
/** What a world that is built for this answer alone says. */
const fresh = (store: Store, reader: typeof ANA): Promise<string> => shown(openWorlds(store, quiet), reader);

const name = (about: string, value: string) => ({ about, property: 'name' as const, value });
const tie = (about: string, target: string) => ({ about, target, property: 'memberOf' as const });

/** A list that all see, what us-one keeps or shares with Mexico, and a note of mx-two. */
async function bringCase(store: Store): Promise<{ list: ReportId; kept: ReportId; note: ReportId }> {
  await addTestReaders(store);
  const list = await bring(store, BOB, {
    marking: 'TLP:CLEAR',
    source: 'Treasury',
    mentions: { 'key:1': 'Organization', 'key:2': 'Person', 'key:3': 'Person' },
    claims: [
      name('key:1', 'Cártel de Jalisco'),
      name('key:2', 'Nemesio Oseguera'),
      name('key:3', 'Ana Ramírez'),
      tie('key:2', 'key:1'),
    ],
  });
  const kept = await bring(store, BOB, {
    marking: 'TLP:AMBER',
    mentions: { 'key:2': 'Person', 'key:1': 'Organization', x: 'Person' },
    claims: [
      name('key:2', 'El Contador de Oseguera'),
      name('key:1', 'CJNG'),
      name('x', 'Informante Ocho'),
      tie('x', 'key:1'),
      { about: 'x', target: 'key:2', property: 'familyOf' },
    ],
  });
  await bring(store, BOB, {
    marking: 'TLP:AMBER//REL TO MEX',
    mentions: { 'key:3': 'Person', 'key:1': 'Organization' },
    claims: [{ about: 'key:3', property: 'alias', value: 'La Contadora' }, tie('key:3', 'key:1')],
  });
  const note = await bring(store, ANA, {
    marking: 'TLP:AMBER',
    mentions: { m: 'Person', g: 'Organization', e: 'Event' },
    claims: [
      name('m', 'N. Oseguera'),
      name('g', 'Jalisco'),
      tie('m', 'g'),
      { about: 'e', property: 'kind', value: 'roadblock' },
      { about: 'e', target: 'g', property: 'perpetrator' },
    ],
  });
  return { list, kept, note };
}

const mentionIds = (store: Store, reader: typeof ANA, report: ReportId): Promise<MentionId[]> =>
  store.read(reader, async (tx) => (await reportMentions(tx, report)).map(({ id }) => id));
const claimIds = (store: Store, reader: typeof ANA, report: ReportId): Promise<ClaimId[]> =>
  store.read(reader, async (tx) => (await reportClaims(tx, report, { limit: 100 })).map(({ id }) => id));
const judge = (
  store: Store,
  reader: typeof ANA,
  a: MentionId,
  b: MentionId,
  verdict: 'same' | 'different' | 'unsure',
) => store.write(reader, (tx) => appendJudgement(tx, { a, b, verdict, reason: 'x', score: null }, reader.user ?? ''));

test('readers of two agencies meet other subjects, counts, neighbours and names', async () => {
  const store = await openTestStore();
  await bringCase(store);
  const worlds = openWorlds(store, quiet);
  const [ana, bob, anybody] = [
    await worlds.worldOf(ANA),
    await worlds.worldOf(BOB),
    await worlds.worldOf({ user: null, agency: null }),
  ];
  expect(ana.counts()).toMatchObject({ subjects: 5, people: 3, groups: 2, incidents: 1, ties: 4, reports: 3 });
  expect(bob.counts()).toMatchObject({ subjects: 4, people: 3, groups: 1, incidents: 0, ties: 4, reports: 3 });
  expect(anybody.counts()).toMatchObject({ subjects: 3, people: 2, groups: 1, incidents: 0, ties: 1, reports: 1 });
  const around = [ana, bob, anybody].map((world) => {
    const index = world.search('jalisco cartel', 1).items[0]?.index as number;
    return world
      .neighbours([index], { layers: null, limit: 10 })
      .nodes.map((node) => world.ref(node.index).label)
      .sort();
  });
  expect(around).toEqual([
    ['Ana Ramírez', 'Cártel de Jalisco', 'Nemesio Oseguera'],
    ['Ana Ramírez', 'Cártel de Jalisco', 'Informante Ocho', 'El Contador de Oseguera'].sort(),
    ['Cártel de Jalisco', 'Nemesio Oseguera'],
  ]);
  expect(ana.search('informante', 5).items).toEqual([]);
  worlds.close();
});

test('a world is byte for byte that of a database that never held what the reader may not see', async () => {
  const { store, asRoot } = await openTestDatabase();
  const { list, kept, note } = await bringCase(store);
  const [open, hidden, own] = [
    await mentionIds(store, BOB, list),
    await mentionIds(store, BOB, kept),
    await mentionIds(store, ANA, note),
  ];
  // Hidden judgements that would join, and forbid joining, what Ana sees.
  await judge(store, BOB, open[1] as MentionId, hidden[2] as MentionId, 'same');
  await judge(store, BOB, hidden[2] as MentionId, open[2] as MentionId, 'same');
  await judge(store, BOB, hidden[0] as MentionId, open[2] as MentionId, 'different');
  await judge(store, ANA, own[0] as MentionId, open[1] as MentionId, 'same');
  const before = await fresh(store, ANA);
  const audience = await store.read(ANA, async (tx) => {
    const { rows } = await tx.query<{ seen: string }>('select trama.audience()::text as seen');
    return `'${rows[0]?.seen}'::boolean[]`;
  });
  const tables = ['claim', 'mention', 'judgement', 'decision', 'report', 'report_state', 'claim_state', 'ledger_entry'];
  const rows = await asRoot('select count(*) as n from trama.claim');
  const deletes = tables.map((t) => `delete from trama.${t} where not (${audience})[marking]`);
  await asRoot(`set session_replication_role = replica; ${deletes.join('; ')}; delete from trama.marking
    where not (${audience})[no]`);
  const left = await asRoot('select count(*) as n from trama.claim');
  expect(Number(rows.rows[0].n) - Number(left.rows[0].n)).toBe(5);
  expect(await fresh(store, ANA)).toBe(before);
});

test('after every act a world that was brought up to date is the one that is built anew', async () => {
  const store = await openTestStore();
  const { list, kept, note } = await bringCase(store);
  const worlds = openWorlds(store, quiet);
  const draft = await bring(store, ANA, {
    marking: 'TLP:GREEN',
    draft: true,
    mentions: { p: 'Person', q: 'Organization' },
    claims: [name('p', 'Ramírez'), name('q', 'Célula Norte'), tie('p', 'q')],
  });
  const decide = (
    reader: typeof ANA,
    kind: 'accept' | 'reject' | 'withdraw' | 'reopen',
    of: { claim?: ClaimId; report?: ReportId },
  ) => store.write(reader, (tx) => appendDecision(tx, { kind, reason: 'x', ...of }, reader.user ?? ''));
  const drafts = await claimIds(store, ANA, draft);
  const listed = await claimIds(store, BOB, list);
  const [p] = await mentionIds(store, ANA, draft);
  const [m] = await mentionIds(store, ANA, note);
  const [, two, three] = await mentionIds(store, BOB, list);
  const acts: (() => Promise<unknown>)[] = [
    () => decide(ANA, 'accept', { claim: drafts[0] as ClaimId }),
    () => decide(ANA, 'reject', { claim: drafts[1] as ClaimId }),
    () => decide(ANA, 'accept', { report: draft }),
    () => decide(ANA, 'accept', { claim: drafts[1] as ClaimId }),
    () => judge(store, ANA, m as MentionId, two as MentionId, 'same'),
    () => judge(store, ANA, p as MentionId, three as MentionId, 'same'),
    () => judge(store, BOB, two as MentionId, three as MentionId, 'same'),
    () => judge(store, ANA, m as MentionId, p as MentionId, 'different'),
    () => decide(BOB, 'withdraw', { claim: listed[3] as ClaimId }),
    () => judge(store, ANA, m as MentionId, p as MentionId, 'unsure'),
    () => decide(BOB, 'reopen', { claim: listed[3] as ClaimId }),
    () => decide(BOB, 'accept', { claim: listed[3] as ClaimId }),
    () =>
      store.write(ANA, (tx) =>
        appendClaim(
          tx,
          {
            report: note,
            about: m as MentionId,
            target: { schema: 'Organization', spans: [] },
            credibility: 2,
            draft: {
              property: 'leaderOf',
              value: null,
              low: null,
              best: null,
              high: null,
              unit: null,
              hedge: null,
              attribution: null,
              negated: false,
              time: null,
              place: { kind: 'whole' },
              victimClass: null,
              body: null,
            },
          },
          'ana',
        ),
      ),
    () => decide(BOB, 'withdraw', { report: kept }),
    () =>
      bring(store, BOB, {
        marking: 'TLP:CLEAR',
        mentions: { 'key:2': 'Person', z: 'Person' },
        claims: [
          name('key:2', 'Oseguera Cervantes'),
          name('z', 'Zeta'),
          { about: 'z', target: 'key:2', property: 'familyOf' },
        ],
      }),
    () => decide(ANA, 'withdraw', { report: draft }),
    () => decide(BOB, 'accept', { report: kept }),
  ];
  const readers = [ANA, BOB, { user: null, agency: null }];
  for (const [i, act] of acts.entries()) {
    await act();
    for (const reader of readers) expect(await shown(worlds, reader), `act ${i}`).toBe(await fresh(store, reader));
  }
  const accepted = await store.read(BOB, (tx) => loadAccepted(tx, { after: null }));
  expect((await worlds.worldOf(BOB)).counts().claims).toBe(accepted.length);
});

test('readers of one audience share a world, callers its building, and what they may not see leaves it as it is', async () => {
  const store = await openTestStore();
  await bringCase(store);
  const lines: string[] = [];
  const worlds = openWorlds(store, { log: (line) => lines.push(line) });
  const [one, two, three] = await Promise.all([worlds.worldOf(BOB), worlds.worldOf(BEA), worlds.worldOf(BOB)]);
  expect([two === one, three === one, lines.length]).toEqual([true, true, 1]);
  await bring(store, ANA, { marking: 'TLP:AMBER', mentions: { m: 'Person' }, claims: [name('m', 'Otro')] });
  await bring(store, BOB, { marking: 'TLP:GREEN', draft: true, mentions: { m: 'Person' }, claims: [name('m', 'Uno')] });
  expect((await worlds.worldOf(BEA)).digest).toBe(one.digest);
  expect(lines.filter((line) => line.startsWith('world extended'))).toEqual([]);
});

test('worlds beyond the limit of memory are dropped, the longest unasked first', async () => {
  const store = await openTestStore();
  await bringCase(store);
  const lines: string[] = [];
  const anybody = { user: null, agency: null };
  const size = (await openWorlds(store, quiet).worldOf(BOB)).byteLength;
  const worlds = openWorlds(store, { maxBytes: size * 2.5, log: (line) => lines.push(line) });
  for (const reader of [ANA, BOB, ANA, anybody, ANA, BOB]) await worlds.worldOf(reader);
  expect(lines).toHaveLength(4);
  worlds.close();
  await expect(worlds.worldOf(ANA)).rejects.toThrow('closed');
});

test('a reader who is not of the folder meets the refusal of the store, and the next one a world', async () => {
  const store = await openTestStore();
  await bringCase(store);
  const worlds = openWorlds(store, quiet);
  await expect(worlds.worldOf({ user: 'nobody', agency: 'mx-two' })).rejects.toMatchObject({
    refusal: { code: 'reader-unknown' },
  });
  expect((await worlds.worldOf(ANA)).counts().subjects).toBe(5);
});
