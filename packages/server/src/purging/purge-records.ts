/** What `trama purge` does: what is due, or one record before its day; then the disk. */
import { fail, ok, type Refusal, type ReportId, type Result, refusal } from '@trama/model';
import {
  agencies,
  duePurges,
  findReader,
  finishPurges,
  isScrubPending,
  knownBackups,
  mentionsByIds,
  type PurgeWhat,
  previewPurge,
  purge,
  readReport,
  retentionOf,
} from '@trama/store';
import type { OpenFolder } from '../open-folder.js';
import type { PurgeAnswer, PurgedRecord, PurgeProgress, PurgeRequest } from '../operations.js';

/** Who purges: the command line's user of the operating system, or a supervisor, after the one who asked. */
interface Purger {
  readonly osUser: string | null;
  readonly by: string | null;
  readonly askedBy: string | null;
}

/** One record to purge; `reviewBy` where its day is over. */
export interface PurgeTarget {
  readonly agency: string;
  readonly what: PurgeWhat;
  readonly reviewBy: string | null;
  readonly heldUntil: string | null;
}

export async function purgeByRequest(
  folder: OpenFolder,
  request: PurgeRequest,
  purger: Purger,
  progress: (progress: PurgeProgress) => void,
  signal: AbortSignal,
): Promise<Result<PurgeAnswer, Refusal>> {
  const day = folder.now().toISOString().slice(0, 10);
  const found = await targetsOf(folder, request, day);
  if (!found.ok) return found;
  const { store } = folder;
  const done: PurgedRecord[] = [];
  const held: { -readonly [K in keyof PurgeAnswer['held'][number]]: PurgeAnswer['held'][number][K] }[] = [];
  for (const [at, target] of found.value.entries()) {
    if (signal.aborted) return fail(refusal(done.length > 0 ? 'purge-unfinished' : 'cancelled'));
    progress({ step: 'records', done: at, total: found.value.length });
    const of = nameOf(folder, target);
    if (target.heldUntil !== null) {
      held.push({ ...of, reviewBy: target.reviewBy, until: target.heldUntil });
      continue;
    }
    const one = request.dryRun
      ? await previewPurge(store, target.what, orderOf(target, request.reason, purger, day))
      : await purge(store, target.what, orderOf(target, request.reason, purger, day));
    if (!one.ok) {
      if (one.error.code !== 'purge-held') return one;
      held.push({ ...of, reviewBy: target.reviewBy, until: one.error.details.until ?? '' });
    } else if (one.value !== null) {
      const { mentions, claims, conclusions } = one.value;
      const kept = target.what.kind === 'report' ? target.what.kept.length : 0;
      done.push({ ...of, what: target.what.kind, reviewBy: target.reviewBy, kept, mentions, claims, conclusions });
    }
  }
  if (!request.dryRun) {
    const finished = await finishPurges(store, {
      signal,
      progress: (step, n, total) => progress({ step, done: n, total }),
    });
    if (!finished.ok) return finished;
  }
  return ok({
    day,
    dryRun: request.dryRun,
    purged: done,
    held,
    backups: knownBackups(store.info.dataDir),
    finished: !(await isScrubPending(store)),
    operator: !store.info.embedded,
  });
}

function nameOf({ seals }: OpenFolder, { agency, what }: PurgeTarget): { agency: string; report: string } {
  return { agency, report: seals.of({ agency }).id(what.report) };
}

function orderOf(target: PurgeTarget, reason: string | null, { osUser, by, askedBy }: Purger, today: string) {
  const ground = target.reviewBy === null ? ('ordered' as const) : ('due' as const);
  return { agency: target.agency, ground, reason, askedBy, by, osUser, today, listId: null };
}

/** Refusals: not-found, reader-unknown, option-invalid, not-allowed (without the owner). */
async function targetsOf(
  folder: OpenFolder,
  { what, reason }: PurgeRequest,
  day: string,
): Promise<Result<readonly PurgeTarget[], Refusal>> {
  if (what.kind === 'due') {
    const due = await duePurges(folder.store, day, null);
    return due === null ? fail(refusal('not-allowed', { what: 'purge without DATABASE_OWNER_URL' })) : ok(due);
  }
  if (reason === null || reason.trim() === '') {
    return fail(refusal('option-invalid', { option: '--reason', expected: 'why, naming nobody', found: 'none' }));
  }
  if (what.kind === 'report') return reportTarget(folder, what.id, day);
  const reader = await findReader(folder.store, what.reader);
  if (reader === null) return fail(refusal('reader-unknown', { found: what.reader.slice(0, 100) }));
  return subjectTargets(folder, { user: reader.user, agency: reader.agency }, what.id);
}

/** The report by the id under which its agency, whichever it is, was told of it. */
async function reportTarget(
  folder: OpenFolder,
  id: string,
  day: string,
): Promise<Result<readonly PurgeTarget[], Refusal>> {
  for (const { id: agency } of await agencies(folder.store)) {
    const report = folder.seals.of({ agency }).openId('rep', id);
    const target = await reportTargetOf(folder, { user: null, agency }, report, day);
    if (target !== null) return ok([target]);
  }
  return fail(refusal('not-found'));
}

/** Null where the reader's agency has no such report. People who were validated one by one stay where its day is over. */
export async function reportTargetOf(
  folder: Pick<OpenFolder, 'store'>,
  reader: { readonly user: string | null; readonly agency: string },
  report: ReportId,
  day: string,
): Promise<PurgeTarget | null> {
  const { store } = folder;
  const { agency } = reader;
  const own = await store.read(reader, async (tx) => ({
    row: await readReport(tx, report),
    reviewBy: (await retentionOf(tx, report))?.reviewBy ?? null,
  }));
  // The command line is in no case: what bears one is found by its review date, which its agency sees.
  if (!(own.row?.own ?? own.reviewBy !== null)) return null;
  const due = own.reviewBy !== null && own.reviewBy < day ? await duePurges(store, day, agency) : null;
  const found = due?.find(({ what }) => what.kind === 'report' && what.report === report);
  return found ?? { agency, what: { kind: 'report', report, kept: [] }, reviewBy: null, heldUntil: null };
}

/** The subject as that reader knows it, of each report of the reader's own agency that speaks of it. */
async function subjectTargets(
  folder: OpenFolder,
  reader: { readonly user: string; readonly agency: string },
  id: string,
): Promise<Result<readonly PurgeTarget[], Refusal>> {
  const world = await folder.worlds.worldOf(reader);
  const index = world.resolve(folder.seals.of(reader).openId('sub', id));
  if (index === null) return fail(refusal('not-found'));
  const places = await folder.store.read(reader, async (tx) => {
    const own: typeof found = [];
    const found = await mentionsByIds(tx, world.mentionsOf(index));
    for (const place of found) if ((await readReport(tx, place.report))?.own) own.push(place);
    return own;
  });
  const reports = [...new Set(places.map(({ report }) => report))];
  if (reports.length === 0) return fail(refusal('not-found'));
  return ok(
    reports.map((report) => ({
      agency: reader.agency,
      what: {
        kind: 'persons' as const,
        report,
        mentions: places.filter((place) => place.report === report).map(({ id: mention }) => mention),
      },
      reviewBy: null,
      heldUntil: null,
    })),
  );
}
