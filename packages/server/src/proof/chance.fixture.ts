/** Chance that can be had again: numbers from a seed, and for one piece of work the clock and all randomness of this process. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

export interface Chance {
  /** At least 0 and below n. */
  int(n: number): number;
  of<T>(list: readonly T[]): T;
  /** Up to n of them, each once. */
  some<T>(list: readonly T[], n: number): T[];
  bytes(n: number): Buffer;
}

/** Mulberry32 (T. Ettinger). */
export function chance(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (n: number) => (n === 0 ? 0 : next() % n);
  return {
    int,
    of: <T>(list: readonly T[]) => list[int(list.length)] as T,
    some: (list, n) => {
      const left = [...list];
      return Array.from({ length: Math.min(n, left.length) }, () => left.splice(int(left.length), 1)[0] as never);
    },
    bytes: (n) => Buffer.from(Array.from({ length: n }, () => next() & 255)),
  };
}

/** Runs `work` with the clock standing still at `at` and with random bytes from the seed. */
export async function withChance<T>(seed: number, at: Date, work: () => Promise<T>): Promise<T> {
  const from = chance(seed);
  const real = { Date, randomBytes: crypto.randomBytes, randomFillSync: crypto.randomFillSync };
  class Standing extends real.Date {
    constructor(...given: []) {
      super(...((given.length === 0 ? [at.getTime()] : given) as []));
    }
    static override now(): number {
      return at.getTime();
    }
  }
  globalThis.Date = Standing as DateConstructor;
  crypto.randomBytes = ((n: number) => from.bytes(n)) as typeof crypto.randomBytes;
  crypto.randomFillSync = ((into: NodeJS.ArrayBufferView) => {
    Buffer.from(into.buffer, into.byteOffset, into.byteLength).set(from.bytes(into.byteLength));
    return into;
  }) as typeof crypto.randomFillSync;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    globalThis.Date = real.Date;
    crypto.randomBytes = real.randomBytes;
    crypto.randomFillSync = real.randomFillSync;
    syncBuiltinESMExports();
  }
}
