import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, newFolder, type Server } from './test-process.js';

const KILLS = 20;
const ROWS = 6_000;
const seed = Number(process.env.TRAMA_SEED ?? Date.now() % 1_000_000);

describe(`a server killed during an import (TRAMA_SEED=${seed})`, () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await newFolder();
    const added = await folder.run('reader', 'add', 'ana', '--agency', 'mx-test', '--json');
    expect(added.status, added.err).toBe(0);
  });
  afterAll(() => folder.remove());

  test('starts again with everything it acknowledged and nothing half', { timeout: 600_000 }, async () => {
    const random = seeded(seed);
    let acknowledged = 0;
    let claimsEach = 0;
    let cutOff = 0;
    // Longer than an import of one file takes here and now, so that some kills come after the answer.
    const longestMs = 1.25 * (await importMs(folder));
    for (let round = 0; round < KILLS; round++) {
      const server = await folder.start();
      const before = await ledgerOf(folder);
      if (claimsEach > 0) expectWhole(before, acknowledged, claimsEach);
      acknowledged = before.reports;
      const file = writePeople(folder, round);
      const moment = random() * longestMs;
      const [answer] = await Promise.all([importOf(folder, file), kill(server, moment)]);
      if (answer.status === 0) {
        acknowledged++;
        claimsEach = (JSON.parse(answer.out) as { reports: [{ accepted: number; draft: number }] }).reports[0].draft;
      } else {
        cutOff++;
        expect(answer.status, answer.err).toBe(1);
        expect(answer.err.trim()).toMatch(/^[^\n]+$/);
        expect(JSON.parse(answer.out)).toMatchObject({ reports: [], unchanged: 0, error: { code: 'server-lost' } });
      }
    }
    const server = await folder.start();
    claimsEach ||= await oneWhole(folder);
    expectWhole(await ledgerOf(folder), acknowledged, claimsEach);
    const doctor = await folder.run('doctor', '--json');
    expect(doctor.status, doctor.out).toBe(0);
    expect((await folder.run('audit', 'verify', '--json')).status).toBe(0);
    server.process.kill('SIGTERM');
    await server.ended;
    expect(cutOff, 'kills that fell into an import').toBeGreaterThan(0);
  });
});

interface Ledger {
  readonly reports: number;
  readonly mentions: number;
  readonly claims: number;
}

/** At most the one import whose answer was lost may stand beside the acknowledged ones, and then whole. */
function expectWhole(ledger: Ledger, acknowledged: number, claimsEach: number): void {
  expect(ledger.reports).toBeGreaterThanOrEqual(acknowledged);
  expect(ledger.reports).toBeLessThanOrEqual(acknowledged + 1);
  expect(ledger.mentions).toBe(ledger.reports * ROWS);
  expect(ledger.claims).toBe(ledger.reports * claimsEach);
}

async function ledgerOf(folder: Folder): Promise<Ledger> {
  const doctor = await folder.run('doctor', '--json');
  return (JSON.parse(doctor.out) as { ledger: Ledger }).ledger;
}

function importOf(folder: Folder, file: string): ReturnType<Folder['run']> {
  return folder.run('import', file, '--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER', '--json');
}

/** How long one import takes, from the command's start to its answer. */
async function importMs(folder: Folder): Promise<number> {
  const server = await folder.start();
  const file = writePeople(folder, KILLS);
  const startMs = performance.now();
  expect((await importOf(folder, file)).status).toBe(0);
  const tookMs = performance.now() - startMs;
  server.process.kill('SIGTERM');
  await server.ended;
  return tookMs;
}

async function oneWhole(folder: Folder): Promise<number> {
  const { reports, claims } = await ledgerOf(folder);
  return reports === 0 ? 0 : claims / reports;
}

async function kill(server: Server, afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  server.process.kill('SIGKILL');
  await server.ended;
}

function writePeople(folder: Folder, round: number): string {
  const file = join(folder.dataDir, `people-${round}.csv`);
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `R${round}-${i},Persona Inventada ${i},Apodo ${i},19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`,
  );
  writeFileSync(file, `id,name,alias,birthDate\n${rows.join('\n')}\n`);
  return file;
}

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
