/**
 * The live streams of this process. Each stream reads the ledger as its own reader, from the
 * position that it has reached, so what a reader may not see never comes near it; the ledger's
 * entries are the events, so a stream that begins anew, here or on another server, misses none.
 */
import { type LiveEvent, liveEvent, walkOf } from '@trama/contract';
import { idFromUuid, idUuid } from '@trama/model';
import {
  audienceOf,
  entriesAfter,
  entryPosition,
  type LedgerEntry,
  ledgerPosition,
  reportRowsByIds,
  type Session,
  type Store,
  sessionStands,
} from '@trama/store';
import { Seals } from './sealing/seal.js';

export interface LiveStream {
  send(id: string, event: LiveEvent): void;
  close(): void;
}

/** Whose stream it is: of its session, for as long as that stands and its reader may read. */
export type FollowingSession = Pick<Session, 'sessionId' | 'user' | 'agency'>;

interface Follower {
  readonly session: FollowingSession;
  readonly stream: LiveStream;
  position: bigint;
  /** Of the reader's audience when it began: with another one, screens may show what the reader has lost sight of. */
  readonly epoch: bigint;
  /** While the ledger is read for this follower; `again` asks for another round after it. */
  reading: boolean;
  again: boolean;
}

const LIVE_EVENT = walkOf(liveEvent);
/** Far above what screens need; each costs a question to the ledger at every commit. */
const STREAMS_OF_A_READER = 2000;

export class LiveHub {
  readonly #store: Store;
  readonly #log: (line: string) => void;
  readonly #now: () => Date;
  readonly #most: number;
  readonly #seals: Seals;
  readonly #followers = new Set<Follower>();
  #stopListening: (() => void) | null = null;

  constructor(store: Store, log: (line: string) => void, now: () => Date, most: number = STREAMS_OF_A_READER) {
    this.#store = store;
    this.#seals = new Seals(store.idKey);
    this.#log = log;
    this.#now = now;
    this.#most = most;
  }

  /**
   * Begins a stream: after the event with this id, or from now where the id is null or tells
   * nothing. Returns the way to end it.
   */
  async follow(session: FollowingSession, lastEventId: string | null, stream: LiveStream): Promise<() => void> {
    this.#stopListening ??= this.#store.listen(() => this.#wakeAll());
    const reader = readerOf(session);
    const begun = await this.#store.read(reader, async (tx) => {
      const after =
        lastEventId === null
          ? null
          : await entryPosition(tx, idUuid(this.#seals.of(reader).openId('evt', lastEventId)));
      return { position: after ?? (await ledgerPosition(tx)), epoch: (await audienceOf(tx)).epoch };
    });
    const follower: Follower = { session, stream, ...begun, reading: false, again: false };
    this.#followers.add(follower);
    this.#limit(session.user);
    this.#wake(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Ends the streams of a session that ended or was locked. */
  closeSession(sessionId: string): void {
    for (const follower of this.#followers) if (follower.session.sessionId === sessionId) this.#drop(follower);
  }

  close(): void {
    this.#stopListening?.();
    for (const follower of this.#followers) this.#drop(follower);
  }

  /** The oldest streams of a reader who opens more and more are let go. */
  #limit(user: string): void {
    const theirs = [...this.#followers].filter(({ session }) => session.user === user);
    for (const oldest of theirs.slice(0, -this.#most)) this.#drop(oldest);
  }

  #drop(follower: Follower): void {
    this.#followers.delete(follower);
    follower.stream.close();
  }

  #wakeAll(): void {
    for (const follower of this.#followers) this.#wake(follower);
  }

  #wake(follower: Follower): void {
    if (follower.reading) {
      follower.again = true;
      return;
    }
    follower.reading = true;
    void this.#read(follower)
      .catch((error: unknown) => {
        // The browser comes back with the last id it got; nothing is lost by ending the stream.
        this.#log(`live stream ended: ${error instanceof Error ? error.name : 'unknown error'}`);
        this.#drop(follower);
      })
      .finally(() => {
        follower.reading = false;
      });
  }

  async #read(follower: Follower): Promise<void> {
    do {
      follower.again = false;
      const { session, stream } = follower;
      const reader = readerOf(session);
      const seal = this.#seals.of(reader);
      const events = await this.#store.read(reader, async (tx) => {
        // In the transaction that reads the events: one that lost its right ends before the next of them.
        if (!(await sessionStands(tx, session, 'content.read', this.#now()))) return null;
        if ((await audienceOf(tx)).epoch !== follower.epoch) return null;
        const entries = await entriesAfter(tx, follower.position);
        const ids = entries.flatMap(({ kind, report }) => (kind === 'report' && report !== null ? [report] : []));
        const names = new Map((await reportRowsByIds(tx, ids)).map((row) => [row.id, row.name ?? '']));
        return entries.map((entry) => ({ entry, event: liveEventOf(entry, names) }));
      });
      // The browser comes back and reads anew, and is told nothing of why.
      if (events === null) return this.#drop(follower);
      for (const { entry, event } of events) {
        if (!this.#followers.has(follower)) return;
        follower.position = entry.position;
        if (event !== null) stream.send(seal.id(idFromUuid('evt', entry.eventId)), seal.outward(LIVE_EVENT, event));
      }
    } while (follower.again);
  }
}

function readerOf({ user, agency }: FollowingSession) {
  return { user, agency };
}

function liveEventOf(entry: LedgerEntry, names: ReadonlyMap<string, string>): LiveEvent | null {
  const at = entry.at.toISOString();
  const { kind, report } = entry;
  // How long it is kept changes nothing that is shown of a record.
  if (kind === 'validation' || kind === 'hold') return null;
  if (kind === 'approval' || kind === 'protection' || kind === 'contest') return { kind: 'assessment', at };
  if (kind === 'judgement' || kind === 'assessment') return { kind, at };
  if (report === null) return null;
  if (kind === 'report') return { kind, report, file: names.get(report) ?? '', at };
  // What was re-marked or is gone is told as every decision is: that something of the report has changed.
  return { kind: kind === 're-mark' || kind === 'purge' ? 'decision' : kind, report, at };
}
