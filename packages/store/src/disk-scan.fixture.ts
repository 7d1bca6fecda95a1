/** Reads every byte under a folder, as somebody would who has the disk and no program. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface DiskHit {
  readonly file: string;
  readonly found: string;
}

/**
 * Where words stand in files under the folder: in UTF-8 and UTF-16, and in PostgreSQL's compressed values too,
 * whose literal letters have a control byte after each eight. Raw byte sequences are looked for as they are.
 */
export function scanDisk(dir: string, words: readonly string[], raw: readonly Buffer[] = []): DiskHit[] {
  // One byte may stand between any two letters: a control byte, or the zero of UTF-16.
  const patterns = words.map((word) => new RegExp([...Buffer.from(word)].map(escaped).join('[\\s\\S]?'), 'g'));
  const hits: DiskHit[] = [];
  for (const file of filesUnder(dir)) {
    const bytes = bytesOf(file);
    // A database whose server was killed still goes down.
    if (bytes === null) continue;
    const text = bytes.toString('latin1');
    for (const pattern of patterns) for (const [found] of text.matchAll(pattern)) hits.push({ file, found });
    for (const part of raw) if (bytes.includes(part)) hits.push({ file, found: part.toString('hex') });
  }
  return hits;
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function escaped(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

function* filesUnder(dir: string): Iterable<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else if (entry.isFile()) yield file;
  }
}
