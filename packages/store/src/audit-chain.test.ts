/** Random tamperings with a small chain, in memory, over rows as the database and an export give them. */
import { describe, expect, test } from 'vitest';
import { appendAudit } from './audit.js';
import { type AuditVerdict, type ChainEntry, ChainWalk, chainFields, eachEntry, verifyAudit } from './audit-chain.js';
import { type Checkpoint, makeCheckpoint } from './checkpoint.js';
import { chainHash } from './digest.js';
import { ANA, addPeople, BOB } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

const ENTRIES = 24;
const ROUNDS = 12_000;
const seed = Number(process.env.TRAMA_SEED ?? Date.now() % 1_000_000);

async function smallChain(): Promise<{ db: TestStore; entries: ChainEntry[]; checkpoint: Checkpoint }> {
  const db = await openTestDatabase();
  await addPeople(db.store);
  for (let i = 0; i < ENTRIES; i++) {
    const shown = Array.from({ length: i % 3 }, (_, n) => `sub_${n}`);
    const entry = {
      action: 'search',
      outcome: 'done',
      object: `${i % 5}`,
      purpose: i % 4 ? null : 'día',
      osUser: null,
    };
    await db.store.write(i % 2 ? ANA : BOB, (tx) =>
      appendAudit(tx, { ...entry, outcome: 'done', results: i % 3 ? i : null, shown }),
    );
  }
  const entries: ChainEntry[] = [];
  for await (const page of eachEntry(db.store)) entries.push(...page);
  return { db, entries, checkpoint: await makeCheckpoint(db.store, new Date()) };
}

function verdictOf(entries: readonly ChainEntry[], checkpoints: readonly Checkpoint[]): AuditVerdict {
  const walk = new ChainWalk(checkpoints);
  for (const entry of entries) {
    const found = walk.next(entry);
    if (found !== null) return found;
  }
  return walk.end();
}

/** As somebody who knows how the chain is made, with the whole of it in hand. */
function chainedAnew(entries: readonly ChainEntry[]): ChainEntry[] {
  let prev = '';
  return entries.map((entry, i) => {
    const numbered = { ...entry, seq: String(i + 1), prev };
    prev = chainHash(Buffer.from(prev, 'hex'), chainFields(numbered)).toString('hex');
    return { ...numbered, hash: prev };
  });
}

type Random = (below: number) => number;

/** One byte of one field is another; a field that was empty gets one. */
function flipped(entry: ChainEntry, random: Random): ChainEntry {
  const names = Object.keys(entry) as (keyof ChainEntry)[];
  for (;;) {
    const name = names[random(names.length)] as keyof ChainEntry;
    const value = entry[name];
    if (name === 'version') return { ...entry, version: entry.version === 1 ? 2 : 1 };
    if (name === 'results') return { ...entry, results: value === null ? random(9) : Number(value) + 1 + random(9) };
    if (value === null || value === '') return { ...entry, [name]: String.fromCharCode(97 + random(6)) };
    const bytes = Buffer.from(String(value));
    const at = random(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << random(7));
    const text = bytes.toString('latin1');
    // Text of two bytes a letter: written as others would read it, and another than before in any case.
    if (text !== value) return { ...entry, [name]: text };
  }
}

const KINDS = ['flip', 'delete', 'insert', 'swap', 'cut', 'rewrite'] as const;

/** What is left of the chain, the first number that is wrong in it, and whether a checkpoint is needed to tell. */
function tampered(entries: readonly ChainEntry[], kind: (typeof KINDS)[number], random: Random) {
  const list = [...entries];
  const i = random(list.length);
  const at = (n: number) => list[n] as ChainEntry;
  switch (kind) {
    case 'flip':
      list[i] = flipped(at(i), random);
      return { list, first: i + 1, hidden: false };
    case 'delete': {
      const inner = random(list.length - 1);
      list.splice(inner, 1);
      return { list, first: inner + 1, hidden: false };
    }
    case 'insert':
      list.splice(i, 0, { ...at(random(list.length)), seq: String(i + 1), prev: at(i).prev });
      return { list, first: null, hidden: false };
    case 'swap': {
      const j = (i + 1 + random(list.length - 1)) % list.length;
      [list[i], list[j]] = [at(j), at(i)];
      return { list, first: Math.min(i, j) + 1, hidden: false };
    }
    case 'cut':
      return { list: list.slice(0, i), first: i + 1, hidden: true };
    case 'rewrite':
      list[i] = { ...at(i), reader: 'eva' };
      return { list: chainedAnew(list), first: list.length, hidden: true };
    default:
      return kind satisfies never;
  }
}

describe(`a chain that somebody has tampered with (TRAMA_SEED=${seed})`, () => {
  test(`is found in each of ${ROUNDS} random ways, at its first bad number`, async () => {
    const { db, entries, checkpoint } = await smallChain();
    expect(verdictOf(entries, [checkpoint])).toEqual(await verifyAudit(db.store, [checkpoint]));
    expect(verdictOf(entries, [checkpoint])).toMatchObject({ ok: true, entries: BigInt(ENTRIES) });
    const next = seeded(seed);
    const random: Random = (below) => Math.floor(next() * below);
    const missed: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const kind = KINDS[round % KINDS.length] as (typeof KINDS)[number];
      const { list, first, hidden } = tampered(entries, kind, random);
      const with_ = verdictOf(list, [checkpoint]);
      const without = verdictOf(list, []);
      // A cut end and a chain written anew look whole from inside: both halves are shown.
      const named = with_.ok || (first !== null && with_.at !== BigInt(first)) ? 'missed' : 'found';
      if (named === 'missed' || without.ok !== hidden) missed.push(`${round} ${kind} ${first}`);
    }
    expect(missed).toEqual([]);
  });

  test('is found over entries of before too, which have nothing of what came later', async () => {
    const { entries } = await smallChain();
    const old = { code: null, right: null, address: null, session: null, results: null, shown: '' };
    const mixed = chainedAnew(entries.map((entry, i) => (i < ENTRIES / 2 ? { ...entry, ...old, version: 1 } : entry)));
    expect(verdictOf(mixed, [])).toMatchObject({ ok: true });
    for (const later of [
      { code: 'x' },
      { right: 'x' },
      { address: 'x' },
      { session: 'x' },
      { results: 0 },
      { shown: '00' },
    ]) {
      const list = mixed.map((entry, i) => (i === 2 ? { ...entry, ...later } : entry));
      expect(verdictOf(list, []), JSON.stringify(later)).toEqual({ ok: false, at: 3n, why: 'changed' });
    }
  });
});

/** A small generator (mulberry32), so that a failing seed can be run again. */
function seeded(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
