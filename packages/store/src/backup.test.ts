import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAccepted } from './accepted.js';
import { appendAudit } from './audit.js';
import { verifyAudit } from './audit-chain.js';
import { backup } from './backup.js';
import { makeCheckpoint } from './checkpoint.js';
import { doctor, ledgerCounts } from './doctor.js';
import { openStore } from './open-store.js';
import { addReader, checkKey } from './reader.js';
import { readFile } from './report.js';
import { restore } from './restore.js';
import {
  ACCEPTED_BY_ANA,
  ANA,
  addPeople,
  bring,
  DRAFT,
  marking,
  named,
  person,
  sampleReport,
  tied,
} from './sample.fixture.js';
import type { Store } from './store.js';
import { openTestStore } from './testing.js';

const PASSPHRASE = 'una frase de paso larga';
const dir: string = mkdtempSync(path.join(tmpdir(), 'trama-backup-'));
const file: string = path.join(dir, 'ledger.backup');
const options = (name: string) => ({
  dataDir: path.join(dir, name),
  databaseUrl: null,
  databaseOwnerUrl: null,
  log: () => {},
});
let source: Store;

beforeAll(async () => {
  source = await openTestStore();
  await addPeople(source);
  const text = { portions: [{ start: 0, text: 'línea\tcon \\ todo\n', marking: marking('TLP:RED') }] };
  await bring(
    source,
    ANA,
    sampleReport('one', text),
    [person('a', 'row:1'), person('b')],
    [named('a', 'Añá\t\\N'), tied('a', 'b')],
    ACCEPTED_BY_ANA,
  );
  await bring(source, ANA, sampleReport('two'), [person('c')], [named('c', 'Draft')], DRAFT);
  await source.write(ANA, (tx) =>
    appendAudit(tx, { action: 'x', outcome: 'done', object: 'y', purpose: null, osUser: null }),
  );
  await source.markDemonstration();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a backup', () => {
  test('is one sealed file that gives the whole ledger back elsewhere, chains going on', async () => {
    const checkpoint = await makeCheckpoint(source, new Date());
    const made = await backup(source, file, PASSPHRASE);
    expect(made).toEqual({ ok: true, value: { bytes: statSync(file).size } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('Draft')).toBe(false);
    expect(await restore(options('restored'), file, PASSPHRASE)).toEqual({ ok: true, value: { replayed: 0 } });
    const opened = await openStore(options('restored'));
    if (!opened.ok) throw new Error(opened.error.code);
    const restored = opened.value;
    try {
      expect(await ledgerCounts(restored)).toEqual(await ledgerCounts(source));
      expect((await doctor(restored)).checks.filter((check) => !check.ok)).toEqual([]);
      expect(restored.info.demonstration).toBe(true);
      // Ids outside stay what they were: links, exports and what partners noted.
      expect(restored.idKey).toBe(source.idKey);
      expect(source.idKey).toMatch(/^[0-9a-f]{64}$/);
      const load = (store: Store) =>
        store.read(ANA, async (tx) => {
          const { position, id, value, marking: numbers, reports } = await loadAccepted(tx, { after: null });
          const chunks: Uint8Array[] = [];
          for await (const chunk of readFile(tx, reports[0] as never)) chunks.push(chunk);
          return {
            position,
            id: Buffer.from(id).toString('hex'),
            value: Buffer.from(value.heap).toString(),
            numbers: [...numbers],
            chunks,
          };
        });
      expect(await load(restored)).toEqual(await load(source));
      expect(restored.secrets.auditKey).toEqual(source.secrets.auditKey);
      expect(await verifyAudit(restored, [checkpoint])).toMatchObject({ ok: true, entries: 1n });
      await restored.write(ANA, (tx) =>
        appendAudit(tx, { action: 'x', outcome: 'done', object: 'y', purpose: null, osUser: null }),
      );
      await bring(
        restored,
        ANA,
        sampleReport('after', { marking: marking('TLP:GREEN') }),
        [person('z')],
        [named('z', 'Z')],
      );
      expect(await verifyAudit(restored, [checkpoint])).toMatchObject({ ok: true, entries: 2n });
      expect((await doctor(restored)).ok).toBe(true);
      const added = await addReader(
        restored,
        { user: 'eva', agency: 'gt-six', country: 'GTM', role: 'analyst' },
        new Date(),
      );
      expect(added.ok && (await checkKey(restored, 'eva', added.value.key))).toBe(true);
    } finally {
      await restored.close();
    }
    expect(await restore(options('restored'), file, PASSPHRASE)).toMatchObject({
      ok: false,
      error: { code: 'restore-not-empty' },
    });
  });

  test('is refused whole where it was changed, cut short or opened with another passphrase, and leaves an empty folder', async () => {
    const large = path.join(dir, 'large.backup');
    const bytes = Buffer.alloc(3 << 20, 'random enough? no matter');
    const big = {
      name: 'big',
      sha256: createHash('sha256').update(bytes).digest(),
      size: bytes.length,
      chunks: [bytes],
    };
    await bring(source, ANA, sampleReport('big', { file: big }), [], []);
    await backup(source, large, PASSPHRASE);
    const whole = readFileSync(large);
    const broken = {
      'another passphrase': [whole, 'otra'],
      changed: [
        Buffer.concat([
          whole.subarray(0, 2_000_000),
          Buffer.from([(whole[2_000_000] as number) ^ 1]),
          whole.subarray(2_000_001),
        ]),
        PASSPHRASE,
      ],
      'cut at a frame': [whole.subarray(0, 31 + (1 << 20) + 16), PASSPHRASE],
      'cut anywhere': [whole.subarray(0, whole.length - 7), PASSPHRASE],
      'another file': [Buffer.from('PK'), PASSPHRASE],
    } as const;
    const into = options('broken');
    copyFileSync(`${large}.purges`, path.join(dir, 'broken.backup.purges'));
    for (const [name, [content, passphrase]] of Object.entries(broken)) {
      writeFileSync(path.join(dir, 'broken.backup'), content);
      expect(await restore(into, path.join(dir, 'broken.backup'), passphrase), name).toMatchObject({
        ok: false,
        error: { code: 'backup-invalid' },
      });
    }
    expect(await restore(into, path.join(dir, 'none'), PASSPHRASE)).toMatchObject({
      ok: false,
      error: { code: 'file-unreadable' },
    });
    expect(await restore(into, large, PASSPHRASE)).toMatchObject({ ok: true });
  });

  test('that cannot be written is refused and leaves no file', async () => {
    expect(await backup(source, path.join(dir, 'no', 'such', 'folder'), PASSPHRASE)).toMatchObject({
      ok: false,
      error: { code: 'file-unwritable', details: { found: 'ENOENT' } },
    });
  });
});
