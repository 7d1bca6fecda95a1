/** What passes between the command and the worker that reads and analyses. */

import type { Refusal } from '@trama/model';
import type { IdTable, ShortBy, SkippedRows } from '@trama/network';

/** Options as they were checked; what was left out is absent, and the analysis' own default holds. */
export interface NetworkOptions {
  readonly seed?: number;
  readonly resolution?: number;
  readonly top?: number;
  readonly sources?: number;
  readonly error?: number;
  readonly k?: number;
  /** The share of true ties that is held not to be seen. */
  readonly missing?: number;
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
  /** What the first column may be in truth, one number a node. */
  readonly interval?: { readonly low: Float64Array; readonly high: Float64Array };
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
