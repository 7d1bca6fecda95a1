const P1 = 0x9e3779b1 | 0;
const P2 = 0x85ebca77 | 0;
const P3 = 0xc2b2ae3d | 0;
const P4 = 0x27d4eb2f;
const P5 = 0x165667b1;

/**
 * XXH32 (Yann Collet, the xxHash specification) with seed 0: a checksum against damage, not against malice. Every
 * step is one-to-one in the word it takes in, so damage within one aligned word of four bytes is always seen; other damage but
 * for one case in 2^32. `bytes` must start at a multiple of 4 of their buffer, on a machine of little-endian order.
 */
export function xxh32(bytes: Uint8Array): number {
  const length = bytes.length;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2);
  const blocks = (length >> 4) << 2;
  let hash: number;
  if (blocks === 0) hash = P5;
  else {
    let a = (P1 + P2) | 0;
    let b = P2;
    let c = 0;
    let d = -P1 | 0;
    for (let i = 0; i < blocks; i += 4) {
      a = (a + Math.imul(words[i]!, P2)) | 0;
      a = Math.imul((a << 13) | (a >>> 19), P1);
      b = (b + Math.imul(words[i + 1]!, P2)) | 0;
      b = Math.imul((b << 13) | (b >>> 19), P1);
      c = (c + Math.imul(words[i + 2]!, P2)) | 0;
      c = Math.imul((c << 13) | (c >>> 19), P1);
      d = (d + Math.imul(words[i + 3]!, P2)) | 0;
      d = Math.imul((d << 13) | (d >>> 19), P1);
    }
    hash = (turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18)) | 0;
  }
  hash = (hash + length) | 0;
  for (let i = blocks; i < words.length; i++) hash = Math.imul(turn((hash + Math.imul(words[i]!, P3)) | 0, 17), P4);
  for (let i = words.length << 2; i < length; i++)
    hash = Math.imul(turn((hash + Math.imul(bytes[i]!, P5)) | 0, 11), P1);
  hash = Math.imul(hash ^ (hash >>> 15), P2);
  hash = Math.imul(hash ^ (hash >>> 13), P3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function turn(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
