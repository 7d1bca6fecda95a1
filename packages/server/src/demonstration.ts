/**
 * The demonstration case, brought in the way any other case is: its agencies import its files, its
 * reviewers accept what they have read, its analysts judge who is who.
 */
import { fail, type MentionId, ok, type Refusal, type ReportId, type Result, refusal } from '@trama/model';
import { type Demonstration, demonstration } from '@trama/scenario';
import {
  addLink,
  appendAudit,
  appendDecision,
  appendJudgement,
  ledgerCounts,
  letIn,
  type NewJudgement,
  reportClaims,
  reportMentions,
  type Tx,
} from '@trama/store';
import { importFiles } from './importing/import-files.js';
import type { OpenFolder } from './open-folder.js';
import type { DemonstrationAnswer, ImportProgress } from './operations.js';
import { addOneReader, signInLink } from './reader-add.js';
import { readFileHere } from './reading/read-file.js';
import { temporaryFile } from './reading/temporary-file.js';

type Demo = Demonstration;
type DemoFile = Demo['files'][number];
type Judgement = Demo['judgements'][number];

/** Refusal: demo-on-real-folder. Where the folder is a demonstration already only the links are new. */
export async function loadDemonstration(
  folder: OpenFolder,
  progress: (progress: ImportProgress) => void,
): Promise<Result<DemonstrationAnswer, Refusal>> {
  const { store } = folder;
  const { reports } = await ledgerCounts(store);
  const demo = demonstration();
  if (reports > 0 && !store.info.demonstration) return fail(refusal('demo-on-real-folder'));
  const loaded = reports === 0;
  // Marked before anything invented is in the ledger: what is cut off half way is not taken for real.
  await store.markDemonstration();
  const readers = await addReaders(folder, demo, loaded);
  if (!readers.ok) return readers;
  if (loaded) {
    const brought = await bringFiles(folder, demo, progress);
    if (!brought.ok) return brought;
    await judgeAll(folder, demo, brought.value);
    await judgeGroups(folder, demo);
  }
  return ok({ loaded, readers: readers.value });
}

async function addReaders(
  folder: OpenFolder,
  demo: Demo,
  fresh: boolean,
): Promise<Result<DemonstrationAnswer['readers'], Refusal>> {
  const shown: DemonstrationAnswer['readers'][number][] = [];
  for (const { user, agency, role, cases, signIn } of demo.readers) {
    const country = demo.agencies.find(({ id }) => id === agency)?.country ?? null;
    // Another start brings another link, and leaves who is signed in signed in.
    const again = fresh ? null : await addLink(folder.store, user, folder.now());
    let link = again === null ? '' : signInLink(folder, again);
    if (again === null) {
      const added = await addOneReader(folder, { user, agency, country, role });
      if (!added.ok) return added;
      link = added.value.link;
    }
    if (signIn) shown.push({ user, agency, role, link });
    for (const caseId of fresh ? cases : []) {
      const member = { caseId, user, reason: 'demonstration', expires: null };
      await folder.store.write({ user: null, agency }, (tx) => letIn(tx, member));
    }
  }
  return ok(shown);
}

/** What a file of the demonstration became, by its name. */
type Brought = ReadonlyMap<string, ReportId>;

async function bringFiles(
  folder: OpenFolder,
  demo: Demo,
  progress: (progress: ImportProgress) => void,
): Promise<Result<Brought, Refusal>> {
  const brought = new Map<string, ReportId>();
  const signal = new AbortController().signal;
  for (const [i, file] of demo.files.entries()) {
    progress({ file: file.name, step: 'write', done: i, total: demo.files.length });
    const temporary = await temporaryFile(folder.store.info.dataDir, [file.bytes]);
    try {
      const answer = await importFiles(
        { ...folder, readFile: readFileHere },
        {
          files: [{ given: file.name, path: temporary.path }],
          options: importOptions(file),
          refused: [],
          language: 'en',
        },
        { user: null, osUser: null },
        () => {},
        signal,
      );
      if (!answer.ok) return answer;
      const [report] = answer.value.reports;
      if (report === undefined) throw new Error(`the demonstration's ${file.name} was refused`);
      brought.set(file.name, report.id);
      if (file.reviewed && file.acceptAs !== null) await acceptRead(folder, file, report.id);
    } finally {
      await temporary.remove();
    }
  }
  progress({ file: null, step: 'done', done: demo.files.length, total: demo.files.length });
  return ok(brought);
}

function importOptions(file: DemoFile) {
  return {
    agency: file.agency,
    grade: file.grade,
    marking: file.marking,
    format: null,
    // What was read is accepted claim by claim below; a batch is accepted as it comes in.
    acceptAs: file.reviewed ? null : file.acceptAs,
    source: file.source,
    date: file.date,
    timeZone: file.timeZone,
    map: file.map === null || file.map === undefined ? null : JSON.stringify(file.map),
    legalBasis: null,
  };
}

async function acceptRead({ store }: OpenFolder, file: DemoFile, report: ReportId): Promise<void> {
  const user = file.acceptAs as string;
  await store.write({ user, agency: file.agency }, async (tx) => {
    await appendDecision(tx, { kind: 'accept', report, reason: null, unread: false }, user);
    await appendAudit(tx, { action: 'review.acceptAll', outcome: 'done', object: report, purpose: null, osUser: null });
  });
}

/** Mentions of a reader's view by key and by the name that a text gives them. */
interface Found {
  readonly byKey: ReadonlyMap<string, MentionId>;
  readonly byName: ReadonlyMap<string, MentionId>;
}

async function judgeAll(folder: OpenFolder, demo: Demo, brought: Brought): Promise<void> {
  const { store } = folder;
  const agencyOf = new Map(demo.readers.map(({ user, agency }) => [user, agency]));
  for (const user of new Set(demo.judgements.map(({ by }) => by))) {
    const judgements = demo.judgements.filter(({ by }) => by === user);
    await store.write({ user, agency: agencyOf.get(user) ?? null }, async (tx) => {
      const found = new Map<string, Found>();
      for (const file of demo.files) {
        const report = brought.get(file.name);
        if (report === undefined || !judgements.some((judgement) => speaksOf(judgement, file))) continue;
        const mentions = await reportMentions(tx, report);
        const byKey = new Map(mentions.flatMap(({ id, key }) => (key === null ? [] : [[key, id] as const])));
        const claims = byKey.size > 0 ? [] : await reportClaims(tx, report, { limit: 5000 });
        const names = claims.filter(({ property }) => property === 'name' || property === 'alias');
        const byName = new Map(names.flatMap(({ value, about }) => (value === null ? [] : [[value, about] as const])));
        found.set(file.name, { byKey, byName });
      }
      for (const { a, b, verdict, reason } of judgements) {
        const first = a.kind === 'text' ? found.get(a.file)?.byName.get(a.name) : rowOf(demo, found, a);
        const second = rowOf(demo, found, b);
        if (first === undefined || second === undefined) continue;
        await judge(tx, { a: first, b: second, verdict, reason }, user);
      }
    });
  }
}

async function judge(tx: Tx, judgement: Omit<NewJudgement, 'score'>, user: string): Promise<void> {
  await appendJudgement(tx, { ...judgement, score: null }, user);
  await appendAudit(tx, {
    action: 'identities.judge',
    outcome: 'done',
    object: [judgement.a, judgement.b].sort().join(' '),
    purpose: null,
    osUser: null,
  });
}

const GROUP_REASON = {
  USA: 'One group: head, plazas and members of the lists and of the reports agree.',
  MEX: 'Un solo grupo: coinciden jefe, plazas e integrantes de los registros y de los informes.',
} as const;
const GROUPS_FOUND = 100;

/** Each analyst in turn joins what is named as one group and is not one yet in what that analyst may see. */
async function judgeGroups({ store, worlds }: OpenFolder, demo: Demo): Promise<void> {
  for (const { user, agency, role, signIn } of demo.readers) {
    if (role !== 'analyst' || !signIn) continue;
    const country = demo.agencies.find(({ id }) => id === agency)?.country;
    const world = await worlds.worldOf({ user, agency });
    await store.write({ user, agency }, async (tx) => {
      for (const name of demo.groups) {
        const bearers = world.search(name, GROUPS_FOUND).items.filter(({ index }) => {
          const { label, schema } = world.ref(index);
          return label === name && schema === 'Organization';
        });
        const [first, ...others] = bearers.map(({ index }) => world.mentionsOf(index)[0] as MentionId);
        for (const other of first === undefined ? [] : others) {
          const reason = GROUP_REASON[country === 'USA' ? 'USA' : 'MEX'];
          await judge(tx, { a: first as MentionId, b: other, verdict: 'same', reason }, user);
        }
      }
    });
  }
}

function speaksOf({ a, b }: Judgement, file: DemoFile): boolean {
  return a.kind === 'text' && a.file === file.name
    ? true
    : b.agency === file.agency || (a.kind === 'row' && a.agency === file.agency);
}

function rowOf(
  demo: Demo,
  found: ReadonlyMap<string, Found>,
  { agency, key }: { readonly agency: string; readonly key: string },
): MentionId | undefined {
  for (const file of demo.files) {
    const mention = file.agency === agency ? found.get(file.name)?.byKey.get(key) : undefined;
    if (mention !== undefined) return mention;
  }
  return undefined;
}
