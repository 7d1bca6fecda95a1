/** `trama export --format ftm`: one entity a subject and one a tie, of what one reader may see. */
import { type FtmEntity, writeFtm } from '@trama/formats';
import { fail, hasRight, NOT_STATED, ok, type Refusal, type Result, refusal, tieKind } from '@trama/model';
import type { Tie, World } from '@trama/project';
import { appendAudit, type ClaimRow, claimsByIds, findReader, type ReaderContext, type Tx } from '@trama/store';
import type { OpenFolder } from '../open-folder.js';
import type { Seal } from '../sealing/seal.js';
import { valueText } from '../views/subject-values.js';
import { ftmProperty, ftmSchema } from './ftm-properties.js';
import { ftmDate, ftmEntityId, ftmValue } from './ftm-value.js';

const CLAIMS_A_PIECE = 5000;
const CLAIMS_A_SUBJECT = 10_000;
const TIE_CLAIMS = 100;

/** What a reader sees, and how its ids go out to them. */
interface View {
  readonly world: World;
  readonly seal: Seal;
}

export async function exportFtm(
  folder: OpenFolder,
  user: string | null,
  osUser: string | null,
  write: (chunk: string) => Promise<void> | void,
  purpose: string | null,
): Promise<Result<{ readonly entities: number }, Refusal>> {
  const reader = await readerContext(folder, user);
  if (!reader.ok) return reader;
  const { store, worlds, seals } = folder;
  const world = await worlds.worldOf(reader.value);
  const { subjects, incidents } = world.counts();
  const view = { world, seal: seals.of(reader.value) };
  // Before the first line leaves: whoever takes part of an export has taken it.
  await store.write(reader.value, (tx) =>
    appendAudit(tx, {
      action: 'export.ftm',
      outcome: 'done',
      object: user,
      purpose: purpose?.trim() || NOT_STATED,
      osUser,
      results: subjects + incidents,
    }),
  );
  let entities = 0;
  await store.read(reader.value, async (tx) => {
    const out = async (of: readonly FtmEntity[]) => {
      entities += of.length;
      await write([...writeFtm(of)].join(''));
    };
    for await (const piece of pieces(world, subjects + incidents)) {
      await out(await subjectEntities(tx, view, piece));
      const ties = piece.flatMap((index) => outwardTies(world, index));
      for (let at = 0; at < ties.length; at += 1000) await out(await tieEntities(tx, view, ties.slice(at, at + 1000)));
    }
  });
  return ok({ entities });
}

async function readerContext(folder: OpenFolder, user: string | null): Promise<Result<ReaderContext, Refusal>> {
  if (user === null) return ok({ user: null, agency: null });
  const reader = await findReader(folder.store, user);
  if (reader === null) return fail(refusal('reader-unknown', { found: user }));
  if (reader.disabled) return fail(refusal('reader-disabled'));
  if (!hasRight(reader, 'content.read')) return fail(refusal('not-allowed', { what: 'content.read' }));
  return ok({ user: reader.user, agency: reader.agency });
}

/** Runs of subjects whose claims are read at once. */
function* pieces(world: World, count: number): Iterable<number[]> {
  let piece: number[] = [];
  let claims = 0;
  for (let index = 0; index < count; index++) {
    piece.push(index);
    claims += world.subjectClaims(index, 0).counted;
    if (claims < CLAIMS_A_PIECE) continue;
    yield piece;
    piece = [];
    claims = 0;
  }
  if (piece.length > 0) yield piece;
}

async function subjectEntities(tx: Tx, { world, seal }: View, indexes: readonly number[]): Promise<FtmEntity[]> {
  const about = indexes.map((index) => world.subjectClaims(index, CLAIMS_A_SUBJECT).about);
  const rows = new Map((await claimsByIds(tx, about.flat())).map((row) => [row.id, row]));
  return indexes.map((index, i) => {
    const own = (about[i] ?? []).flatMap((id) => rows.get(id) ?? []);
    const { id, schema, label } = world.ref(index);
    return subjectEntity(seal.id(id), ftmSchema(schema), label, own);
  });
}

/** Denied statements stay behind: FollowTheMoney has no word for "not". */
function subjectEntity(id: string, schema: string, label: string, claims: readonly ClaimRow[]): FtmEntity {
  const properties = new Map<string, Set<string>>();
  const add = (name: string, value: string) => properties.set(name, (properties.get(name) ?? new Set()).add(value));
  const referents = new Set<string>();
  for (const claim of claims) {
    const { property, value, negated, target } = claim;
    if (negated || target !== null) continue;
    if (property === 'listUid' && value !== null) {
      referents.add(value.replace(':', '-'));
      continue;
    }
    const text = claimText(claim);
    if (text === '') continue;
    const name = ftmProperty(schema, property);
    const there = name === null ? null : ftmValue(name, text);
    if (name === null || there === null) add('notes', `${property}: ${text}`);
    else add(name, there);
  }
  if (!properties.has('name') && label !== '') add('name', label);
  return entity(id, schema, properties, referents);
}

function claimText(claim: ClaimRow): string {
  const { property, value, best, victimClass, body } = claim;
  if (property === 'latitude' || property === 'longitude') return best === null ? (value ?? '') : String(best);
  const words = [victimClass, body].filter((word) => word !== null).join(', ');
  const text = valueText(claim);
  return words === '' ? text : `${text} (${words})`;
}

function entity(
  id: string,
  schema: string,
  properties: ReadonlyMap<string, ReadonlySet<string>>,
  referents: ReadonlySet<string>,
): FtmEntity {
  const sorted = [...properties].map(([name, values]) => [name, [...values].sort()] as const);
  return {
    id: ftmEntityId(id),
    schema,
    referents: [...referents].sort(),
    properties: Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Ties of which this subject is the source, so that each is written once. */
function outwardTies(world: World, index: number): Tie[] {
  const { ties } = world.tiesOf(index, { layers: null, limit: Number.MAX_SAFE_INTEGER });
  return ties.filter(({ source }) => source === index);
}

async function tieEntities(tx: Tx, view: View, ties: readonly Tie[]): Promise<FtmEntity[]> {
  const evidence = ties.map(({ id }) => view.world.tieEvidence(id, TIE_CLAIMS));
  const ids = evidence.flatMap((found) => (found === null ? [] : [...found.claims, ...found.details]));
  const rows = new Map((await claimsByIds(tx, ids)).map((row) => [row.id, row]));
  return ties.map((tie, i) => {
    const { claims = [], details = [] } = evidence[i] ?? {};
    return tieEntity(
      view,
      tie,
      claims.flatMap((id) => rows.get(id) ?? []),
      details.flatMap((id) => rows.get(id) ?? []),
    );
  });
}

function tieEntity(
  { world, seal }: View,
  tie: Tie,
  claims: readonly ClaimRow[],
  details: readonly ClaimRow[],
): FtmEntity {
  const { schema, from, to } = tieKind(tie.property);
  const properties = new Map<string, Set<string>>();
  const add = (name: string, value: string) => properties.set(name, (properties.get(name) ?? new Set()).add(value));
  add(from, ftmEntityId(seal.id(world.ref(tie.source).id)));
  add(to, ftmEntityId(seal.id(world.ref(tie.target).id)));
  const word = schema === 'Family' || schema === 'Associate' ? 'relationship' : 'role';
  const takesWord = schema !== 'Call' && schema !== 'Payment';
  // The schema alone does not tell an ally from a rival.
  if (takesWord) add(word, tie.property);
  for (const { value, time } of claims) {
    if (value !== null && takesWord) add(word, value);
    if (time !== null) add('date', ftmDate(time));
  }
  for (const detail of details) {
    const text = claimText(detail);
    if (detail.negated || text === '') continue;
    if (detail.property === 'role' && takesWord) add(word, text);
    else if (detail.property === 'start') add('startDate', ftmDate(text));
    else if (detail.property === 'end') add('endDate', ftmDate(text));
    else add('summary', `${detail.property}: ${text}`);
  }
  return entity(seal.tie(tie.id), schema, properties, new Set());
}
