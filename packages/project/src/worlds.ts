/** The worlds in memory: one for each audience, brought up to date when it is asked for. */
import {
  audienceOf,
  countAccepted,
  eachAccepted,
  entriesAfter,
  ledgerPosition,
  loadJudgements,
  loadMentions,
  type ReaderContext,
  type Store,
  type Tx,
} from '@trama/store';
import type { Slices } from './columns.js';
import { Facts } from './facts.js';
import { World } from './world.js';

export interface WorldsOptions {
  /** Worlds not asked for longest are dropped beyond this; default 1 GiB. The last one asked for always stays. */
  readonly maxBytes?: number;
  /** Gets one line a world built, without content. */
  readonly log: (line: string) => void;
}

export interface Worlds {
  /**
   * The world of this reader as the ledger is now. Readers of one audience share it, and callers that
   * come while it is built share the building. Where the ledger has grown since it was last asked for,
   * what is new is loaded and added; the result is the same as if all had been loaded. Rejects with
   * the store's error where the database fails.
   */
  worldOf(reader: ReaderContext): Promise<World>;
  /** Drops every world, also those that are being built; the next asker waits for a new one. */
  forget(): void;
  /** Drops every world for good. */
  close(): void;
}

interface Held {
  readonly world: World;
  /** Of the reader's audience: with another one, the world may hold what they have lost sight of. */
  readonly epoch: bigint;
  /** The ledger's position that it shows: of the whole ledger, so never shown to anybody. */
  readonly position: bigint;
}

const GIB = 1024 ** 3;
const SPARE_ROOM = 1.05;

export function openWorlds(store: Store, { maxBytes = GIB, log }: WorldsOptions): Worlds {
  /** By digest of the audience, the longest unasked first. */
  const held = new Map<string, Held>();
  const building = new Map<string, Promise<void>>();
  let closed = false;
  /** Counts how often all was forgotten: what was begun before is not kept. */
  let forgotten = 0;

  function keep(digest: string, entry: Held): void {
    held.delete(digest);
    held.set(digest, entry);
    let bytes = 0;
    for (const { world } of held.values()) bytes += world.byteLength;
    for (const [other, { world }] of held) {
      if (bytes <= maxBytes || other === digest) break;
      held.delete(other);
      bytes -= world.byteLength;
    }
  }

  async function bring(reader: ReaderContext, digest: string): Promise<void> {
    const startMs = performance.now();
    const known = held.get(digest) ?? null;
    const begun = forgotten;
    try {
      const loaded = await store.read(reader, (tx) => load(tx, digest, known));
      if (loaded === null || closed || begun !== forgotten) return;
      if ('world' in loaded) return keep(digest, loaded);
      const { facts, position, epoch, old } = loaded;
      const world = await inSlices(World.derive(facts, old?.world ?? null));
      if (closed || begun !== forgotten) return;
      keep(digest, { world, position, epoch });
      const { subjects, ties, claims } = world.counts();
      const seconds = ((performance.now() - startMs) / 1000).toFixed(2);
      log(`world ${old ? 'extended' : 'built'} in ${seconds} s: ${subjects} subjects, ${ties} ties, ${claims} claims`);
    } catch (error) {
      // Its facts may be half extended: the next attempt starts anew.
      held.delete(digest);
      throw error;
    }
  }

  async function worldOf(reader: ReaderContext): Promise<World> {
    while (!closed) {
      const { digest, epoch, position } = await store.read(reader, async (tx) => ({
        ...(await audienceOf(tx)),
        position: await ledgerPosition(tx),
      }));
      // A building that began before this position may end short of it; the second one does not.
      for (let attempt = 0; attempt < 3; attempt++) {
        const entry = held.get(digest);
        if (entry && entry.epoch >= epoch && entry.position >= position) {
          keep(digest, entry);
          return entry.world;
        }
        await (building.get(digest)?.catch(() => undefined) ?? start(reader, digest));
      }
    }
    throw new Error('the worlds are closed');
  }

  function start(reader: ReaderContext, digest: string): Promise<void> {
    const work = bring(reader, digest).finally(() => building.delete(digest));
    building.set(digest, work);
    return work;
  }

  return {
    worldOf,
    forget() {
      forgotten++;
      held.clear();
    },
    close() {
      closed = true;
      held.clear();
    },
  };
}

/** `old`: the world that this one grows from; null where nothing of an older one may go into it. */
type Loaded =
  | Held
  | { readonly facts: Facts; readonly position: bigint; readonly epoch: bigint; readonly old: Held | null };

/** Null where the reader's audience is another by now; the held world where nothing in it has changed. */
async function load(tx: Tx, digest: string, known: Held | null): Promise<Loaded | null> {
  const audience = await audienceOf(tx);
  if (audience.digest !== digest) return null;
  const { epoch } = audience;
  const before = known?.epoch === epoch ? known : null;
  const position = await ledgerPosition(tx);
  const entries = before === null ? [] : await entriesAfter(tx, before.position);
  if (before && entries.length === 0) return { world: before.world, position, epoch };
  // What was purged must not live on in the tables that a grown world shares with the one before.
  const held = entries.some(({ kind }) => kind === 'purge') ? null : before;
  const judgements = await loadJudgements(tx);
  let facts = held ? null : new Facts();
  // Some room beyond, so that the next few claims do not copy every column.
  facts?.reserve(Math.ceil((await countAccepted(tx)) * SPARE_ROOM));
  await eachAccepted(tx, { after: held?.position ?? null }, (columns) => {
    if (columns.length + columns.removed.length + columns.removedReports.length === 0) return undefined;
    facts ??= (held as Held).world.facts.extend();
    const adding = facts.addClaims(columns);
    // A small piece is one slice: nobody waits for it.
    return adding.next().done ? undefined : inSlices(adding);
  });
  if (held && facts === null) {
    // Drafts and their rejection change nobody's world.
    if (sameJudgements(held.world.facts.judgements, judgements)) return { world: held.world, position, epoch };
    facts = held.world.facts.extend();
  }
  facts ??= new Facts();
  facts.setMentions(await loadMentions(tx));
  facts.judgements = judgements;
  return { facts, position, epoch, old: held };
}

function sameJudgements(a: readonly { id: string }[], b: readonly { id: string }[]): boolean {
  const ids = new Set(a.map(({ id }) => id));
  return a.length === b.length && b.every(({ id }) => ids.has(id));
}

/** Runs a task, letting other work of this process in between its slices. */
async function inSlices<T>(task: Slices<T>): Promise<T> {
  for (;;) {
    const step = task.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
