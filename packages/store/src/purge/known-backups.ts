/** The backups that were made of this folder: what is purged still stands in those from before. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './write-whole.js';

export interface KnownBackup {
  /** Absolute path where it was written. */
  readonly file: string;
  readonly madeAt: string;
  readonly bytes: number;
}

const FILE = 'backups.json';

/** The earliest first. */
export function knownBackups(dataDir: string): (KnownBackup & { readonly found: boolean })[] {
  return read(dataDir).map((backup) => ({ ...backup, found: existsSync(backup.file) }));
}

/** One written over another of the same path takes its place. */
export function noteBackup(dataDir: string, backup: KnownBackup): void {
  const others = read(dataDir).filter(({ file }) => file !== backup.file);
  writeWhole(path.join(dataDir, FILE), `${JSON.stringify([...others, backup], null, 1)}\n`);
}

function read(dataDir: string): KnownBackup[] {
  const file = path.join(dataDir, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KnownBackup[]) : [];
}
