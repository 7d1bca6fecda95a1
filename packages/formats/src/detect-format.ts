/** The format of a file by its name and by its content, which must agree. */
import { constants, gunzipSync } from 'node:zlib';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { isGzip, isZip } from './archive.js';
import { builtInFormat } from './built-in-map.js';
import { CsvReader, detectSeparator, isBlank } from './csv-reader.js';
import type { Format, InputFile } from './format.js';
import { ofacPart } from './ofac-row.js';
import { detectEncoding, isBinary, textChunks } from './text-encoding.js';

const SAMPLE_BYTES = 1 << 16;
/** What a name's ending promises. */
const ENDINGS: Readonly<Record<string, readonly Format[]>> = {
  txt: ['text', 'html', 'eml'],
  text: ['text'],
  md: ['text'],
  html: ['html'],
  htm: ['html'],
  xhtml: ['html'],
  pdf: ['pdf'],
  docx: ['docx'],
  eml: ['eml'],
  csv: ['csv', 'ofac', 'acled', 'ucdp'],
  tsv: ['csv'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  json: ['ftm', 'stix'],
  jsonl: ['ftm'],
  ndjson: ['ftm'],
  ftm: ['ftm'],
  stix: ['stix'],
  xml: ['cap', 'gexf', 'graphml', 'ofac'],
  cap: ['cap'],
  gexf: ['gexf'],
  graphml: ['graphml'],
  jpg: ['image'],
  jpeg: ['image'],
  png: ['image'],
};
const ROOTS: Readonly<Record<string, Format>> = {
  alert: 'cap',
  gexf: 'gexf',
  graphml: 'graphml',
  sdnList: 'ofac',
  html: 'html',
};

/** A format, or a word for what was found instead. */
type Found = { readonly format: Format } | { readonly other: string };

/** Refusals: `file-empty`, `file-encrypted`, `file-kind` (name and content differ), `file-format-unknown`. */
export function detectFormat(file: InputFile): Result<Format, Refusal> {
  if (file.bytes.length === 0) return fail(refusal('file-empty'));
  const name = file.name.replace(/\.gz$/i, '');
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = isGzip(file.bytes) ? detectPacked(file.bytes) : detectBytes(file.bytes, ending);
  if ('other' in found && found.other === 'an encrypted Office file') return fail(refusal('file-encrypted'));
  const promised = ENDINGS[ending];
  if (promised === undefined) {
    if ('format' in found) return ok(found.format);
    return fail(refusal('file-format-unknown', { expected: Object.keys(ENDINGS).join(' '), found: found.other }));
  }
  if ('format' in found && promised.includes(found.format)) return ok(found.format);
  const what = 'format' in found ? `${found.format} content` : found.other;
  return fail(refusal('file-kind', { expected: `.${ending} content`, found: what }));
}

/** Only tables are read packed; the beginning shows the kind, and the reader judges the whole. */
function detectPacked(bytes: Uint8Array): Found {
  try {
    const head = gunzipSync(bytes.subarray(0, SAMPLE_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
    return detectBytes(head, 'csv');
  } catch {
    return { other: 'a gzip file that does not unpack' };
  }
}

function detectBytes(bytes: Uint8Array, ending: string): Found {
  const magic = detectMagic(bytes);
  if (magic !== null) return magic;
  const encoding = detectEncoding(bytes.subarray(0, SAMPLE_BYTES * 4));
  if (isBinary(bytes, encoding)) return { other: 'binary data' };
  const sample = textChunks(bytes.subarray(0, SAMPLE_BYTES), encoding).next().value ?? '';
  const text = sample.trimStart();
  if (text === '') return { other: 'an empty text' };
  if (text.startsWith('<')) return detectMarkup(text);
  if (/^\[?\s*\{/.test(text)) {
    const json = detectJson(text);
    if (json !== null) return json;
  }
  if (isMail(text, ending)) return { format: 'eml' };
  return detectTable(sample, ending) ?? { format: 'text' };
}

function detectMagic(bytes: Uint8Array): Found | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 1024).includes('%PDF-')) return { format: 'pdf' };
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { format: 'image' };
  if (buffer.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return { format: 'image' };
  if (buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    const encrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { other: encrypted ? 'an encrypted Office file' : 'an old Office file; save it as DOCX or XLSX' };
  }
  if (isZip(bytes)) {
    if (buffer.includes('word/document.xml')) return { format: 'docx' };
    if (buffer.includes('xl/workbook.xml')) return { format: 'xlsx' };
    return { other: 'a zip archive' };
  }
  return null;
}

function detectMarkup(text: string): Found {
  const body = text
    .slice(0, 8192)
    .replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/gi, '')
    .trimStart();
  const root = /^<(?:[A-Za-z0-9]+:)?([A-Za-z][A-Za-z0-9]*)/.exec(body)?.[1] ?? '';
  if (/^<!DOCTYPE\s+html/i.test(text)) return { format: 'html' };
  if (Object.hasOwn(ROOTS, root)) return { format: ROOTS[root] as Format };
  const tag = /^(?:html|head|body|main|article|section|div|p|h[1-6]|table|ul|ol|meta|title|script|style|span|a|b|br)$/i;
  if (tag.test(root)) return { format: 'html' };
  return { other: root === '' ? 'markup without an element' : `XML of the kind ${root}` };
}

function detectJson(text: string): Found | null {
  if (/"type"\s*:\s*"bundle"/.test(text.slice(0, 4096))) return { format: 'stix' };
  if (/"schema"\s*:\s*"[A-Za-z]+"/.test(text) && /"(?:properties|id)"\s*:/.test(text)) return { format: 'ftm' };
  return { other: 'JSON of an unknown kind' };
}

function isMail(text: string, ending: string): boolean {
  const block = text.split(/\r?\n\r?\n/)[0] ?? '';
  const names = [...block.matchAll(/^([A-Za-z][A-Za-z0-9-]*):/gm)].map((m) => (m[1] as string).toLowerCase());
  const transport = ['received', 'return-path', 'mime-version', 'message-id', 'delivered-to', 'x-mailer'];
  if (ending === 'eml')
    return names.length > 0 && /^(?:From )?[A-Za-z][A-Za-z0-9-]*:?/.test(text) && names.includes('from');
  return names.includes('from') && names.some((name) => transport.includes(name));
}

/** A table has rows of equal width; a `.csv` may also have one column. */
function detectTable(sample: string, ending: string): Found | null {
  const separator = detectSeparator(sample);
  const reader = new CsvReader([sample], separator);
  const rows: string[][] = [];
  try {
    for (let row = reader.next(); row !== null && rows.length < 50; row = reader.next()) {
      if (!isBlank(row)) rows.push(row);
    }
  } catch {
    // The sample may end inside quotes.
  }
  if (rows.length > 1 && sample.length >= SAMPLE_BYTES) rows.pop();
  if (ofacPart(rows) !== null) return { format: 'ofac' };
  const builtIn = builtInFormat(rows[0] ?? []);
  if (builtIn !== null) return { format: builtIn };
  if (ending === 'csv' || ending === 'tsv') return { format: 'csv' };
  if (ENDINGS[ending] !== undefined || rows.length < 2) return null;
  const width = rows[0]?.length ?? 1;
  return width > 1 && rows.every((row) => row.length === width && row.every((cell) => cell.length < 200))
    ? { format: 'csv' }
    : null;
}
