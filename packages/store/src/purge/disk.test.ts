/** What a purge leaves on the disk of a data folder: nothing, however it was cut off, and also after a restore. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportId } from '@trama/model';
import { describe, expect, test } from 'vitest';
import { backup } from '../backup.js';
import { folder, open, options } from '../data-folder.fixture.js';
import { scanDisk } from '../disk-scan.fixture.js';
import { doctor } from '../doctor.js';
import { openStore } from '../open-store.js';
import { restore } from '../restore.js';
import { ANA, addPeople, bring, marking, named, person, sampleReport } from '../sample.fixture.js';
import type { Store } from '../store.js';
import { finishPurges, isScrubPending, knownBackups, type PurgeOrder, purge, SCRUB_STEPS } from './index.js';

const ORDER: PurgeOrder = {
  agency: 'mx-one',
  ground: 'ordered',
  reason: null,
  askedBy: null,
  by: 'ana',
  osUser: null,
  today: '2026-11-24',
  listId: null,
};
const GONE = 'Zq7Kanario';
const STAYS = 'Wj4Kontrol';

/** Text long enough to be compressed and put aside, with the word at its begin and end. */
function longText(word: string): string {
  return `${word} led them. ${'They met on the road to the mill and spoke of the harvest. '.repeat(200)} Signed ${word}.`;
}

async function bringOne(store: Store, word: string): Promise<ReportId> {
  const text = longText(word);
  const { id } = await bring(
    store,
    ANA,
    sampleReport(`${word}.txt`, {
      title: word,
      source: word,
      marking: marking('TLP:GREEN'),
      portions: [{ start: 0, text, marking: marking('TLP:GREEN') }],
      detail: { skipped: { count: 300, items: Array(300).fill({ where: 'row 1', why: `${word} twice` }) } },
    }),
    [person('a', `key:${word}`, [[0, word.length]])],
    Array.from({ length: 200 }, () => named('a', word)),
  );
  return id;
}

const asks = (dir: string, word: string) => scanDisk(dir, [word]).map(({ file }) => path.relative(dir, file));

async function filled(): Promise<{ dir: string; store: Store; gone: ReportId }> {
  const dir = folder();
  const store = await open(dir);
  await addPeople(store);
  const gone = await bringOne(store, GONE);
  await bringOne(store, STAYS);
  await store.read(ANA, (tx) => tx.query('select count(*) from trama.claim where value is not null'));
  return { dir, store, gone };
}

/** Whole databases are made, stopped, killed and read byte by byte. */
const LONG_MS = 600_000;

describe('the disk', { timeout: LONG_MS }, () => {
  test('holds no word of a purged report in any file, while the server runs on; of others it holds what it held', async () => {
    const { dir, store, gone } = await filled();
    // So that samples and tables stand in files.
    await store.close();
    const again = await open(dir);
    expect(asks(dir, GONE).some((file) => file.includes('pg_wal'))).toBe(true);
    expect(asks(dir, GONE).some((file) => file.includes('base'))).toBe(true);
    expect(await purge(again, { kind: 'report', report: gone, kept: [] }, ORDER)).toMatchObject({ ok: true });
    const steps: string[] = [];
    expect(await finishPurges(again, { progress: (step) => steps.push(step) })).toMatchObject({ ok: true });
    expect(steps).toEqual(SCRUB_STEPS);
    expect(asks(dir, GONE)).toEqual([]);
    expect(asks(dir, STAYS).length).toBeGreaterThan(0);
    expect((await doctor(again)).checks.filter(({ ok }) => !ok)).toEqual([]);
    await again.close();
    expect(asks(dir, GONE)).toEqual([]);
  });

  test.each(SCRUB_STEPS)('is clean after the next start where the process was killed at the step %s', async (step) => {
    const { dir, store, gone } = await filled();
    await store.close();
    await killedAt(dir, gone, step);
    if (step !== 'files') expect(asks(dir, GONE)).not.toEqual([]);
    const again = await open(dir);
    expect(await isScrubPending(again)).toBe(false);
    expect(asks(dir, GONE)).toEqual([]);
    await again.close();
  });

  test('is left for later where the work is cancelled between two steps, which is said', async () => {
    const { dir, store, gone } = await filled();
    await purge(store, { kind: 'report', report: gone, kept: [] }, ORDER);
    const stop = new AbortController();
    const progress = (step: string) => step === 'rows' && stop.abort();
    expect(await finishPurges(store, { progress, signal: stop.signal })).toMatchObject({
      ok: false,
      error: { code: 'purge-unfinished' },
    });
    expect(await isScrubPending(store)).toBe(true);
    await store.close();
    const again = await open(dir);
    expect(asks(dir, GONE)).toEqual([]);
    await again.close();
  });
});

/** A process of its own purges the report and kills itself at that step of what follows. */
async function killedAt(dir: string, report: ReportId, step: string): Promise<void> {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const code = `
    import { openStore } from ${module('../open-store.js')};
    import { finishPurges, purge } from ${module('./index.js')};
    const opened = await openStore({ dataDir: process.argv[1], databaseUrl: null, databaseOwnerUrl: null, log: () => {} });
    if (!opened.ok) throw new Error(opened.error.code);
    await purge(opened.value, { kind: 'report', report: process.argv[2], kept: [] }, ${JSON.stringify(ORDER)});
    await finishPurges(opened.value, { progress: (step) => { if (step === process.argv[3]) process.kill(process.pid, 'SIGKILL'); } });`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code, dir, report, step], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

describe('a backup from before a purge', { timeout: LONG_MS }, () => {
  test('is known by name and date, and its restore purges again before anything is served', async () => {
    const { dir, store, gone } = await filled();
    const out = path.join(path.dirname(dir), `out-${path.basename(dir)}`);
    mkdirSync(out);
    const file = path.join(out, 'a.backup');
    expect(await backup(store, file, 'palabra')).toMatchObject({ ok: true });
    expect(knownBackups(dir)).toMatchObject([{ file, found: true }]);
    await purge(store, { kind: 'report', report: gone, kept: [] }, ORDER);
    await finishPurges(store);
    await store.close();

    const into = folder();
    expect(await restore(options(into), file, 'palabra')).toEqual({ ok: true, value: { replayed: 1 } });
    expect(asks(into, GONE)).toEqual([]);
    expect(asks(into, STAYS).length).toBeGreaterThan(0);
    const restored = await open(into);
    expect((await doctor(restored)).checks.filter(({ ok }) => !ok)).toEqual([]);
    await restored.close();

    // Taken away without its list it is refused, unless one is given or it is said that there is none.
    const alone = path.join(out, 'alone', 'b.backup');
    mkdirSync(path.dirname(alone));
    copyFileSync(file, alone);
    const other = folder();
    expect(await restore(options(other), alone, 'palabra')).toMatchObject({ error: { code: 'purge-list-missing' } });
    const forged = path.join(out, 'forged.json');
    const list = JSON.parse(readFileSync(path.join(dir, 'purges.json'), 'utf8'));
    writeFileSync(forged, JSON.stringify({ ...list, purges: [] }));
    expect(await restore(options(other), alone, 'palabra', { purges: forged })).toMatchObject({
      error: { code: 'purge-list-invalid' },
    });
    const given = { purges: path.join(dir, 'purges.json') };
    expect(await restore(options(other), alone, 'palabra', given)).toEqual({ ok: true, value: { replayed: 1 } });
    expect(asks(other, GONE)).toEqual([]);
    const third = folder();
    expect(await restore(options(third), alone, 'palabra', { withoutPurges: true })).toMatchObject({ ok: true });
    expect(asks(third, GONE).length).toBeGreaterThan(0);
  });

  test('tells nothing in its list, and a folder whose list was changed is not opened', async () => {
    const { dir, store, gone } = await filled();
    await purge(store, { kind: 'report', report: gone, kept: [] }, ORDER);
    await store.close();
    const file = path.join(dir, 'purges.json');
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(new RegExp(`${gone}|mx-one|${GONE}`));
    expect(existsSync(file)).toBe(true);
    writeFileSync(file, text.replace('"report"', '"persons"'));
    expect(await openStore(options(dir))).toMatchObject({ ok: false, error: { code: 'purge-list-invalid' } });
  });
});
