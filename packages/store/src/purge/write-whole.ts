import { renameSync, writeFileSync } from 'node:fs';

/** Whole or not at all, also when the machine stops between; readable by its owner alone. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, file);
}
