import { buildNetwork, gather } from './build-network.js';
import { DegreePrior, placeIn, runningSums } from './degree-prior.js';
import { arcBetween, type Network } from './network.js';
import type { Random } from './random.js';
import { type Reach, walk } from './reach.js';

/** What is held to be wrong with a network as it is seen. Shares are from 0 up to, not including, 1. */
export interface Misses {
  /** Of the true ties between people who are seen, the share that is not seen. */
  readonly ties: number;
  /** Of the true people, the share that is not seen at all. */
  readonly people: number;
  /** Of the seen ties, the share that is not true. */
  readonly falseTies: number;
  /** The column with each arc's own probability of being true, in place of `falseTies`; '' for none. */
  readonly probability: string;
  /** 0: everybody's ties are missed alike. 1: one person's never, another's twice as often as `ties` says. */
  readonly uneven: number;
}

/** Ties tried in one place before the tie is drawn anywhere, and anywhere before it is given up. */
const TRIES = 10;

/**
 * Draws what the true network may be, given the seen one: takes false ties out, adds ties and people that were
 * missed. How many ties a person lacks is drawn from that person's posterior (`DegreePrior`), how far a
 * tie goes from `reach`. Who is seen keeps the same number; who is not comes after them. An added tie has the weight and
 * layer of a seen tie at random; other columns are dropped. O(n log n + m).
 */
export function drawPlausible(seen: Network, misses: Misses, reach: Reach, random: Random): Network {
  const unseen = Math.round((seen.nodeCount * misses.people) / (1 - misses.people));
  const draft = new Draft(seen, unseen);
  draft.keep(misses, random);
  const outward = propensities(draft.tails, unseen, misses, random);
  const inward = seen.directed ? propensities(draft.heads, unseen, misses, random) : outward;
  const lacking = (rate: number, v: number) => (v < seen.nodeCount ? rate : 0);
  const from = runningSums(outward.map(lacking));
  const to = runningSums(inward.map(lacking));
  const expected = (draft.kept * misses.ties) / (1 - misses.ties);
  const missing = Math.round(expected + Math.sqrt(expected / (1 - misses.ties)) * normal(random));
  for (let i = 0; i < missing; i++) draft.addTie(placeIn(from, random.real()), to, reach, random);
  draft.addPeople(outward, runningSums(inward.slice()), misses, reach, random);
  return draft.build();
}

/** Of each person, seen and then unseen: the ties to be expected, times how easily that person's are missed. */
function propensities(degrees: Int32Array, unseen: number, misses: Misses, random: Random): Float64Array {
  const prior = new DegreePrior(degrees, (1 - misses.ties) * (1 - misses.people));
  const rates = new Float64Array(degrees.length + unseen);
  const { ties, uneven } = misses;
  for (let v = 0; v < rates.length; v++) {
    if (v >= degrees.length) rates[v] = prior.drawUnseen(random);
    else {
      const missed = Math.min(0.95, ties * (1 + uneven * (2 * random.real() - 1)));
      // Those seen say how many are visible; who is missed more often lacks more beside them.
      rates[v] = prior.draw(degrees[v]!, random) * (ties > 0 ? (missed / (1 - missed)) * ((1 - ties) / ties) : 1);
    }
  }
  return rates;
}

/** The ties of a network in the making. */
class Draft {
  readonly #seen: Network;
  readonly #nodeCount: number;
  readonly #source: number[] = [];
  readonly #target: number[] = [];
  /** The arc of the seen network whose weight and layer each tie has. */
  readonly #like: number[] = [];
  readonly #added = new Set<number>();
  /** Degrees of the seen people by the ties kept: of their rows, and of the arcs that end with them. */
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  kept = 0;

  constructor(seen: Network, unseen: number) {
    this.#seen = seen;
    this.#nodeCount = seen.nodeCount + unseen;
    this.tails = new Int32Array(seen.nodeCount);
    this.heads = seen.directed ? new Int32Array(seen.nodeCount) : this.tails;
  }

  keep({ falseTies, probability }: Misses, random: Random): void {
    const { nodeCount, offsets, neighbours, directed, columns } = this.#seen;
    const own = columns?.[probability];
    for (let v = 0; v < nodeCount; v++) {
      for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
        const w = neighbours[p]!;
        if (!directed && w < v) continue;
        if (!random.chance(own ? own[p]! : 1 - falseTies)) continue;
        this.#push(v, w, p);
        this.tails[v]!++;
        this.heads[w]!++;
      }
    }
    this.kept = this.#source.length;
  }

  /** One more tie of `from`, to somebody near as often as `reach` says, else to anybody by `to`. */
  addTie(from: number, to: Float64Array, reach: Reach, random: Random): void {
    const where = random.real();
    const steps = where < reach.two ? 2 : where < reach.two + reach.three ? 3 : 0;
    if (steps > 0 && from < this.#seen.nodeCount) {
      for (let i = 0; i < TRIES; i++) {
        const end = walk(this.#seen, from, steps, random);
        if (this.#join(from, end, random)) return;
      }
    }
    for (let i = 0; i < TRIES; i++) if (this.#join(from, placeIn(to, random.real()), random)) return;
  }

  /** The ties of the unseen: the first to anybody, the next to somebody near an earlier one as often as seen ties are. */
  addPeople(rates: Float64Array, to: Float64Array, misses: Misses, reach: Reach, random: Random): void {
    const seenCount = this.#seen.nodeCount;
    for (let v = seenCount; v < this.#nodeCount; v++) {
      // Others who are unseen tie themselves to this one, too.
      const ties = poisson(rates[v]! / (1 + misses.people), random);
      let near = -1;
      for (let i = 0; i < ties; i++) {
        const close = near >= 0 && near < seenCount && random.chance(reach.two);
        const end = close ? walk(this.#seen, near, 1, random) : placeIn(to, random.real());
        const [a, b] = this.#seen.directed && random.chance(0.5) ? [end, v] : [v, end];
        if (this.#join(a, b, random)) near = end;
      }
    }
  }

  build(): Network {
    const { weights, layers, directed } = this.#seen;
    const like = Int32Array.from(this.#like);
    const ties = {
      source: Int32Array.from(this.#source),
      target: Int32Array.from(this.#target),
      ...(weights && { weight: gather(weights, like) }),
      ...(layers && { layer: gather(layers, like) }),
    };
    return buildNetwork(this.#nodeCount, ties, { directed }).network;
  }

  /** False where the two are one, or tied already. */
  #join(a: number, b: number, random: Random): boolean {
    if (a === b || b < 0) return false;
    const seenCount = this.#seen.nodeCount;
    if (a < seenCount && b < seenCount && arcBetween(this.#seen, a, b) >= 0) return false;
    const key = this.#seen.directed || a < b ? a * this.#nodeCount + b : b * this.#nodeCount + a;
    if (this.#added.has(key)) return false;
    this.#added.add(key);
    this.#push(a, b, random.below(this.#seen.neighbours.length));
    return true;
  }

  #push(a: number, b: number, like: number): void {
    this.#source.push(a);
    this.#target.push(b);
    this.#like.push(like);
  }
}

/** Mean 0, deviation 1, near enough to normal: a sum of twelve. */
function normal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.real();
  return sum;
}

function poisson(mean: number, random: Random): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random.real(); product > floor; product *= random.real()) count++;
  return count;
}
