/** Random ledgers and readers, one seed each; what fails is cut down to the fewest acts that still do. */
import { chance } from './chance.fixture.js';
import { compare, type Difference, makeLedger, type Pair } from './pair.fixture.js';
import type { Person } from './people.fixture.js';
import { type Act, randomActs } from './random-acts.fixture.js';

const READERS_A_LEDGER = 4;

export interface Counted {
  databases: number;
  pairs: number;
  answers: number;
}

export interface Leak {
  readonly seed: number;
  readonly reader: string;
  readonly difference: Difference;
  /** What was done, by whom, as few acts as still show it. */
  readonly acts: readonly string[];
}

/** The ledger of this seed, compared for some of its readers and for anybody. */
export async function provePairs(pair: Pair, seed: number, counted: Counted): Promise<Leak | null> {
  const draw = chance(seed);
  const acts = randomActs(draw, pair.people);
  const readers = [...draw.some(pair.people, READERS_A_LEDGER), ...(draw.int(4) === 0 ? [null] : [])];
  const told = await makeLedger(pair, acts);
  counted.databases++;
  for (const [n, reader] of readers.entries()) {
    const { answers, difference } = await compare(pair, told, reader, seed + n);
    counted.pairs++;
    counted.answers += answers;
    if (difference !== null) return shrink(pair, acts, reader, seed, n);
  }
  return null;
}

/** Leaves out runs of acts, shorter and shorter, as long as some difference stays for that reader. */
async function shrink(pair: Pair, acts: readonly Act[], reader: Person | null, seed: number, n: number): Promise<Leak> {
  const fails = async (some: readonly Act[]): Promise<Omit<Leak, 'seed' | 'reader'> | null> => {
    const told = await makeLedger(pair, some);
    const { difference } = await compare(pair, told, reader, seed + n);
    return difference === null ? null : { difference, acts: told.log };
  };
  let fewest = acts;
  let found = await fails(acts);
  for (let run = Math.ceil(acts.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
    for (let at = 0; at < fewest.length; ) {
      const fewer = [...fewest.slice(0, at), ...fewest.slice(at + run)];
      const still = await fails(fewer).catch(() => null);
      if (still === null) at += run;
      else {
        fewest = fewer;
        found = still;
      }
    }
  }
  const none = { difference: { asked: 'not found again: an earlier reader wrote', full: null, own: null }, acts: [] };
  return { seed, reader: reader?.user ?? 'anybody', ...(found ?? none) };
}

/** For whoever reads the failure. */
export function describeLeak({ seed, reader, difference, acts }: Leak): string {
  const { asked, full, own } = difference;
  return [
    `seed ${seed}: ${reader} is told more than they may see by ${asked}`,
    `full: ${cut(full)}`,
    `own:  ${cut(own)}`,
    'acts:',
    ...acts.map((line) => `  ${line}`),
  ].join('\n');
}

function cut(answer: unknown): string {
  return JSON.stringify(answer, null, 1).slice(0, 6000);
}
