/** Whom an act of the ledger reaches: those who may see something that it changed, and nobody else. */
import { CLEAR, type MentionId } from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesAfter, loadJudgements } from './accepted.js';
import { listActivity } from './activity.js';
import { appendDecision } from './append.js';
import { doctor } from './doctor.js';
import { appendJudgement } from './judgement.js';
import { listReports, readReport, reportMentions } from './report.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport, tied } from './sample.fixture.js';
import type { Store } from './store.js';
import { openTestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  await addPeople(store);
});

async function entries(reader: ReaderContext): Promise<string[]> {
  const rows = await store.read(reader, (tx) => entriesAfter(tx, 0n));
  return rows.map(({ kind, report }) => `${kind} ${report}`);
}

/** What the reader is told of while `work` runs. */
async function told(reader: ReaderContext, work: () => Promise<unknown>): Promise<string[]> {
  const before = await entries(reader);
  await work();
  return (await entries(reader)).slice(before.length);
}

const decide = (decision: Parameters<typeof appendDecision>[1], reader: ReaderContext = ANA) =>
  store.write(reader, (tx) => appendDecision(tx, decision, reader.user ?? ''));

describe('an act on a whole report', () => {
  test('reaches who knows the report by a portion alone', async () => {
    const red = marking('TLP:RED');
    const report = sampleReport('mixed', {
      marking: red,
      portions: [
        { start: 0, text: 'Uno es abierto. ', marking: CLEAR },
        { start: 16, text: 'Dos es cerrado.', marking: red },
      ],
    });
    const place = { kind: 'span', span: [0, 3] } as const;
    let id = '' as Awaited<ReturnType<typeof bring>>['id'];
    const news = await told(BOB, async () => {
      ({ id } = await bring(store, ANA, report, [person('m', null, [[0, 3]])], [named('m', 'Uno', { place })], DRAFT));
    });
    expect(news).toEqual([`report ${id}`]);
    for (const kind of ['accept', 'withdraw'] as const) {
      expect(await told(BOB, () => decide({ kind, report: id, reason: null }))).toEqual([`decision ${id}`]);
    }
    // A draft that stays none of theirs.
    expect(await told(BOB, () => decide({ kind: 'reject', report: id, reason: null }))).toEqual([]);
  });

  test('reaches nobody who may not see a claim that it changed', async () => {
    const amber = marking('TLP:AMBER');
    await bring(store, ANA, sampleReport('people', { marking: amber }), [person('p', 'k:1'), person('q', 'k:2')], []);
    let id = '' as Awaited<ReturnType<typeof bring>>['id'];
    const open = await told(BOB, async () => {
      ({ id } = await bring(store, ANA, sampleReport('ties'), [], [tied('key:k:1', 'key:k:2')], DRAFT));
    });
    expect(open).toEqual([`report ${id}`]);
    expect(await told(BOB, () => decide({ kind: 'accept', report: id, reason: null }))).toEqual([]);
    expect(await told(ANA, () => decide({ kind: 'withdraw', report: id, reason: null }))).toEqual([`decision ${id}`]);
  });

  test('cannot be made by who sees a portion of it only', async () => {
    const closed = marking('TLP:RED//CASE c-9');
    const portions = [{ start: 0, text: 'Abierto.', marking: CLEAR }];
    const { id } = await bring(store, ANA, sampleReport('case', { marking: closed, portions }), [], [], DRAFT);
    expect(await decide({ kind: 'accept', report: id, reason: null })).toBeNull();
    // Nor does a colleague outside the compartment meet its name, title or marking by way of the portion.
    const seen = await store.read(ANA, (tx) => readReport(tx, id));
    expect(seen).toMatchObject({ name: null, title: null, marking: null, size: null, sha256: null, detail: null });
    expect((await store.read(ANA, (tx) => listReports(tx, { limit: 9, query: 'title of case' }))).items).toEqual([]);
    const { items } = await store.read(ANA, (tx) => listActivity(tx, { limit: 50 }));
    expect(items.find(({ report }) => report === id)).toMatchObject({ label: null, marking: null });
  });

  test('keeps the chain whole', async () => {
    const { checks } = await doctor(store);
    expect(checks.filter(({ ok, name }) => !ok && name.startsWith('no '))).toEqual([]);
  });
});

describe('a mention of another agency', () => {
  async function mentionOf(name: string, options?: typeof DRAFT): Promise<MentionId> {
    const spans: [number, number][] = [[0, 4]];
    const portions = [{ start: 0, text: `Name of ${name}`, marking: CLEAR }];
    const place = { kind: 'span', span: [0, 4] } as const;
    const report = sampleReport(name, { portions });
    const { id } = await bring(store, ANA, report, [person('m', null, spans)], [named('m', name, { place })], options);
    const [mention] = await store.read(ANA, (tx) => reportMentions(tx, id));
    const theirs = await store.read(BOB, (tx) => reportMentions(tx, id));
    expect(theirs.map((row) => row.id)).toEqual(options === DRAFT ? [] : [mention?.id]);
    return mention?.id as MentionId;
  }
  const judge = (a: MentionId, b: MentionId, reader: ReaderContext) =>
    store.write(reader, (tx) =>
      appendJudgement(tx, { a, b, verdict: 'same', reason: 'x', score: null }, reader.user ?? ''),
    );

  test('is met by its accepted claims alone: not listed, not judged, and its judging is no news', async () => {
    const accepted = await mentionOf('accepted');
    const other = await mentionOf('other');
    const draft = await mentionOf('draft', DRAFT);
    expect(await judge(accepted, draft, BOB)).toBeNull();
    expect(await told(BOB, () => judge(accepted, draft, ANA))).toEqual([]);
    expect(await told(BOB, () => judge(accepted, other, ANA))).toEqual(['judgement null']);
    expect(await judge(accepted, other, BOB)).not.toBeNull();
    expect((await store.read(ANA, loadJudgements)).length).toBe(3);
  });
});
