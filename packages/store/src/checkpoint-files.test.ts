import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appendAudit } from './audit.js';
import { type Checkpoints, keepCheckpoints } from './checkpoint-files.js';
import { ANA, addPeople } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

const outside = mkdtempSync(path.join(tmpdir(), 'trama-outside-'));
afterAll(() => rmSync(outside, { recursive: true, force: true }));

async function kept(): Promise<{ db: TestStore; checkpoints: Checkpoints; log: string[] }> {
  const db = await openTestDatabase();
  await addPeople(db.store);
  const log: string[] = [];
  const checkpoints = keepCheckpoints(db.store, { outside, now: () => new Date(), log: (line) => log.push(line) });
  return { db, checkpoints, log };
}

async function act({ store }: TestStore, entries: number): Promise<void> {
  const entry = { action: 'search', outcome: 'done', object: null, purpose: null, osUser: null } as const;
  await store.write(ANA, async (tx) => {
    for (let i = 0; i < entries; i++) await appendAudit(tx, entry);
  });
}

const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []);
const seqs = (file: string) => lines(file).map((line) => (JSON.parse(line) as { seq: string }).seq);

describe('checkpoints', () => {
  test('are written after a thousand entries and at the end, here and outside', async () => {
    const { db, checkpoints, log } = await kept();
    await act(db, 999);
    await act(db, 1);
    await act(db, 4);
    await checkpoints.close();
    expect(checkpoints.files).toHaveLength(2);
    for (const file of checkpoints.files) {
      expect(seqs(file).at(-1)).toBe('1004');
      expect(seqs(file).length).toBeGreaterThan(1);
    }
    // Nothing has come since.
    await checkpoints.close();
    expect(seqs(checkpoints.files[0] as string).filter((seq) => seq === '1004')).toHaveLength(1);
    expect(log).toEqual([]);
  });

  test('are found by themselves, and find a cut end that the chain alone does not show', async () => {
    const { db, checkpoints } = await kept();
    await act(db, 6);
    await checkpoints.write();
    const verdict = async () => {
      const found = await checkpoints.verify([]);
      if (!found.ok) throw new Error(found.error.code);
      return found.value;
    };
    expect(await verdict()).toMatchObject({ ok: true, entries: 6n, checkpoint: { seq: '6' } });
    await db.asRoot(
      'alter table trama.audit disable trigger user; delete from trama.audit where seq > 4; alter table trama.audit enable trigger user',
    );
    expect(await verdict()).toEqual({ ok: false, at: 5n, why: 'truncated' });
    // With the folder in hand one takes away its own file; the one outside still tells.
    rmSync(checkpoints.files[0] as string);
    expect(await verdict()).toEqual({ ok: false, at: 5n, why: 'truncated' });
    rmSync(checkpoints.files[1] as string);
    expect(await verdict()).toMatchObject({ ok: true, entries: 4n, checkpoint: null });
  });

  test('outlive a line that was half written, and one that was forged is found', async () => {
    const { db, checkpoints } = await kept();
    const file = checkpoints.files[1] as string;
    await act(db, 2);
    await checkpoints.write();
    appendFileSync(file, '{"seq":"3","ha');
    await act(db, 2);
    await checkpoints.write();
    expect(lines(file)).toHaveLength(3);
    expect(await checkpoints.verify([])).toMatchObject({ ok: true, value: { ok: true, checkpoint: { seq: '4' } } });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":"2"', '"seq":"1"'));
    expect(await checkpoints.verify([])).toMatchObject({ ok: true, value: { ok: false, at: 1n, why: 'checkpoint' } });
  });

  test('that cannot be written say so and hold nothing up', async () => {
    const db = await openTestDatabase();
    await addPeople(db.store);
    const log: string[] = [];
    const blocked = path.join(outside, 'a-file');
    writeFileSync(blocked, '');
    chmodSync(blocked, 0o400);
    const checkpoints = keepCheckpoints(db.store, { outside: blocked, now: () => new Date(), log: (l) => log.push(l) });
    await act(db, 1);
    expect(await checkpoints.write()).toBe(false);
    expect(log.join()).toContain('could not be written');
    expect(seqs(checkpoints.files[0] as string)).toEqual(['1']);
  });
});
