/**
 * What crosses to and from the process that reads one file. The file goes by path, not by bytes: a
 * table of 200 MB is read once here and once there, and the digest tells whether both saw the same.
 */
import type { Extraction } from '@trama/extract';
import type { Format, ListFingerprint, ReadDocument, RecordsRead, TableMap } from '@trama/formats';
import type { DraftBatch, PartialDate, Refusal } from '@trama/model';

export interface ReadingOptions {
  readonly format: Format | null;
  readonly map: TableMap | null;
  readonly source: string | null;
  readonly date: PartialDate | null;
  readonly timeZone: string | null;
  /** `text`: anything but a document is refused. */
  readonly take: 'text' | 'all';
}

export interface ReadingInput {
  /** The name by which the format is guessed; never opened. */
  readonly name: string;
  readonly path: string;
  readonly options: ReadingOptions;
}

export type ReadingMessage =
  | { readonly kind: 'format'; readonly format: Format; readonly sha256: Uint8Array }
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'batch'; readonly batch: DraftBatch }
  | { readonly kind: 'document'; readonly document: ReadDocument; readonly extraction: Extraction }
  | {
      readonly kind: 'records';
      readonly records: RecordsRead;
      /** Fingerprints of a list's entries by their number. */
      readonly prints: ReadonlyMap<string, ListFingerprint> | null;
    }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };
