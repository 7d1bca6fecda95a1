/** What passes between the command and the worker that reads and analyses. */

import type { Refusal } from '@trama/model';
import type { IdTable, Intervals, ShortBy, SkippedRows } from '@trama/network';

/** Options as they were checked; what was left out is absent, and the analysis' own default holds. */
export interface NetworkOptions {
  readonly seed?: number;
  readonly resolution?: number;
  readonly top?: number;
  readonly sources?: number;
  readonly error?: number;
  readonly k?: number;
  /** Of the true ties, of the true people, the share that is held not to be seen; of the seen ties, not to be true. */
  readonly missing?: number;
  readonly missingPeople?: number;
  readonly falseTies?: number;
  /** How often the true network is drawn, and for how long at most. */
  readonly draws?: number;
  readonly seconds?: number;
  readonly layer?: string;
  /** What makes a path short. */
  readonly by: ShortBy;
  readonly weighted: boolean;
}

export interface NetworkJob {
  readonly file: string;
  readonly analysis: string;
  /** What follows the analysis on the command line, as many words as it asks for. */
  readonly words: readonly string[];
  readonly options: NetworkOptions;
}

/** Columns with one value a node, in the order in which they are written. */
export type NodeColumns = readonly (readonly [name: string, values: Float64Array | Float32Array | Int32Array])[];

/** What an analysis gives for the command line. */
export interface NetworkOutcome {
  readonly columns: NodeColumns;
  /** For people: the smallest values matter, not the largest. */
  readonly smallestFirst?: boolean;
  /** The short answer, and whatever else the document carries (`paths`, `links`). */
  readonly summary: Readonly<Record<string, unknown>>;
  /** What the first column, and a node's place by it, may be in truth. */
  readonly intervals?: Intervals;
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface NetworkReport extends NetworkOutcome {
  readonly ids: IdTable;
  readonly nodes: number;
  readonly edges: number;
  readonly selfTies: number;
  readonly repeatedTies: number;
  readonly skipped: readonly SkippedRows[];
  readonly seconds: { readonly read: number; readonly analyse: number };
}

export type NetworkMessage =
  | { readonly kind: 'progress'; readonly step: 'read' | 'analyse'; readonly share: number }
  | { readonly kind: 'report'; readonly report: NetworkReport }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
