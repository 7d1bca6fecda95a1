/**
 * Photographs on their way out: metadata goes (place, camera, author, comments, thumbnails, whatever
 * follows the picture), the compressed pixels stay byte for byte.
 * JPEG: ITU-T T.81, EXIF 2.32; PNG: W3C PNG third edition.
 */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';

/** Chunks that decide how pixels look; text, time, EXIF and private ones are left out. */
const PNG_KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '),
);
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const broken = (kind: string): { readonly ok: false; readonly error: Refusal } =>
  fail(refusal('file-broken', { expected: kind, found: 'one that ends early or is damaged' }));

/** Refusals: `file-kind` where it is neither JPEG nor PNG, `file-broken`. */
export function stripImage(bytes: Uint8Array): Result<Uint8Array, Refusal> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return stripJpeg(buffer);
  if (buffer.subarray(0, 8).equals(PNG_HEAD)) return stripPng(buffer);
  return fail(refusal('file-kind', { expected: 'a JPEG or PNG', found: 'another kind of file' }));
}

function stripPng(bytes: Buffer): Result<Uint8Array, Refusal> {
  const parts: Buffer[] = [PNG_HEAD];
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) return broken('PNG');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return broken('PNG');
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (PNG_KEPT.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return ok(Uint8Array.from(Buffer.concat(parts)));
    at = end;
  }
}

const SOS = 0xda;
const EOI = 0xd9;

interface Segment {
  readonly marker: number;
  readonly bytes: Buffer;
}

function stripJpeg(bytes: Buffer): Result<Uint8Array, Refusal> {
  const segments = jpegSegments(bytes);
  if (segments === null) return broken('JPEG');
  const kept = segments.flatMap(keptSegment);
  const turned = segments.reduce((found, segment) => exifOrientation(segment) ?? found, 1);
  // JFIF must come first where it is there.
  const at = kept[0]?.[1] === 0xe0 ? 1 : 0;
  if (turned > 1) kept.splice(at, 0, orientationSegment(turned));
  return ok(Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xd8]), ...kept])));
}

/** The segments to the end marker, a scan's data with the scan; null where the file ends before. */
function jpegSegments(bytes: Buffer): Segment[] | null {
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === EOI) {
      segments.push({ marker, bytes: bytes.subarray(at, at + 2) });
      return segments;
    }
    if (at + 4 > bytes.length) return null;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (marker === SOS) end = scanEnd(bytes, end);
    if (end < 0) return null;
    segments.push({ marker, bytes: bytes.subarray(at, end) });
    at = end;
  }
}

function keptSegment({ marker, bytes }: Segment): Buffer[] {
  if (marker === 0xfe) return [];
  if (marker < 0xe0 || marker > 0xef) return [bytes];
  const kept = keptApplicationSegment(marker, bytes);
  return kept === null ? [] : [kept];
}

/** JFIF without its thumbnail, colour profiles and Adobe's colour transform; all others go. */
function keptApplicationSegment(marker: number, segment: Buffer): Buffer | null {
  const name = segment.toString('latin1', 4, 16);
  if (marker === 0xe0 && name.startsWith('JFIF\0') && segment.length >= 18) {
    const plain = Buffer.from(segment.subarray(0, 18));
    plain.writeUInt16BE(16, 2);
    plain[16] = 0;
    plain[17] = 0;
    return plain;
  }
  if (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) return segment;
  return marker === 0xee && name.startsWith('Adobe') ? segment : null;
}

/** Where the next marker after entropy-coded data stands; stuffed zeros and restart markers belong to the data. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    const next = bytes[at + 1] as number;
    if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/** The way up of the picture is the one thing of EXIF that a viewer needs. */
function exifOrientation({ marker, bytes: segment }: Segment): number | null {
  if (marker !== 0xe1 || segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 20) return null;
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = tiff.length < 8 ? 0 : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < u16(start); i++) {
    const entry = start + 2 + i * 12;
    if (u16(entry) !== 0x0112) continue;
    const value = u16(entry + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

function orientationSegment(value: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + 6 + tiff.length]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
