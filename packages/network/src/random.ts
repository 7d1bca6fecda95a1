/**
 * Seeded random numbers that are the same on every machine: sfc32 (Chris Doty-Humphrey, PractRand),
 * 32-bit integer arithmetic only. A stream has a purpose, so that a change in one part of the
 * generator leaves the others as they were. Nothing here or above uses `Math.pow`, `log`, `exp` or
 * trigonometry, whose last bits engines are free to choose; `Math.sqrt` is exact by IEEE 754.
 */
export class Random {
  readonly #k0: number;
  readonly #k1: number;
  readonly #k2: number;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number, purpose: string) {
    const text = `${seed}/${purpose}`;
    let h0 = 0x9e3779b9;
    let h1 = 0x243f6a88;
    let h2 = 0xb7e15162;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      h0 = Math.imul(h0 ^ code, 0x85ebca6b);
      h1 = Math.imul(h1 ^ (h0 >>> 15) ^ code, 0xc2b2ae35);
      h2 = Math.imul(h2 ^ (h1 >>> 13), 0x27d4eb2f) + code;
    }
    this.#k0 = h0 | 0;
    this.#k1 = h1 | 0;
    this.#k2 = h2 | 0;
    this.at(0);
  }

  /** Restarts the stream at a place of its own: the same `index` always gives the same numbers. */
  at(index: number): this {
    this.#a = this.#k0 ^ Math.imul(index, 0x9e3779b1);
    this.#b = this.#k1 ^ index;
    this.#c = this.#k2;
    this.#counter = 1;
    for (let i = 0; i < 12; i++) this.uint32();
    return this;
  }

  uint32(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return t >>> 0;
  }

  /** In [0, 1). */
  real(): number {
    return this.uint32() / 4294967296;
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.real() * n);
  }

  /** An integer in [low, high]. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.real() < probability;
  }

  pick<T>(list: ArrayLike<T>): T {
    if (list.length === 0) throw new Error('pick from an empty list');
    return list[this.below(list.length)] as T;
  }

  /** A number from `low` up whose tail falls as k^-3 (Pareto with exponent 2), cut at `high`. */
  heavyTail(low: number, high: number): number {
    return Math.min(high, Math.floor(low / Math.sqrt(1 - this.real())));
  }

  /** Fisher-Yates, in place. */
  shuffle<T extends { [index: number]: unknown; readonly length: number }>(list: T): T {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = list[i];
      list[i] = list[j];
      list[j] = kept;
    }
    return list;
  }
}
