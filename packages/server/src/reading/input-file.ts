/** Files as the command line names them: only regular files are ever opened. */
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Language, ok, type Refusal, type Result, refusal, refusalText } from '@trama/model';
import type { ImportFile } from '../operations.js';

export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  readonly why: string;
}

export function refusedFile(file: string, of: Refusal, language: Language): RefusedFile {
  return { file, code: of.code, why: refusalText(of, language) };
}

/** Tables of 200 MB are ordinary; what is far beyond them is refused before it is read. */
export const LARGEST_FILE_BYTES: number = 1 << 30;

/**
 * Opens a regular file, following symbolic links. A pipe or device is never waited for: the file is
 * opened without blocking and judged by what was opened, not by what the path was a moment before.
 */
export async function openInput(path: string): Promise<Result<{ handle: FileHandle; size: number }, Refusal>> {
  const unreadable = (error: unknown) => fail(refusal('file-unreadable', { found: errorWord(error) }));
  try {
    const found = kindWord(await stat(path));
    if (found !== null) return fail(refusal('file-not-regular', { found }));
  } catch (error) {
    return unreadable(error);
  }
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return unreadable(error);
  }
  const opened = await handle.stat();
  const found = kindWord(opened);
  if (found === null && opened.size <= LARGEST_FILE_BYTES) return ok({ handle, size: opened.size });
  await handle.close();
  return fail(found === null ? refusal('file-too-large', { limit: '1 GB' }) : refusal('file-not-regular', { found }));
}

/** The bytes of a regular file. */
export async function readInput(path: string): Promise<Result<Uint8Array, Refusal>> {
  const input = await openInput(path);
  if (!input.ok) return input;
  try {
    return ok(await input.value.handle.readFile());
  } catch (error) {
    return fail(refusal('file-unreadable', { found: errorWord(error) }));
  } finally {
    await input.value.handle.close();
  }
}

/**
 * The files that these paths name. A directory stands for the regular files under it, in the order
 * of their names, hidden ones left out; what is named itself and cannot be taken is refused.
 */
export async function inputFiles(
  paths: readonly string[],
  language: Language,
): Promise<{ files: ImportFile[]; refused: RefusedFile[] }> {
  const files: ImportFile[] = [];
  const refused: RefusedFile[] = [];
  for (const path of paths) {
    try {
      const of = await stat(path);
      const found = of.isDirectory() ? null : kindWord(of);
      if (found !== null) refused.push(refusedFile(path, refusal('file-not-regular', { found }), language));
      else if (of.isDirectory()) files.push(...(await filesUnder(path)));
      else files.push({ given: path, path });
    } catch (error) {
      refused.push(refusedFile(path, refusal('file-unreadable', { found: errorWord(error) }), language));
    }
  }
  return { files, refused };
}

async function filesUnder(directory: string): Promise<ImportFile[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const files: ImportFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) files.push(...(await filesUnder(path)));
    else if (entry.isFile()) files.push({ given: path, path });
  }
  return files;
}

function kindWord(of: {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}): string | null {
  if (of.isFile()) return null;
  if (of.isDirectory()) return 'a directory';
  if (of.isFIFO()) return 'a pipe';
  return of.isSocket() ? 'a socket' : 'a device';
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a symbolic link that leads to itself',
  ENOTDIR: 'no such file',
  ENAMETOOLONG: 'a name that is too long',
};

function errorWord(error: unknown): string {
  const code = (error as { code?: string }).code ?? 'an error';
  return WORDS[code] ?? code;
}
