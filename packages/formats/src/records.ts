/** What a reading of records is told, and what it tells besides the drafts themselves. */
import type { PartialDate } from '@trama/model';
import type { TableMap } from './table-map.js';

export interface RecordOptions {
  /** How the columns are read; guessed from header and first rows where null. */
  readonly map: TableMap | null;
  /** Who issued the table, where neither the map nor the rows say so. */
  readonly source: string | null;
  /** Date of the report, or of the list's edition. */
  readonly date: PartialDate | null;
  /** IANA name or `UTC`, for clock times without an offset; goes before the map's own. */
  readonly timeZone: string | null;
}

/** Told how many rows are read so far; reading waits for a promise it gives, so that a slow taker is not swamped. */
export type Progress = (rows: number) => void | Promise<void>;

export type RecordKind = 'people' | 'organisations' | 'ties' | 'incidents' | 'list' | 'entities';

export interface ListPart {
  readonly name: 'ofac-sdn';
  readonly part: 'sdn' | 'alt' | 'add';
  readonly edition: PartialDate | null;
}

export interface RecordsRead {
  /** Rows or entities met, skipped ones included, the header not. */
  readonly rows: number;
  readonly columns: readonly string[];
  /** The map that was used, guessed or given; it can be saved and given back. */
  readonly map: TableMap | null;
  readonly list: ListPart | null;
  readonly kind: RecordKind;
}

export interface SourceCell {
  readonly column: string;
  readonly value: string;
}
