/** `trama network FILE ANALYSIS --missing …`: what a value and a rank may be in truth, and options that do nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

let folder: Folder;
const files = mkdtempSync(join(tmpdir(), 'trama-intervals-'));
const file = join(files, 'ring.csv');
beforeAll(async () => {
  folder = await newFolder();
  // Three hundred in a ring with chords; every fifteenth knows more of the others.
  const people = Array.from({ length: 300 }, (_, v) => v);
  const near = people.flatMap((v) => [1, 2, 9].map((step) => `p${v},p${(v + step) % 300}`));
  const far = people
    .filter((v) => v % 15 === 0)
    .flatMap((v) => [31, 62, 93].map((step) => `p${v},p${(v + step) % 300}`));
  writeFileSync(file, [...near, ...far].join('\n'));
});
afterAll(() => {
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

async function network(...words: string[]) {
  const { out, err } = await folder.run('network', ...words, '--json');
  return { err, answer: JSON.parse(out) };
}

describe('trama network', () => {
  it.each([
    ['kcore', []],
    ['pagerank', []],
    ['betweenness', ['--sources', '40']],
    ['closeness', []],
    ['triangles', []],
  ])('gives %s and its ranks intervals that hold what was seen or more', async (analysis, more) => {
    const shares = ['--missing', '0.1', '--missing-people', '0.05', '--false-ties', '0.02', '--draws', '30'];
    const { answer } = await network(file, analysis, '--seed', '4', ...more, ...shares);
    expect(answer.intervals).toEqual({ missing: 0.1, missingPeople: 0.05, falseTies: 0.02, level: 0.9, draws: 30 });
    expect(Object.keys(answer.rank)).toEqual(Object.keys(answer.values));
    for (const id of Object.keys(answer.values)) {
      const [low, high] = answer.rank[id];
      expect(low >= 1 && low <= high && high <= 300 / 0.95 + 1).toBe(true);
      expect(answer.interval[id][0]).toBeLessThanOrEqual(answer.interval[id][1]);
      expect(answer.stability[id]).toBeGreaterThanOrEqual(0);
    }
    const again = await network(file, analysis, '--seed', '4', ...more, ...shares);
    expect(again.answer.rank).toEqual(answer.rank);
  });

  it('says which options it does not read', async () => {
    const { err: errors } = await network(file, 'kcore', '--k', '3', '--seed', '2', '--top', '4');
    expect(errors).toContain('kcore does not read --top: it was left aside');
    expect(errors).toContain('kcore does not read --k: it was left aside');
    expect(errors).not.toContain('--seed');
    expect((await network(file, 'components', '--missing', '0.1')).err).toContain('--missing');
  });
});
