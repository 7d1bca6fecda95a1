/**
 * What crosses to and from the process that reads one file. The file goes by path, not by bytes: a
 * table of 200 MB is read once here and once there, and the digest tells whether both saw the same.
 */
import type { Extraction } from '@trama/extract';
import type { Format, ListFingerprint, ReadDocument, RecordsRead, TableMap } from '@trama/formats';
import type { DraftBatch, PartialDate, Refusal, SkippedRow } from '@trama/model';

export interface ReadingOptions {
  readonly format: Format | null;
  readonly map: TableMap | null;
  readonly source: string | null;
  readonly date: PartialDate | null;
  readonly timeZone: string | null;
  /** `text`: anything but a document is refused. */
  readonly take: 'text' | 'all';
  /** How many attachments of an e-mail may be handed on, to be read as files of their own. */
  readonly attachments: number;
}

export interface ReadingInput {
  /** The name by which the format is guessed; never opened. */
  readonly name: string;
  readonly path: string;
  /** Where the file has no path: an attachment. `path` then says nothing. */
  readonly bytes?: Uint8Array;
  readonly options: ReadingOptions;
}

/** A text with its drafts; of an e-mail's attachments those that are files of their own, the others named. */
export interface ReadText {
  readonly document: ReadDocument;
  readonly extraction: Extraction;
  readonly skipped: readonly SkippedRow[];
}

export type ReadingMessage =
  | { readonly kind: 'format'; readonly format: Format; readonly sha256: Uint8Array }
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'batch'; readonly batch: DraftBatch }
  | { readonly kind: 'document'; readonly text: ReadText }
  | {
      readonly kind: 'records';
      readonly records: RecordsRead;
      /** Fingerprints of a list's entries by their number. */
      readonly prints: ReadonlyMap<string, ListFingerprint> | null;
    }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };
