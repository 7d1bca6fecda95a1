/** What a purge blanks, what it leaves, and that the chains stay whole. */
import type { MentionId, ReportId } from '@trama/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadAccepted, loadJudgements, loadMentions } from '../accepted.js';
import { appendDecision } from '../append.js';
import { appendAssessment, assessmentsOf } from '../assessment.js';
import { verifyAudit } from '../audit-chain.js';
import { reportClaims } from '../claim.js';
import { doctor } from '../doctor.js';
import { appendJudgement } from '../judgement.js';
import { listReports, readFile, readReport, reportMentions } from '../report.js';
import { ANA, addPeople, BOB, bring, marking, named, person, sampleReport, tied } from '../sample.fixture.js';
import { openTestDatabase, type TestStore } from '../testing.js';
import { finishPurges, isScrubPending, type PurgeOrder, purge } from './index.js';

let db: TestStore;
const GREEN = marking('TLP:GREEN');
const ORDER: PurgeOrder = {
  agency: 'mx-one',
  ground: 'ordered',
  reason: 'wrong file',
  askedBy: null,
  by: 'ana',
  osUser: null,
  today: '2026-11-24',
  listId: null,
};

beforeEach(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
});

const TEXT = 'Úrsula Canario met Luz Prieto. URSULA CANARIO fled; Canario hid. Luz stayed.';

/** A report in which Úrsula and Luz are spoken of. */
async function bringText(): Promise<{ report: ReportId; ursula: MentionId; luz: MentionId }> {
  const { id } = await bring(
    db.store,
    ANA,
    sampleReport('Úrsula Canario.txt', {
      title: 'Of Úrsula Canario',
      source: 'SSPC',
      marking: GREEN,
      portions: [{ start: 0, text: TEXT, marking: GREEN }],
      detail: { pages: [1], skipped: { count: 2, items: [{ where: 'row 14', why: 'Úrsula Canario has no date' }] } },
    }),
    [person('u', null, [[0, 14]]), person('l', null, [[19, 29]])],
    [
      named('u', 'Úrsula Canario', { place: { kind: 'span', span: [0, 14] } }),
      named('l', 'Luz Prieto', { place: { kind: 'span', span: [19, 29] } }),
      tied('u', 'l', { place: { kind: 'span', span: [0, 29] }, attribution: 'a witness' }),
    ],
  );
  const [ursula, luz] = (await db.store.read(ANA, (tx) => reportMentions(tx, id))).map((row) => row.id);
  if (!ursula || !luz) throw new Error('no mentions');
  return { report: id, ursula, luz };
}

async function isWhole(): Promise<void> {
  expect((await doctor(db.store)).checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(await verifyAudit(db.store, [])).toMatchObject({ ok: true });
}

async function everyByte(): Promise<string> {
  const { rows } = await db.asRoot(
    `select string_agg(query_to_xml(format('select * from trama.%I', relname), true, false, '')::text, '') as all
       from pg_class where relnamespace = 'trama'::regnamespace and relkind = 'r'`,
  );
  return rows[0]?.all as string;
}

describe('a report that is purged', () => {
  test('is blank in every column, there for its agency alone, and counted for nobody', async () => {
    const { report } = await bringText();
    const all = await everyByte();
    expect(all).toContain('Canario');
    expect(await purge(db.store, { kind: 'report', report, kept: [] }, ORDER)).toMatchObject({
      ok: true,
      value: { mentions: 2, claims: 3 },
    });
    expect(await everyByte()).not.toMatch(/Canario|Luz|Prieto|bytes of/);
    for (const reader of [ANA, BOB]) {
      const seen = await db.store.read(reader, async (tx) => ({
        accepted: (await loadAccepted(tx, { after: null })).length,
        mentions: (await loadMentions(tx)).length,
        claims: await reportClaims(tx, report, { limit: 9 }),
        report: await readReport(tx, report),
        list: (await listReports(tx, { limit: 9 })).items,
      }));
      expect(seen).toMatchObject({ accepted: 0, mentions: 0, claims: [] });
      if (reader === BOB) expect(seen).toMatchObject({ report: null, list: [] });
      else expect(seen.report).toMatchObject({ title: null, portions: [], counts: { claims: 0 } });
    }
    await isWhole();
  });

  test('takes no further decision, and comes anew when its bytes do', async () => {
    const { report } = await bringText();
    await purge(db.store, { kind: 'report', report, kept: [] }, ORDER);
    const decide = db.store.write(ANA, (tx) => appendDecision(tx, { kind: 'accept', report, reason: null }, 'ana'));
    await expect(decide).rejects.toMatchObject({ refusal: { code: 'report-purged' } });
    expect(await purge(db.store, { kind: 'report', report, kept: [] }, ORDER)).toEqual({ ok: true, value: null });
    const again = await bringText();
    expect(again.report).not.toBe(report);
    await isWhole();
  });

  test('keeps those who were validated one by one, with the words about them alone', async () => {
    const { report, luz } = await bringText();
    await purge(db.store, { kind: 'report', report, kept: [luz] }, ORDER);
    const seen = await db.store.read(BOB, async (tx) => ({
      claims: (await reportClaims(tx, report, { limit: 9 })).map(({ property, value }) => [property, value]),
      portions: (await readReport(tx, report))?.portions.map(({ text }) => text),
    }));
    expect(seen.claims).toEqual([['name', 'Luz Prieto']]);
    expect(seen.portions).toEqual([`${'█'.repeat(19)}Luz Prieto${'█'.repeat(TEXT.length - 29)}`]);
    await isWhole();
    await purge(db.store, { kind: 'report', report, kept: [] }, ORDER);
    expect(await everyByte()).not.toMatch(/Canario|Luz|Prieto/);
    await isWhole();
  });

  test('is refused with a reason that names whom it is about, and nothing is blanked', async () => {
    const { report } = await bringText();
    const order = { ...ORDER, reason: 'ursula canario asked for it' };
    expect(await purge(db.store, { kind: 'report', report, kept: [] }, order)).toMatchObject({
      ok: false,
      error: { code: 'purge-reason-names' },
    });
    expect(await everyByte()).toContain('Úrsula Canario');
  });

  test('is no other agency’s to purge', async () => {
    const { report } = await bringText();
    const order = { ...ORDER, agency: 'us-two', by: 'bob' };
    expect(await purge(db.store, { kind: 'report', report, kept: [] }, order)).toEqual({ ok: true, value: null });
    expect(await everyByte()).toContain('Úrsula Canario');
  });
});

describe('a person who is purged', () => {
  test('goes out of text, title, name and skipped rows, and the others stay where they stood', async () => {
    const { report, ursula } = await bringText();
    expect(await purge(db.store, { kind: 'persons', report, mentions: [ursula] }, ORDER)).toMatchObject({
      value: { mentions: 1, claims: 2 },
    });
    expect(await everyByte()).not.toMatch(/Canario|Úrsula|URSULA|a witness|bytes of/);
    const seen = await db.store.read(BOB, async (tx) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of readFile(tx, report)) chunks.push(chunk);
      return { report: await readReport(tx, report), chunks };
    });
    expect(seen.chunks).toEqual([]);
    expect(seen.report).toMatchObject({ source: 'SSPC', detail: { pages: [1], skipped: { count: 2, items: [] } } });
    const text = seen.report?.portions[0]?.text ?? '';
    expect([text.length, text.slice(19, 29), text.slice(-12)]).toEqual([
      TEXT.length,
      'Luz Prieto',
      'Luz stayed.'.padStart(12),
    ]);
    await isWhole();
  });

  test('takes along what was concluded from it, and whom it alone held together', async () => {
    const { report, ursula, luz } = await bringText();
    const other = await bring(
      db.store,
      BOB,
      sampleReport('other', { marking: GREEN }),
      [person('x')],
      [named('x', 'U. C.')],
      {
        credibility: 3,
        acceptAs: 'bob',
        unread: false,
      },
    );
    const [x] = (await db.store.read(BOB, (tx) => reportMentions(tx, other.id))).map((row) => row.id);
    if (!x) throw new Error('no mention');
    await db.store.write(BOB, async (tx) => {
      const same = { verdict: 'same', reason: 'both say Canario', score: { why: 'Canario' } } as const;
      await appendJudgement(tx, { a: ursula, b: x, ...same }, 'bob');
      await appendJudgement(tx, { a: luz, b: x, verdict: 'different', reason: 'two', score: null }, 'bob');
    });
    await db.store.write(ANA, async (tx) => {
      const claims = await reportClaims(tx, report, { limit: 99 });
      const restsOn = claims.filter(({ about }) => about === ursula).map(({ id }) => id);
      const grounds = { offence: 'fraud of Canario', restsOn, notBecause: 'Canario is of no party' };
      const of = (mentions: MentionId[], subjectClass: 'suspected' | 'victim') =>
        appendAssessment(tx, { mentions, subjectClass, reason: 'Canario was seen', grounds, marking: GREEN }, 'ana');
      await of([ursula, x], 'suspected');
      await of([ursula, luz], 'victim');
      await of([ursula], 'victim');
    });
    expect(await purge(db.store, { kind: 'persons', report, mentions: [ursula] }, ORDER)).toMatchObject({
      value: { conclusions: 4 },
    });
    expect(await everyByte()).not.toMatch(/Canario/);
    const left = await db.store.read(ANA, async (tx) => ({
      judgements: (await loadJudgements(tx)).map(({ verdict }) => verdict),
      classes: (await assessmentsOf(tx, [ursula, luz, x])).map(({ subjectClass, reason }) => [subjectClass, reason]),
    }));
    // A class that accuses falls with its grounds; one that protects stays with what is left.
    expect(left).toEqual({ judgements: ['different'], classes: [['victim', null]] });
    await isWhole();
  });
});

test('a scrub leaves no old version of a row, and is noted until it is done', async () => {
  const { report } = await bringText();
  await purge(db.store, { kind: 'report', report, kept: [] }, ORDER);
  expect(await isScrubPending(db.store)).toBe(true);
  expect(await finishPurges(db.store)).toEqual({ ok: true, value: undefined });
  expect(await isScrubPending(db.store)).toBe(false);
  const { rows } = await db.asRoot(`select count(*)::int as n from pg_stats where most_common_vals::text ~ 'Canario'`);
  expect(rows).toEqual([{ n: 0 }]);
  await isWhole();
});

test('every column of the ledger is blanked by a purge, or named here as one that holds nothing of a record', async () => {
  const { rows } = await db.asRoot(
    `select c.relname || '.' || a.attname as column,
       exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'blank_only'
         and a.attname::text = any (string_to_array(encode(g.tgargs, 'escape'), '\\000'))) as blanked
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'trama'::regnamespace and c.relkind = 'r' and t.typname in ('text', 'jsonb', '_text', 'bytea')`,
  );
  const kept = rows.filter(({ blanked }) => !blanked).map(({ column }) => column as string);
  const told = kept.filter((column) => !APART.test(column) && !NO_CONTENT.test(column) && !KEPT.has(column));
  expect(told.sort()).toEqual([]);
});

/** Readers and their ways in, the chains, markings: these speak of no record. */
const APART =
  /^(reader|session|sign_in_\w+|linked_sign_in|passkey|wrong_try|agency|setting|audit|ledger_entry|marking|access_change|opening\w*)\./;
/** Who acted, words of closed lists, digests. */
const NO_CONTENT = /\.(by|\w+_by|\w*digest|hash|prev|kind|act|state|class|verdict|ground|outcome|list_id|sha256)$/;
const KEPT: ReadonlySet<string> = new Set([
  ...['claim.extractor', 'claim.property', 'membership.case_id', 'membership.reader', 'mention.schema', 're_marked.of'],
  ...['release.authority', 'release.recipient', 'release.removed', 'report.date', 'report.format', 'report.grade'],
  ...['report.language', 'report.time_zone', 'report.us_persons', 'unmasking.portions', 'unmasking.reader'],
]);
