import { LAYERS, type Layer } from '@trama/model';

/** Ties as columns: record numbers, layer (its place in the model's LAYERS) and weight. */
export interface TieColumns {
  readonly length: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly layer: Uint8Array;
  readonly weight: Uint8Array;
}

/**
 * Collects ties until `limit`; a pair stands once, whatever its layer, unless it is added as `again`.
 * The pairs are kept in an open table of at least twice the size: 16 bytes a tie.
 */
export class TieBuilder {
  readonly #limit: number;
  readonly #pairs: Float64Array;
  readonly #mask: number;
  readonly #records: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly layer: Uint8Array;
  readonly weight: Uint8Array;
  length = 0;

  constructor(records: number, limit: number) {
    this.#records = records;
    this.#limit = limit;
    let size = 1024;
    while (size < 2 * limit) size *= 2;
    this.#pairs = new Float64Array(size).fill(-1);
    this.#mask = size - 1;
    this.source = new Uint32Array(limit);
    this.target = new Uint32Array(limit);
    this.layer = new Uint8Array(limit);
    this.weight = new Uint8Array(limit);
  }

  get full(): boolean {
    return this.length >= this.#limit;
  }

  /** True where the tie is new. */
  add(a: number, b: number, layer: Layer, weight: number): boolean {
    if (a === b || this.full || !this.#claim(Math.min(a, b), Math.max(a, b))) return false;
    this.again(a, b, layer, weight);
    return true;
  }

  /** A further row of a pair that is tied already, in another layer. */
  again(a: number, b: number, layer: Layer, weight: number): void {
    if (this.full) return;
    const i = this.length++;
    this.source[i] = a;
    this.target[i] = b;
    this.layer[i] = LAYERS.indexOf(layer);
    this.weight[i] = Math.min(weight, 255);
  }

  #claim(low: number, high: number): boolean {
    const key = low * this.#records + high;
    let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    for (let held = this.#pairs[slot] as number; held !== -1; held = this.#pairs[slot] as number) {
      if (held === key) return false;
      slot = (slot + 1) & this.#mask;
    }
    this.#pairs[slot] = key;
    return true;
  }
}
