/** Killed with SIGKILL, the process or its database, at named points and at any: the audit has no gap. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { auditDigest } from './audit.js';
import { eachEntry, verifyAudit } from './audit-chain.js';
import type { KillPoint } from './audit-kill.fixture.js';
import { folder, open, options, postmaster } from './data-folder.fixture.js';
import { processStart } from './engine/process.js';
import { openStore } from './open-store.js';
import { listReports } from './report.js';
import { ANA, addPeople } from './sample.fixture.js';
import type { Store } from './store.js';

const WRITER = fileURLToPath(new URL('./audit-kill.fixture.js', import.meta.url));
const NAMED = ['acted', 'written', 'committed', 'read'] as const;
const AT_ANY = 6;
const LONGEST_MS = 400;
const seed = Number(process.env.TRAMA_SEED ?? Date.now() % 1_000_000);

interface Acknowledged {
  readonly reports: string[];
  readonly reads: string[];
}

describe(`acts cut off by SIGKILL (TRAMA_SEED=${seed})`, () => {
  const dir = folder();
  const known: Acknowledged = { reports: [], reads: [] };
  let round = 0;
  const random = seeded(seed);
  const made = (async () => {
    const store = await open(dir);
    await addPeople(store);
    await store.close();
  })();

  test.each(
    (['process', 'database'] as const).flatMap((killed) => [
      ...NAMED.map((point) => [killed, point] as const),
      ...Array.from({ length: AT_ANY }, () => [killed, 'never'] as const),
    ]),
  )(
    'the %s, at the point %s: each acknowledged act has its entry, each entry its act, and the chain no gap',
    {
      timeout: 120_000,
    },
    async (killed, point) => {
      await made;
      await cutOff(killed, point);
      round++;
      const store = await openAgain();
      try {
        await expectWhole(store);
      } finally {
        await store.close();
      }
    },
  );

  test('were many', () => {
    expect(known.reports.length).toBeGreaterThan(2 * NAMED.length);
    expect(known.reads.length).toBeGreaterThan(2 * NAMED.length);
  });

  async function expectWhole(store: Store): Promise<void> {
    const digest = (text: string) => auditDigest(store.secrets.auditKey, text).toString('hex');
    const entries = [];
    for await (const page of eachEntry(store)) entries.push(...page);
    const written = entries.filter(({ action }) => action === 'report.import').map(({ object }) => object);
    const { items } = await store.read(ANA, (tx) => listReports(tx, { limit: 10_000 }));
    expect([...written].sort()).toEqual(items.map(({ id }) => digest(id)).sort());
    expect(known.reports.filter((id) => !written.includes(digest(id)))).toEqual([]);
    const read = new Set(entries.filter(({ action }) => action === 'search').map(({ object }) => object));
    expect(known.reads.filter((text) => !read.has(digest(text)))).toEqual([]);
    expect(await verifyAudit(store, [])).toMatchObject({ ok: true, entries: BigInt(entries.length) });
  }

  /** What a killed database left behind may still be going; whoever starts again tries again. */
  async function openAgain(): Promise<Store> {
    for (;;) {
      const opened = await openStore(options(dir));
      if (opened.ok) return opened.value;
      if (opened.error.code !== 'database-down') throw new Error(opened.error.code);
    }
  }

  async function cutOff(killed: 'process' | 'database', point: KillPoint): Promise<void> {
    const child = spawn(process.execPath, [WRITER, dir, point, `r${round}`], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    let timer: NodeJS.Timeout | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      const [word, ...rest] = line.split(' ');
      if (word === 'wrote') known.reports.push(rest.join(' '));
      if (word === 'read') known.reads.push(rest.join(' '));
      if (word === 'at') kill(child, killed);
      // At any point: some time into the acts.
      if (word === 'wrote' && point === 'never') timer ??= setTimeout(() => kill(child, killed), random() * LONGEST_MS);
    }
    clearTimeout(timer);
    await ended;
  }

  function kill(child: ChildProcess, killed: 'process' | 'database'): void {
    if (killed === 'process') return void child.kill('SIGKILL');
    const pid = postmaster(dir);
    if (processStart(pid) !== null) process.kill(pid, 'SIGKILL');
    // What hangs at its point is told of nothing.
    setTimeout(() => child.kill('SIGKILL'), LONGEST_MS).unref();
  }
});

/** A small generator (mulberry32), so that a failing seed can be run again. */
function seeded(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
