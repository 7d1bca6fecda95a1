/** Bytes to text: UTF-8, UTF-16 with or without a byte order mark, Windows-1252. */
import { isAscii, isUtf8 } from 'node:buffer';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CHUNK_BYTES = 1 << 20;
const SAMPLE_BYTES = 1 << 16;
/** 0x80 to 0x9F of Windows-1252; the five bytes that it leaves open stay as they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The encoding by byte order mark, else by the zero bytes that UTF-16 has between Latin letters,
 * else UTF-8 where the bytes are valid (or nearly so), else Windows-1252.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0 && isPrintable(bytes[i + 1])) even++;
    if (bytes[i + 1] === 0 && isPrintable(bytes[i])) odd++;
  }
  const pairs = sample / 2;
  if (pairs > 0 && odd > pairs * 0.4 && even < pairs * 0.2) return 'utf-16le';
  if (pairs > 0 && even > pairs * 0.4 && odd < pairs * 0.2) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return isNearlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isPrintable(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
}

/** A file of UTF-8 with a few damaged bytes is still UTF-8: taking it as Windows-1252 would spoil every accent. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let k = 0;
    while (k < more && ((bytes[i + k + 1] ?? 0) & 0xc0) === 0x80) k++;
    if (more > 0 && k === more && byte < 0xf5) {
      whole++;
      i += more;
    } else broken++;
  }
  return whole > 0 && broken * 10 < whole;
}

/** The text in pieces of about a megabyte, cut between characters, without byte order mark and NUL. */
export function* textChunks(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const decoder = wide ? new TextDecoder(encoding) : null;
  let from = encoding === 'utf-8' && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  while (from < buffer.length) {
    let to = Math.min(buffer.length, from + CHUNK_BYTES);
    if (encoding === 'utf-8' && to < buffer.length) {
      let back = 0;
      while (back < 3 && ((buffer[to] as number) & 0xc0) === 0x80) {
        to--;
        back++;
      }
    }
    const part = buffer.subarray(from, to);
    let text: string;
    if (decoder !== null) text = decoder.decode(part, { stream: to < buffer.length });
    else if (isAscii(part)) text = part.toString('latin1');
    else if (encoding === 'utf-8') text = part.toString('utf8');
    else text = decodeWindows1252(part);
    yield text.includes('\0') ? text.replaceAll('\0', '') : text;
    from = to;
  }
}

function decodeWindows1252(part: Buffer): string {
  return part.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] as string);
}

/** The whole text of a document; refusals `file-kind` where the bytes are no text, `file-empty`. */
export function decodeText(bytes: Uint8Array): Result<string, Refusal> {
  const encoding = detectEncoding(bytes);
  if (isBinary(bytes, encoding)) return fail(refusal('file-kind', { expected: 'text', found: 'binary data' }));
  const text = cleanText([...textChunks(bytes, encoding)].join(''));
  return text.trim() === '' ? fail(refusal('file-empty')) : ok(text);
}

/** Line ends as `\n`, no NUL, no other control characters but tab, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u0085]/g, '\n')
      .replace(/\f|\u2029/g, '\n\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
      .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff]/g, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

/** True where control characters show that these bytes are no text of that encoding. */
export function isBinary(bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1a) controls++;
  }
  return controls > sample.length * 0.02 + 4;
}
