import { createHash } from 'node:crypto';

/** SHA-256 over fields with their lengths before them, as `trama.chain_hash` computes it with nothing before. */
export function fieldsDigest(fields: readonly (string | null)[]): Buffer {
  return chainHash(Buffer.alloc(0), fields);
}

export function chainHash(prev: Uint8Array, fields: readonly (string | null)[]): Buffer {
  const hash = createHash('sha256').update(prev);
  for (const field of fields) hash.update(field === null ? '-' : `${Buffer.byteLength(field)}:${field}`);
  return hash.digest();
}

/** Microseconds since 1970 as text, from a date of millisecond precision. */
export function micros(at: Date): string {
  return `${at.getTime()}000`;
}
