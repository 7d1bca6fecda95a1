/**
 * Drafts in columns: how a reading travels from the process that reads a file to the one that
 * writes the ledger. Strings stand once in a UTF-8 heap and are named by number (0 is null), so a
 * million rows cross as a few buffers and their bytes go to the database without being decoded.
 */
import type { DraftClaim, DraftMention, Place, SkippedRow, VictimClass } from './claim.js';
import type { PartialDate } from './partial-date.js';
import type { Property } from './property.js';
import type { Schema } from './schema.js';
import { TextHeap } from './text-heap.js';

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

type TextColumn<T> = { [K in keyof T]: T[K] extends Uint32Array ? K : never }[keyof T];
type MentionText = TextColumn<DraftBatch['mentions']>;
type ClaimText = TextColumn<DraftBatch['claims']>;

const decoder = new TextDecoder();
const FIRST_ROWS = 64;

/** Collects drafts and gives a batch each time `rows` are full; call `flush` at the end. */
export class DraftBatchBuilder implements DraftSink {
  readonly #emit: (batch: DraftBatch) => void;
  readonly #rows: number;
  readonly #texts = new TextHeap();
  /** Numbers of the few words that most rows share: properties, columns, extractors. */
  readonly #words = new Map<string, number>();
  /** The last claim's: rows beside each other are mostly about the same. */
  #about: string | null = null;
  #aboutNumber = 0;
  #mentions: Columns<DraftBatch['mentions']> = mentionColumns(FIRST_ROWS);
  #claims: Columns<DraftBatch['claims']> = claimColumns(FIRST_ROWS);
  #skipped: SkippedRow[] = [];

  constructor(emit: (batch: DraftBatch) => void, rows = 20_000) {
    this.#emit = emit;
    this.#rows = rows;
  }

  mention(mention: DraftMention): void {
    if (this.#mentions.length === this.#mentions.local.length) {
      this.#mentions = larger(this.#mentions, mentionColumns(this.#mentions.length * 2));
    }
    const m = this.#mentions;
    const i = m.length++;
    m.local[i] = this.#text(mention.local);
    m.schema[i] = this.#word(mention.schema);
    m.key[i] = this.#text(mention.key);
    m.spans[i] = mention.spans.length === 0 ? 0 : this.#text(JSON.stringify(mention.spans));
    this.#full();
  }

  claim(claim: DraftClaim): void {
    if (this.#claims.length === this.#claims.about.length) {
      this.#claims = larger(this.#claims, claimColumns(this.#claims.length * 2));
    }
    const c = this.#claims;
    const i = c.length++;
    if (claim.about !== this.#about) {
      this.#about = claim.about;
      this.#aboutNumber = this.#text(claim.about);
    }
    c.about[i] = this.#aboutNumber;
    c.property[i] = this.#word(claim.property);
    c.value[i] = this.#text(claim.value);
    c.target[i] = this.#text(claim.target);
    c.via[i] = this.#text(claim.via);
    c.lowNumber[i] = claim.low ?? Number.NaN;
    c.bestNumber[i] = claim.best ?? Number.NaN;
    c.highNumber[i] = claim.high ?? Number.NaN;
    c.unit[i] = this.#text(claim.unit);
    c.hedge[i] = this.#text(claim.hedge);
    c.attribution[i] = this.#text(claim.attribution);
    c.flags[i] = (claim.negated ? 1 : 0) | (claim.inferred ? 2 : 0);
    c.time[i] = this.#text(claim.time);
    this.#place(i, claim.place);
    c.victimClass[i] = this.#text(claim.victimClass);
    c.body[i] = this.#text(claim.body);
    c.extractor[i] = this.#word(claim.extractor);
    this.#full();
  }

  skip(row: SkippedRow): void {
    this.#skipped.push(row);
    this.#full();
  }

  flush(): void {
    if (this.#count() === 0) return;
    const [mentions, claims] = [taken(this.#mentions), taken(this.#claims)];
    const { heap, ends } = this.#texts.take();
    this.#words.clear();
    this.#about = null;
    this.#emit({ heap, ends, mentions, claims, skipped: this.#skipped });
    this.#skipped = [];
  }

  #count(): number {
    return this.#mentions.length + this.#claims.length + this.#skipped.length;
  }

  #full(): void {
    if (this.#count() >= this.#rows) this.flush();
  }

  #place(i: number, place: Place): void {
    const c = this.#claims;
    const row = place.kind === 'row';
    c.placeKind[i] = place.kind === 'whole' ? 0 : row ? 2 : 1;
    c.placeStart[i] = place.kind === 'span' ? place.span[0] : row ? place.row : 0;
    c.placeEnd[i] = place.kind === 'span' ? place.span[1] : 0;
    c.placeColumn[i] = row && place.column !== null ? this.#word(place.column) : 0;
  }

  #text(text: string | null): number {
    return text === null ? 0 : this.#texts.number(text);
  }

  #word(word: string): number {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#texts.number(word);
      this.#words.set(word, number);
    }
    return number;
  }
}

/** Columns with room for more rows than the `length` that are written. */
type Columns<T> = { -readonly [K in keyof T]: T[K] };

function mentionColumns(rows: number): Columns<DraftBatch['mentions']> {
  const texts = () => new Uint32Array(rows);
  return { length: 0, local: texts(), schema: texts(), key: texts(), spans: texts() };
}

function claimColumns(rows: number): Columns<DraftBatch['claims']> {
  const texts = () => new Uint32Array(rows);
  return {
    length: 0,
    about: texts(),
    property: texts(),
    value: texts(),
    target: texts(),
    via: texts(),
    lowNumber: new Float64Array(rows),
    bestNumber: new Float64Array(rows),
    highNumber: new Float64Array(rows),
    unit: texts(),
    hedge: texts(),
    attribution: texts(),
    flags: new Uint8Array(rows),
    time: texts(),
    placeKind: new Uint8Array(rows),
    placeStart: new Int32Array(rows),
    placeEnd: new Int32Array(rows),
    placeColumn: texts(),
    victimClass: texts(),
    body: texts(),
    extractor: texts(),
  };
}

type Column = Uint32Array | Float64Array | Uint8Array | Int32Array;

function columnsOf(columns: object): [string, Column][] {
  return Object.entries(columns).filter((entry): entry is [string, Column] => typeof entry[1] === 'object');
}

/** The rows of `from` in `into`, which has more room. */
function larger<T extends { length: number }>(from: T, into: T): T {
  const target = into as Record<string, Column | number>;
  for (const [name, column] of columnsOf(from)) (target[name] as Column).set(column);
  into.length = from.length;
  return into;
}

/** The written rows as columns of their own. Those without any value are one array, which then crosses once. */
function taken<T extends { length: number }>(columns: T): T {
  const { length } = columns;
  const empty = new Map<unknown, Column>();
  const copies: Record<string, Column | number> = { length };
  for (const [name, column] of columnsOf(columns)) {
    if (hasValue(column, length)) copies[name] = column.slice(0, length);
    else {
      const shared = empty.get(column.constructor) ?? column.slice(0, length);
      empty.set(column.constructor, shared);
      copies[name] = shared;
    }
  }
  columns.length = 0;
  return copies as T;
}

function hasValue(column: Column, length: number): boolean {
  const doubles = column instanceof Float64Array;
  for (let i = 0; i < length; i++) {
    if (doubles ? !Number.isNaN(column[i]) : column[i] !== 0) return true;
  }
  return false;
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
