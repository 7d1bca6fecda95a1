/** CONTRACT, "path A B": the shortest paths between two ids of an edge list; the figures of its structure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

let folder: Folder;
const files = mkdtempSync(join(tmpdir(), 'trama-path-'));
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => {
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

function fileOf(name: string, content: string): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

async function network(...words: string[]) {
  const { status, out, err } = await folder.run('network', ...words, '--json');
  return { status, err, answer: JSON.parse(out) };
}

describe('trama network FILE path A B', () => {
  it('gives the shortest paths between two ids, none where there is none', async () => {
    const file = fileOf('paths.csv', 'a,b,1\nb,c,1\na,c,4\nc,000012,1\nx,y,1\n');
    const { status, answer } = await network(file, 'path', 'a', '000012', '--k', '5');
    expect([status, answer.values]).toEqual([0, null]);
    expect(answer.paths).toEqual([
      { nodes: ['a', 'c', '000012'], length: 2 },
      { nodes: ['a', 'b', 'c', '000012'], length: 3 },
    ]);
    expect((await network(file, 'path', 'a', '000012', '--k', '1', '--weighted')).answer.paths).toEqual([
      { nodes: ['a', 'b', 'c', '000012'], length: 3 },
    ]);
    const told = (await network(file, 'path', 'a', '000012', '--by', 'sources')).answer.paths;
    expect(told[0]).toEqual({ nodes: ['a', 'c', '000012'], length: 2, probability: expect.closeTo(0.46875, 12) });
    expect(await network(file, 'path', 'a', 'y')).toMatchObject({ status: 0, answer: { paths: [] } });
    expect((await network(file, 'path', 'b', 'b')).answer.paths).toEqual([{ nodes: ['b'], length: 0 }]);
  });

  it('refuses paths between ids that the file does not have, and weights that are no chances', async () => {
    const file = fileOf('paths.csv', 'a,b,1\nb,c,2\n000012,c,1\n');
    for (const [words, code, named] of [
      [['a', '12'], 'node-unknown', '12'],
      [['no', 'one'], 'node-unknown', 'no, one'],
      [['a', 'c', '--by', 'probability'], 'input', 'found 2'],
      [['a', 'c', '--by', 'dance'], 'option-invalid', 'dance'],
      [['a', 'c', '--k', '0'], 'option-invalid', '0'],
    ] as const) {
      const { status, err, answer } = await network(file, 'path', ...words);
      expect([status, answer.error.code]).toEqual([1, code]);
      expect(err.trim()).toMatch(/^trama network: [^\n]+$/);
      expect(err).toContain(named);
    }
    for (const words of [[], ['a'], ['a', 'b', 'c']]) {
      expect((await folder.run('network', file, 'path', ...words)).status).toBe(2);
    }
  });
});

describe('trama network FILE', () => {
  it('triangles gives clustering, and assortativity a figure or null', async () => {
    const file = fileOf('kite.csv', 'a,b\nb,c\nc,a\nc,d\n');
    const { answer } = await network(file, 'triangles');
    expect(answer.values).toEqual({ a: 1, b: 1, c: 1 / 3, d: 0 });
    expect(answer.summary).toEqual({ triangles: 1, transitivity: 0.6, meanClustering: expect.closeTo(7 / 12, 12) });
    expect((await network(file, 'assortativity')).answer.summary.r).toBeCloseTo(-5 / 7, 12);
    expect((await network(fileOf('ring.csv', 'a,b\nb,c\nc,a\n'), 'assortativity')).answer.summary.r).toBeNull();
  });
});
