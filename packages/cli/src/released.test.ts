import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { newFolder } from './test-process.js';

const released = fileURLToPath(new URL('../test-data/released/', import.meta.url));

describe.each(readdirSync(released))('what version %s wrote', (version) => {
  test('opens in this version with its counts, its audit and its checkpoint', { timeout: 120_000 }, async () => {
    const kept = join(released, version);
    const folder = await newFolder();
    try {
      // Beside the folder, not in it: restore takes an empty one.
      const backup = `${folder.dataDir}.backup`;
      copyFileSync(join(kept, 'ledger.backup'), backup);
      copyFileSync(join(kept, 'ledger.backup.key'), `${backup}.key`);
      // That version purged nothing, and so kept no list of it.
      const restored = await folder.run('restore', backup, '--without-purges', '--json');
      expect(restored.status, restored.err).toBe(0);
      const doctor = await folder.run('doctor', '--json');
      expect(doctor.status, doctor.out).toBe(0);
      const { ledger } = JSON.parse(doctor.out) as { ledger: unknown };
      expect(ledger).toEqual(JSON.parse(readFileSync(join(kept, 'ledger.json'), 'utf8')));
      const verified = await folder.run('audit', 'verify', '--checkpoint', join(kept, 'checkpoint.json'), '--json');
      expect(verified.status, verified.err).toBe(0);
    } finally {
      folder.remove();
    }
  });
});
