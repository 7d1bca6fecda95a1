/** The formats of CONTRACT's `--format`, and photographs. */
import type { PartialDate, Span } from '@trama/model';

export const FORMATS = [
  'text',
  'html',
  'pdf',
  'docx',
  'eml',
  'csv',
  'xlsx',
  'ftm',
  'stix',
  'ofac',
  'acled',
  'ucdp',
  'cap',
  'gexf',
  'graphml',
  'image',
] as const;
export type Format = (typeof FORMATS)[number];
export type FormatKind = 'document' | 'records' | 'image';

/** A file as it came: `name` is only ever a hint of its kind, never a path that is opened. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Page {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Text with what the document itself says about it; offsets are UTF-16 code units of `text`. */
export interface ReadDocument {
  /** Paragraphs parted by an empty line; never empty, never with NUL or half a surrogate pair. */
  readonly text: string;
  readonly title: string | null;
  /** Only where the document states it: a header, a dateline, metadata of the page. */
  readonly date: PartialDate | null;
  readonly pages: readonly Page[];
  readonly captions: readonly Span[];
  readonly attachments: readonly InputFile[];
}

const DOCUMENTS: ReadonlySet<Format> = new Set<Format>(['text', 'html', 'pdf', 'docx', 'eml']);

export function formatKind(format: Format): FormatKind {
  if (format === 'image') return 'image';
  return DOCUMENTS.has(format) ? 'document' : 'records';
}

export function parseFormat(text: string): Format | null {
  return (FORMATS as readonly string[]).includes(text) ? (text as Format) : null;
}
