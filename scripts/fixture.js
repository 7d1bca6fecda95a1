import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A folder of its own for one test of a script: files by path, JSON where the value is not text.
 * @param {Record<string, unknown>} files
 */
export function plant(files) {
  const root = mkdtempSync(join(tmpdir(), 'trama-fixture-'));
  /** @param {Record<string, unknown>} more */
  const write = (more) => {
    for (const [file, content] of Object.entries(more)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
    }
  };
  write(files);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
