/** CONTRACT, "trama network" and "All analyses of an edge list": a file in, an answer out, without a database. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

let folder: Folder;
const files = mkdtempSync(join(tmpdir(), 'trama-network-'));
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => {
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

async function network(...words: string[]) {
  const { status, out, err } = await folder.run('network', ...words, '--json');
  return { status, err, answer: JSON.parse(out) };
}

/** A triangle, a tail of one, a pair apart; one tie of a node with itself, one repeat, one bad weight. */
const TIES =
  'source,target,weight,layer\r\n000012,"b, c",1,call\r\n"b, c",d,2,kin\r\nd,000012,3,call\r\nd,e,1,call\r\n000012,d,1,call\r\ne,e,1,call\r\nx,__proto__,1,kin\r\ny,x,NaN,kin\r\n';

describe('trama network', () => {
  it('cleans the list, keeps ids as they are and counts what it left out', async () => {
    const plain = await network(fileOf('ties.csv', TIES), 'kcore');
    expect(plain.answer).toMatchObject({
      nodes: 6,
      edges: 5,
      analysis: 'kcore',
      selfTies: 1,
      repeatedTies: 1,
      skipped: [{ reason: 'weight', count: 1, firstRows: [9] }],
      summary: { largest: 2 },
    });
    const values = new Map(Object.entries(plain.answer.values));
    expect(values).toEqual(new Map(Object.entries({ '000012': 2, 'b, c': 2, d: 2, e: 1, x: 1 })).set('__proto__', 1));
    expect(plain.err).toContain('1 row(s) left out: a finite weight above 0 was expected (rows 9)');
    const zipped = await network(fileOf('ties.csv.gz', gzipSync(TIES)), 'kcore');
    expect(zipped.answer.values).toEqual(plain.answer.values);
  });

  it('labels components, the largest first, and keeps one layer with the nodes of all', async () => {
    const path = fileOf('ties.csv', TIES);
    expect((await network(path, 'components')).answer.summary).toEqual({ components: 2, largest: 4 });
    expect((await network(path, 'components', '--layer', 'call')).answer).toMatchObject({
      nodes: 6,
      edges: 3,
      summary: { components: 3, largest: 4 },
    });
  });

  it('labels communities, equal for equal seeds, and more of them at a higher resolution', async () => {
    const path = fileOf('two.csv', 'a,b\nb,c\nc,a\nx,y\ny,z\nz,x\nc,x\n');
    const { answer } = await network(path, 'communities', '--seed', '3');
    expect(answer.values).toEqual({ a: 0, b: 0, c: 0, x: 1, y: 1, z: 1 });
    expect(answer.summary).toEqual({ communities: 2, largest: 3, modularity: expect.closeTo(6 / 7 - 1 / 2, 5) });
    expect((await network(path, 'communities', '--seed', '3')).answer.values).toEqual(answer.values);
    expect((await network(path, 'communities', '--resolution', '50')).answer.summary.communities).toBe(6);
  });

  it('gives PageRank for every node, adding up to 1, by weight where that is asked', async () => {
    const path = fileOf('weighed.csv', 'source,target,weight\na,b,1\na,c,3\n');
    const { answer } = await network(path, 'pagerank');
    expect(answer.values).toEqual({ a: expect.closeTo(18 / 37, 9), b: expect.closeTo(19 / 74, 9), c: answer.values.b });
    expect(answer.summary).toEqual({ largest: answer.values.a });
    const weighted = (await network(path, 'pagerank', '--weighted')).answer.values;
    expect(weighted).toMatchObject({
      a: expect.closeTo(18 / 37, 9),
      c: expect.closeTo(0.05 + (0.85 * 3 * 18) / 37 / 4, 9),
    });
  });

  it('gives harmonic closeness, exactly or from sources drawn by the seed', async () => {
    const path = fileOf('path.csv', 'a,b\nb,c\nx,y\n');
    const { answer } = await network(path, 'closeness');
    expect(answer.values).toEqual({ a: 1.5, b: 2, c: 1.5, x: 1, y: 1 });
    expect(answer.summary).toEqual({ largest: 2 });
    expect((await network(path, 'closeness', '--sources', '5')).answer.values).toEqual(answer.values);
    const one = await network(path, 'closeness', '--sources', '1', '--seed', '2');
    expect(one.answer.summary.sources).toBe(1);
    const values = Object.values(one.answer.values) as number[];
    // The one source stands at distance 1 or 2 from some: 5 / 1 times 1, a half, or nothing.
    for (const value of values) expect([0, 2.5, 5]).toContain(value);
    expect(Math.max(...values)).toBe(5);
    expect((await network(path, 'closeness', '--sources', '1', '--seed', '2')).answer.values).toEqual(
      one.answer.values,
    );
    expect((await network(path, 'closeness', '--sources', '0')).answer.error.code).toBe('option-invalid');
  });

  it('gives likely missing ties as guesses with their measured hits, and refuses where there is too little to learn from', async () => {
    // Three groups of eight in which one pair has no tie.
    const ties = ['a', 'b', 'c'].flatMap((group) =>
      Array.from({ length: 8 }, (_, i) => Array.from({ length: i }, (__, j) => `${group}${i},${group}${j}`)).flat(),
    );
    const path = fileOf('groups.csv', [...ties.filter((tie) => tie !== 'b7,b6'), 'a0,b0', 'b0,c0'].join('\n'));
    const { answer } = await network(path, 'links', '--top', '1', '--seed', '2');
    expect([answer.values, answer.summary.kind]).toEqual([null, 'guess']);
    expect(answer.links).toHaveLength(1);
    expect([answer.links[0].a, answer.links[0].b].sort()).toEqual(['b6', 'b7']);
    expect(answer.summary.precisionAt10.mean).toBeGreaterThan(0);
    expect((await network(fileOf('few.csv', 'a,b\nb,c\n'), 'links')).answer.error.code).toBe('input');
  });

  it('gives the constraint of brokers, the freest named first, and null for those without ties', async () => {
    const path = fileOf('brokers.csv', 'source,target,weight\nhub,a,1\nhub,b,3\nhub,c,1\nhub,d,1\na,b,1\nz,z,1\n');
    const { answer } = await network(path, 'brokers', '--top', '1');
    expect(answer.values).toEqual({
      hub: expect.closeTo(0.40625, 9),
      a: expect.closeTo(0.953125, 9),
      b: expect.closeTo(0.953125, 9),
      c: 1,
      d: 1,
      z: null,
    });
    expect(answer.summary).toEqual({ isolated: 1 });
    expect(answer.brokers).toEqual([{ id: 'hub', constraint: answer.values.hub, effectiveSize: 3.5 }]);
    expect((await network(path, 'brokers', '--weighted')).answer.values.hub).not.toBe(answer.values.hub);
    const out = join(files, 'brokers-out.csv');
    await network(path, 'brokers', '--out', out);
    expect(readFileSync(out, 'utf8')).toMatch(/^id,value\nhub,0\.40625\n[^z]*z,\n$/);
    const shown = await folder.run('network', path, 'brokers');
    expect(
      shown.out
        .split('\n\n')[1]
        ?.split('\n')
        .map((line) => line.split('\t')[0])[0],
    ).toBe('hub');
  });

  it('writes the values into a file whole, with ids quoted where they need it', async () => {
    const out = join(files, 'out.csv');
    const { answer } = await network(fileOf('ties.csv', TIES), 'kcore', '--out', out);
    expect(answer.values).toBeNull();
    expect(readFileSync(out, 'utf8')).toBe('id,value\n000012,2\n"b, c",2\nd,2\ne,1\nx,1\n__proto__,1\n');
    expect(readdirSync(files).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('draws a network: places of all nodes go into the file, equal for equal seeds', async () => {
    const out = join(files, 'places.csv');
    const path = fileOf('two.csv', 'a,b\nb,c\nc,a\nx,y\ny,z\nz,x\nc,x\n');
    const { answer } = await network(path, 'layout', '--out', out, '--seed', '3');
    expect(answer).toMatchObject({ nodes: 6, edges: 7, analysis: 'layout', values: null, summary: { groups: 2 } });
    const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\n');
    expect(head).toBe('id,x,y');
    const places = new Map(rows.map((row) => [row.slice(0, 1), row.slice(2).split(',').map(Number)]));
    expect([...places.keys()].sort()).toEqual(['a', 'b', 'c', 'x', 'y', 'z']);
    const apart = (a: string, b: string) => {
      const [ax = Number.NaN, ay = Number.NaN] = places.get(a) ?? [];
      const [bx = Number.NaN, by = Number.NaN] = places.get(b) ?? [];
      return Math.hypot(ax - bx, ay - by);
    };
    expect(apart('a', 'b')).toBeLessThan(apart('a', 'y'));
    const again = join(files, 'places-again.csv');
    await network(path, 'layout', '--out', again, '--seed', '3');
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'));
    expect((await network(path, 'layout')).answer.error.code).toBe('option-invalid');
  });

  it.each([
    ['empty.csv', '', 'kcore', 'file-empty'],
    ['header.csv', 'source,target\n', 'kcore', 'edge-list-no-ties'],
    ['one-column.csv', 'a\nb\n', 'kcore', 'edge-list-no-ties'],
    ['binary.csv', 'a\0,b\n', 'kcore', 'edge-list-not-text'],
    ['open.csv', 'a,b\n"c,d\n', 'kcore', 'table-quote'],
    ['cut.csv.gz', gzipSync('a,b\n').subarray(0, 15), 'kcore', 'file-broken'],
    ['ties.csv', TIES, 'dance', 'option-invalid'],
  ])('refuses %s with one line and one document', async (name, content, analysis, code) => {
    const { status, err, answer } = await network(fileOf(name, content), analysis);
    expect([status, answer.error.code]).toEqual([1, code]);
    expect(err.trim()).toMatch(/^trama network: [^\n]+$/);
  });

  it('refuses what is no file, a number that is none, and words too many', async () => {
    const path = fileOf('ties.csv', TIES);
    expect((await network(files, 'kcore')).answer.error.code).toBe('file-not-regular');
    expect((await network(join(files, 'absent'), 'kcore')).answer.error.code).toBe('file-unreadable');
    expect((await network(path, 'kcore', '--seed', 'x')).answer.error.code).toBe('option-invalid');
    expect((await folder.run('network', path, 'kcore', 'a')).status).toBe(2);
    expect((await network(path, 'kcore', '--out', join(files, 'absent', 'x'))).answer.error.code).toBe(
      'file-unwritable',
    );
  });
});
