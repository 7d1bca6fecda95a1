/**
 * Zip archives (DOCX and XLSX are such) judged before anything of them is used: real bytes are
 * counted while inflating, since the sizes that an archive states are the word of whoever made it.
 */
import { promisify } from 'node:util';
import { gunzip, type ZlibOptions } from 'node:zlib';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import yauzl from 'yauzl';

const MAX_UNPACKED: number = 200 * 2 ** 20;
const MAX_RATIO = 100;
const MAX_ENTRIES = 10_000;
/** Small archives of small texts pack well: the ratio counts from here. */
const RATIO_FROM = 2 ** 20;
const HEAD = 4096;

const bomb = (): { readonly ok: false; readonly error: Refusal } => fail(refusal('archive-bomb'));

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Inflates every entry and gives those that `wanted` names. Refusals: `archive-bomb` (over 200 MB,
 * over 100:1, too many or overlapping entries), `file-encrypted`, `file-broken`, `xml-doctype`.
 */
export async function openArchive(
  bytes: Uint8Array,
  kind: string,
  wanted: (name: string) => boolean,
): Promise<Result<ArchiveEntry[], Refusal>> {
  const broken = (found: string) => fail(refusal('file-broken', { expected: kind, found }));
  let zip: yauzl.ZipFile;
  const listed: yauzl.Entry[] = [];
  try {
    zip = await fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for await (const entry of entriesOf(zip)) {
      if (listed.push(entry) > MAX_ENTRIES) return bomb();
    }
  } catch {
    return broken('an archive that does not open');
  }
  if (overlap(listed)) return bomb();
  if (listed.some((entry) => (entry.generalPurposeBitFlag & 1) !== 0)) return fail(refusal('file-encrypted'));
  const kept: ArchiveEntry[] = [];
  let total = 0;
  for (const entry of listed) {
    if (entry.fileName.endsWith('/')) continue;
    // The limit of the whole archive: what its own size allows, and never more than 200 MB.
    const room = Math.min(MAX_UNPACKED, RATIO_FROM + bytes.length * MAX_RATIO) - total;
    if (entry.uncompressedSize > room) return bomb();
    let inflated: Inflated | null;
    try {
      inflated = await inflateEntry(zip, entry, room, wanted(entry.fileName));
    } catch {
      return broken('an archive with damaged parts');
    }
    if (inflated === null) return bomb();
    if (hasDoctype(inflated.head)) return fail(refusal('xml-doctype'));
    total += inflated.size;
    if (inflated.bytes !== null) kept.push({ name: entry.fileName, bytes: inflated.bytes });
  }
  return ok(kept);
}

interface Inflated {
  readonly size: number;
  /** The beginning of an XML part, where a DOCTYPE would stand. */
  readonly head: string;
  readonly bytes: Buffer | null;
}

/** Null where the entry holds more than `room` bytes, whatever size it states. */
async function inflateEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  room: number,
  keep: boolean,
): Promise<Inflated | null> {
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName);
  const parts: Buffer[] = [];
  let size = 0;
  let head = '';
  const stream = await openEntry(zip, entry);
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > room) {
      stream.destroy();
      return null;
    }
    if (isXml && head.length < HEAD) head += part.toString('latin1', 0, HEAD).replaceAll('\0', '');
    if (keep) parts.push(part);
  }
  return { size, head, bytes: keep ? Buffer.concat(parts) : null };
}

function hasDoctype(head: string): boolean {
  return /<!DOCTYPE/i.test(head);
}

/** Refusals as `openArchive`. */
export async function inflateGzip(bytes: Uint8Array): Promise<Result<Uint8Array, Refusal>> {
  const inflate = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);
  const limit = Math.min(MAX_UNPACKED, Math.max(RATIO_FROM, bytes.length * MAX_RATIO));
  try {
    return ok(await inflate(bytes, { maxOutputLength: limit }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return bomb();
    return fail(refusal('file-broken', { expected: 'gzip file', found: 'one that does not unpack' }));
  }
}

function fromBuffer(buffer: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySizes: true, decodeStrings: true, strictFileNames: false };
    yauzl.fromBuffer(buffer, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
    if (entry === null) return;
    yield entry;
  }
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<import('node:stream').Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

/** Entries that share bytes of the file multiply them without a nested archive (D. Fifield, WOOT 2019). */
function overlap(entries: readonly yauzl.Entry[]): boolean {
  const ranges = entries
    .map((entry) => [entry.relativeOffsetOfLocalHeader, entry.compressedSize + 30] as const)
    .sort((a, b) => a[0] - b[0]);
  return ranges.some(([start], i) => {
    const before = ranges[i - 1];
    return before !== undefined && before[0] + before[1] > start;
  });
}
