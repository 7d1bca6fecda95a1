/**
 * What a reader is told is made of what that reader may see and of nothing else: for random ledgers and readers, the
 * answers on the whole database are the bytes of those on a database that holds the reader's own rows alone. Runs for a
 * while and says how far it came; `bench/non-interference.js` goes on from there.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPair, type Pair } from './pair.fixture.js';
import { type Counted, describeLeak, provePairs } from './random-pairs.fixture.js';

/** Seeds that once showed a leak: they are proved first, whatever time there is. */
const KEPT: readonly number[] = [];
const AT_LEAST = 8;
const FOR_MS = 100_000;

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
});
afterAll(() => pair.stop());

describe('a reader of a random ledger', () => {
  it('is answered as if there were nothing but what they may see', async () => {
    const counted: Counted = { databases: 0, pairs: 0, answers: 0 };
    const prove = async (seed: number) => {
      const leak = await provePairs(pair, seed, counted);
      expect(leak === null ? '' : describeLeak(leak)).toBe('');
    };
    for (const seed of KEPT) await prove(seed);
    const until = performance.now() + FOR_MS;
    for (let seed = 1; seed <= AT_LEAST || performance.now() < until; seed++) await prove(seed);
    const { databases, pairs, answers } = counted;
    process.stdout.write(`non-interference: ${databases} ledgers, ${pairs} readers, ${answers} answers compared\n`);
  }, 900_000);
});
