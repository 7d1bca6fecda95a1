/** The class of a person: said by a person of an agency, kept as it was written, seen by whoever may see all it rests on. */
import { type AssessmentId, CLEAR, type Marking, type MentionId } from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesAfter } from './accepted.js';
import { listActivity } from './activity.js';
import { appendAssessment, assessmentsOf, undoAssessment } from './assessment.js';
import { doctor } from './doctor.js';
import { addReader } from './reader.js';
import { reportMentions } from './report.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

const INES: ReaderContext = { user: 'ines', agency: 'mx-one' };
const AMBER = marking('TLP:AMBER');
let db: TestStore;
let open: MentionId;
let closed: MentionId;
let draft: MentionId;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  await addReader(db.store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
  const mentionOf = async (name: string, of: Marking, options?: typeof DRAFT): Promise<MentionId> => {
    const report = sampleReport(name, { marking: of });
    const { id } = await bring(db.store, ANA, report, [person('m')], [named('m', name)], options);
    const [mention] = await db.store.read(ANA, (tx) => reportMentions(tx, id));
    return mention?.id as MentionId;
  };
  open = await mentionOf('open', CLEAR);
  closed = await mentionOf('closed', AMBER);
  draft = await mentionOf('draft', CLEAR, DRAFT);
});

function assess(mentions: MentionId[], of: Marking = CLEAR, reader: ReaderContext = ANA): Promise<AssessmentId | null> {
  const assessment = { mentions, subjectClass: 'associate', reason: 'named in two reports', marking: of } as const;
  return db.store.write(reader, (tx) => appendAssessment(tx, assessment, reader.user ?? ''));
}
const undo = (id: AssessmentId, reader: ReaderContext = ANA) =>
  db.store.write(reader, (tx) => undoAssessment(tx, { id, reason: 'another person' }, reader.user ?? ''));
const seen = async (reader: ReaderContext, ...mentions: MentionId[]) =>
  (await db.store.read(reader, (tx) => assessmentsOf(tx, mentions))).map(({ id }) => id);

describe('an assessment of class', () => {
  test('is attributed and dated; outside its agency its grounds and its officer stay unsaid', async () => {
    const id = await assess([open]);
    const [own] = await db.store.read(INES, (tx) => assessmentsOf(tx, [open]));
    expect(own).toMatchObject({ id, agency: 'mx-one', subjectClass: 'associate', undoes: null, mentions: [open] });
    expect(own).toMatchObject({ reason: 'named in two reports', by: 'ana', role: 'reviewer', marking: 'TLP:CLEAR' });
    const [other] = await db.store.read(BOB, (tx) => assessmentsOf(tx, [open]));
    expect(other).toMatchObject({ id, agency: 'mx-one', subjectClass: 'associate', reason: null, by: null });
  });

  test('is hidden by its own marking, and by that of each mention it is about', async () => {
    const before = await seen(BOB, open, closed);
    const narrow = await assess([open], AMBER);
    const mixed = await assess([open, closed]);
    expect(await seen(BOB, open, closed)).toEqual(before);
    expect(await seen(INES, open, closed)).toEqual([...before, narrow, mixed]);
    // The mention alone hides it too, whatever the row bears.
    const hide = (mention: MentionId) =>
      db.store.write(ANA, (tx) =>
        tx.query(
          `insert into trama.class_assessment (agency, marking, id, position, mentions, class, reason_digest, by, at)
             select m.agency, m.no, gen_random_uuid(), 0, array(select id from trama.mention where id in
               (select about from trama.claim where value = $1)), 'victim', '', 'ana', now()
             from trama.marking m where m.text = 'TLP:CLEAR' and m.agency = trama.own_agency()`,
          [mention === open ? 'open' : 'closed'],
        ),
      );
    await hide(closed);
    expect(await seen(BOB, open, closed)).toEqual(before);
    await hide(open);
    expect(await seen(BOB, open, closed)).toHaveLength(before.length + 1);
  });

  test('is no news to who may not see it, and is in the activity of who may', async () => {
    const fresh = async (reader: ReaderContext, work: () => Promise<unknown>) => {
      const count = async () => (await db.store.read(reader, (tx) => entriesAfter(tx, 0n))).length;
      const before = await count();
      await work();
      return (await count()) - before;
    };
    expect(await fresh(BOB, () => assess([open], AMBER))).toBe(0);
    expect(await fresh(BOB, () => assess([open]))).toBe(1);
    const latest = async (reader: ReaderContext) =>
      (await db.store.read(reader, (tx) => listActivity(tx, { limit: 1 }))).items[0];
    expect(await latest(BOB)).toMatchObject({ kind: 'assessment', what: 'associate', mentions: [open], by: null });
    expect(await latest(BOB)).toMatchObject({ role: 'reviewer', agency: 'mx-one', marking: 'TLP:CLEAR' });
    const id = await assess([open], AMBER);
    await undo(id as AssessmentId);
    expect(await latest(ANA)).toMatchObject({ kind: 'assessment', what: 'undo', by: 'ana', marking: 'TLP:AMBER' });
    expect(await latest(BOB)).toMatchObject({ kind: 'assessment', what: 'associate' });
  });

  test('needs every mention seen, and known by an accepted claim', async () => {
    expect(await assess([])).toBeNull();
    expect(await assess([draft])).toBeNull();
    expect(await assess([open, draft])).toBeNull();
    expect(await assess([closed], CLEAR, BOB)).toBeNull();
    expect(await assess([open], CLEAR, { user: 'aud', agency: 'mx-one' })).toBeNull();
    expect(await assess([open], CLEAR, BOB)).not.toBeNull();
  });

  test('is undone once, by its own agency, and an undoing stays', async () => {
    const id = (await assess([open])) as AssessmentId;
    expect(await undo(id, BOB)).toBeNull();
    const undoing = (await undo(id, INES)) as AssessmentId;
    expect(await undo(id)).toBeNull();
    expect(await undo(undoing)).toBeNull();
    const rows = await db.store.read(ANA, (tx) => assessmentsOf(tx, [open]));
    expect(rows.find((row) => row.id === id)).toMatchObject({ subjectClass: 'associate', by: 'ana' });
    expect(rows.at(-1)).toMatchObject({ id: undoing, subjectClass: null, undoes: id, by: 'ines' });
    expect(rows.at(-1)).toMatchObject({ reason: 'another person', mentions: [open] });
    const again = (await assess([open])) as AssessmentId;
    const both = await Promise.all([undo(again), undo(again)]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
  });
});

describe('the ledger', () => {
  test('keeps assessments as they were written, and the doctor tells where one was changed', async () => {
    const other = await openTestDatabase();
    await addPeople(other.store);
    const { id } = await bring(other.store, ANA, sampleReport('x'), [person('m')], [named('m', 'X')]);
    const [mention] = await other.store.read(ANA, (tx) => reportMentions(tx, id));
    const mentions = [mention?.id as MentionId];
    const made = await other.store.write(ANA, (tx) =>
      appendAssessment(tx, { mentions, subjectClass: 'witness', reason: 'saw it', marking: CLEAR }, 'ana'),
    );
    const undone = { id: made as AssessmentId, reason: 'did not' };
    await other.store.write(ANA, (tx) => undoAssessment(tx, undone, 'ana'));
    const faults = async () =>
      (await doctor(other.store)).checks
        .filter(({ ok, name }) => !ok && name.includes('assessment'))
        .map(({ name }) => name);
    expect((await doctor(other.store)).ok).toBe(true);
    const change = async (sql: string) => {
      await expect(other.asRoot(sql)).rejects.toThrow(/stay/);
      await other.asRoot('alter table trama.class_assessment disable trigger user');
      await other.asRoot(sql);
      await other.asRoot('alter table trama.class_assessment enable trigger user');
    };
    await expect(
      other.store.write(ANA, (tx) => tx.query("update trama.class_assessment set class = 'victim'")),
    ).rejects.toThrow(/permission denied/);
    await change("update trama.class_assessment set class = 'official' where class = 'witness'");
    expect(await faults()).toEqual(['no assessments that are not those of their entry']);
    await change("update trama.class_assessment set class = 'witness', reason = 'heard it' where class = 'official'");
    expect(await faults()).toEqual(['no assessments that are not those of their entry']);
    await change("update trama.class_assessment set reason = null where class = 'witness'");
    expect(await faults()).toEqual([]);
    await change('update trama.class_assessment set undoes = gen_random_uuid() where class is null');
    expect(await faults()).toContain('no assessments that undo nothing');
    await change("update trama.class_assessment set mentions = array[gen_random_uuid()] where class = 'witness'");
    expect(await faults()).toContain('no assessments without mention');
  });
});
