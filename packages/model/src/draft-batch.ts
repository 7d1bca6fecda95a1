/**
 * Drafts in columns: how a reading travels from the process that reads a file to the one that
 * writes the ledger. Strings stand once in a UTF-8 heap and are named by number (0 is null), so a
 * million rows cross as a few buffers and their bytes go to the database without being decoded.
 */
import type { DraftClaim, DraftMention, Place, SkippedRow, VictimClass } from './claim.js';
import type { PartialDate } from './partial-date.js';
import type { Property } from './property.js';
import type { Schema } from './schema.js';

/** What readers of files and the extraction engine write to. */
export interface DraftSink {
  mention(mention: DraftMention): void;
  claim(claim: DraftClaim): void;
  skip(row: SkippedRow): void;
}

/** String columns hold numbers of the heap; `*Number` columns hold doubles with NaN for null. */
export interface DraftBatch {
  readonly heap: Uint8Array;
  /** `ends[i]` is where string i ends in the heap; string 0 is null and empty. */
  readonly ends: Uint32Array;
  readonly mentions: {
    readonly length: number;
    readonly local: Uint32Array;
    readonly schema: Uint32Array;
    readonly key: Uint32Array;
    /** JSON of the spans, null where there are none. */
    readonly spans: Uint32Array;
  };
  readonly claims: {
    readonly length: number;
    readonly about: Uint32Array;
    readonly property: Uint32Array;
    readonly value: Uint32Array;
    readonly target: Uint32Array;
    readonly via: Uint32Array;
    readonly lowNumber: Float64Array;
    readonly bestNumber: Float64Array;
    readonly highNumber: Float64Array;
    readonly unit: Uint32Array;
    readonly hedge: Uint32Array;
    readonly attribution: Uint32Array;
    /** Bit 0 negated, bit 1 inferred. */
    readonly flags: Uint8Array;
    readonly time: Uint32Array;
    /** 0 whole, 1 span, 2 row. */
    readonly placeKind: Uint8Array;
    /** Span start or row number. */
    readonly placeStart: Int32Array;
    /** Span end; 0 otherwise. */
    readonly placeEnd: Int32Array;
    /** Column of a row. */
    readonly placeColumn: Uint32Array;
    readonly victimClass: Uint32Array;
    readonly body: Uint32Array;
    readonly extractor: Uint32Array;
  };
  readonly skipped: readonly SkippedRow[];
}

const MENTION_TEXT = ['local', 'schema', 'key', 'spans'] as const;
const CLAIM_TEXT = [
  'about',
  'property',
  'value',
  'target',
  'via',
  'unit',
  'hedge',
  'attribution',
  'time',
  'placeColumn',
  'victimClass',
  'body',
  'extractor',
] as const;
type MentionText = (typeof MENTION_TEXT)[number];
type ClaimText = (typeof CLAIM_TEXT)[number];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Collects drafts and gives a batch each time `rows` are full; call `flush` at the end. */
export class DraftBatchBuilder implements DraftSink {
  readonly #emit: (batch: DraftBatch) => void;
  readonly #rows: number;
  #heap = new Uint8Array(1 << 16);
  #used = 0;
  #ends: number[] = [0];
  #numbers = new Map<string, number>();
  #mentions = newText(MENTION_TEXT);
  #claims = newText(CLAIM_TEXT);
  #low: number[] = [];
  #best: number[] = [];
  #high: number[] = [];
  #flags: number[] = [];
  #placeKind: number[] = [];
  #placeStart: number[] = [];
  #placeEnd: number[] = [];
  #skipped: SkippedRow[] = [];

  constructor(emit: (batch: DraftBatch) => void, rows = 20_000) {
    this.#emit = emit;
    this.#rows = rows;
  }

  mention(mention: DraftMention): void {
    const m = this.#mentions;
    m.local.push(this.#text(mention.local));
    m.schema.push(this.#text(mention.schema));
    m.key.push(this.#text(mention.key));
    m.spans.push(mention.spans.length === 0 ? 0 : this.#text(JSON.stringify(mention.spans)));
    this.#full();
  }

  claim(claim: DraftClaim): void {
    const c = this.#claims;
    c.about.push(this.#text(claim.about));
    c.property.push(this.#text(claim.property));
    c.value.push(this.#text(claim.value));
    c.target.push(this.#text(claim.target));
    c.via.push(this.#text(claim.via));
    this.#low.push(claim.low ?? Number.NaN);
    this.#best.push(claim.best ?? Number.NaN);
    this.#high.push(claim.high ?? Number.NaN);
    c.unit.push(this.#text(claim.unit));
    c.hedge.push(this.#text(claim.hedge));
    c.attribution.push(this.#text(claim.attribution));
    this.#flags.push((claim.negated ? 1 : 0) | (claim.inferred ? 2 : 0));
    c.time.push(this.#text(claim.time));
    this.#place(claim.place);
    c.victimClass.push(this.#text(claim.victimClass));
    c.body.push(this.#text(claim.body));
    c.extractor.push(this.#text(claim.extractor));
    this.#full();
  }

  skip(row: SkippedRow): void {
    this.#skipped.push(row);
    this.#full();
  }

  flush(): void {
    const count = this.#mentions.local.length + this.#claims.about.length + this.#skipped.length;
    if (count === 0) return;
    this.#emit({
      heap: this.#heap.slice(0, this.#used),
      ends: Uint32Array.from(this.#ends),
      mentions: { length: this.#mentions.local.length, ...toColumns(this.#mentions) },
      claims: {
        length: this.#claims.about.length,
        ...toColumns(this.#claims),
        lowNumber: Float64Array.from(this.#low),
        bestNumber: Float64Array.from(this.#best),
        highNumber: Float64Array.from(this.#high),
        flags: Uint8Array.from(this.#flags),
        placeKind: Uint8Array.from(this.#placeKind),
        placeStart: Int32Array.from(this.#placeStart),
        placeEnd: Int32Array.from(this.#placeEnd),
      },
      skipped: this.#skipped,
    });
    this.#used = 0;
    this.#ends = [0];
    this.#numbers = new Map();
    this.#mentions = newText(MENTION_TEXT);
    this.#claims = newText(CLAIM_TEXT);
    this.#low = [];
    this.#best = [];
    this.#high = [];
    this.#flags = [];
    this.#placeKind = [];
    this.#placeStart = [];
    this.#placeEnd = [];
    this.#skipped = [];
  }

  #full(): void {
    if (this.#mentions.local.length + this.#claims.about.length + this.#skipped.length >= this.#rows) this.flush();
  }

  #place(place: Place): void {
    const row = place.kind === 'row';
    this.#placeKind.push(place.kind === 'whole' ? 0 : row ? 2 : 1);
    this.#placeStart.push(place.kind === 'span' ? place.span[0] : row ? place.row : 0);
    this.#placeEnd.push(place.kind === 'span' ? place.span[1] : 0);
    this.#claims.placeColumn.push(row ? this.#text(place.column) : 0);
  }

  #text(text: string | null): number {
    if (text === null) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const room = this.#used + text.length * 3;
    if (room > this.#heap.length) {
      const larger = new Uint8Array(Math.max(room, this.#heap.length * 2));
      larger.set(this.#heap.subarray(0, this.#used));
      this.#heap = larger;
    }
    this.#used += encoder.encodeInto(text, this.#heap.subarray(this.#used)).written;
    const number = this.#ends.push(this.#used) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

function newText<K extends string>(names: readonly K[]): Record<K, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
}

function toColumns<K extends string>(lists: Record<K, number[]>): Record<K, Uint32Array> {
  return Object.fromEntries(
    Object.entries<number[]>(lists).map(([name, list]) => [name, Uint32Array.from(list)]),
  ) as Record<K, Uint32Array>;
}

/** The string with this number, or null for 0. */
export function batchText(batch: DraftBatch, number: number): string | null {
  return number === 0 ? null : decoder.decode(batch.heap.subarray(batch.ends[number - 1], batch.ends[number]));
}

export function batchMention(batch: DraftBatch, i: number): DraftMention {
  const text = (column: MentionText) => batchText(batch, batch.mentions[column][i] as number);
  const spans = text('spans');
  return {
    local: text('local') as string,
    schema: text('schema') as Schema,
    key: text('key'),
    spans: spans === null ? [] : (JSON.parse(spans) as DraftMention['spans']),
  };
}

export function batchClaim(batch: DraftBatch, i: number): DraftClaim {
  const c = batch.claims;
  const text = (column: ClaimText) => batchText(batch, c[column][i] as number);
  const number = (column: Float64Array) => (Number.isNaN(column[i] as number) ? null : (column[i] as number));
  return {
    about: text('about') as string,
    property: text('property') as Property,
    value: text('value'),
    target: text('target'),
    via: text('via'),
    low: number(c.lowNumber),
    best: number(c.bestNumber),
    high: number(c.highNumber),
    unit: text('unit'),
    hedge: text('hedge'),
    attribution: text('attribution'),
    negated: ((c.flags[i] as number) & 1) !== 0,
    inferred: ((c.flags[i] as number) & 2) !== 0,
    time: text('time') as PartialDate | null,
    place: batchPlace(batch, i),
    victimClass: text('victimClass') as VictimClass | null,
    body: text('body'),
    extractor: text('extractor') as string,
  };
}

function batchPlace(batch: DraftBatch, i: number): Place {
  const c = batch.claims;
  const start = c.placeStart[i] as number;
  switch (c.placeKind[i]) {
    case 1:
      return { kind: 'span', span: [start, c.placeEnd[i] as number] };
    case 2:
      return { kind: 'row', row: start, column: batchText(batch, c.placeColumn[i] as number) };
    default:
      return { kind: 'whole' };
  }
}
