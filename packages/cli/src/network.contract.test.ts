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

  describe('core', () => {
    /** Five rings of sixty with chords; twenty people, four a ring, each tied to ten of them; kin across that count for nothing. */
    const ring = (v: number) => 60 * Math.floor(v / 60);
    const people = Array.from({ length: 300 }, (_, v) => v);
    const local = people.flatMap((v) => [1, 2, 9].map((step) => `p${v},p${ring(v) + ((v + step) % 60)},1,meeting`));
    const core = people.filter((v) => v % 15 === 5);
    const across = core.flatMap((v, i) => [1, 3, 5, 7, 9].map((step) => `p${v},p${core[(i + step) % 20]},1,command`));
    const again = 'p5,p20,1,meeting';
    const kin = people.map((v) => `p${v},p${(v + 83) % 300},1,kin`);
    const file = () =>
      fileOf('core.csv', ['source,target,weight,layer', ...local, ...across, again, ...kin].join('\n'));

    it('names the group that ties the network together, with p-value and type, the same for the same seed', async () => {
      const { answer } = await network(file(), 'core', '--seed', '4');
      expect(answer.summary).toEqual({ size: 20, pValue: expect.any(Number), type: 'layered' });
      expect(answer.summary.pValue).toBeLessThanOrEqual(0.01);
      const members = Object.keys(answer.values).filter((id) => answer.values[id] > 0.5);
      expect(members.sort()).toEqual(core.map((v) => `p${v}`).sort());
      expect(Object.values(answer.values)).toHaveLength(300);
      const pairs = new Set([...local, ...across, ...kin].map((row) => row.split(',').slice(0, 2).sort().join()));
      expect([answer.edges, answer.repeatedTies]).toEqual([pairs.size, 901 + 100 + 300 - pairs.size]);
      expect((await network(file(), 'core', '--seed', '4')).answer.values).toEqual(answer.values);
    });

    it('gives intervals where ties are said to be missing, in the answer or beside the values in the file', async () => {
      const { answer } = await network(file(), 'core', '--missing', '0.1');
      expect(Object.keys(answer.interval)).toHaveLength(300);
      for (const [low, high] of Object.values<[number, number]>(answer.interval)) {
        expect(low >= 0 && low <= high && high <= 1).toBe(true);
      }
      const [low] = answer.interval.p5;
      expect(low).toBeGreaterThan(answer.interval.p0[1]);
      const out = join(files, 'core-out.csv');
      const written = await network(file(), 'core', '--missing', '0.1', '--out', out);
      expect([written.answer.values, written.answer.interval]).toEqual([null, undefined]);
      const rows = readFileSync(out, 'utf8').split('\n');
      expect(rows[0]).toBe('id,rank_low,rank_high,stability,low,high,value');
      const known = [answer.rank.p5, answer.stability.p5, answer.interval.p5, answer.values.p5].flat();
      expect(rows).toContain(['p5', ...known].join(','));
      expect((await network(file(), 'core', '--missing', '1')).answer.error.code).toBe('option-invalid');
    });

    it('leaves an order of candidates where there is none, the one of `leaders`', async () => {
      const path = fileOf(
        'star.csv',
        'hub,a,meeting\nhub,b,meeting\nhub,c,meeting\naunt,a,kin\naunt,b,kin\naunt,c,kin\naunt,d,kin\n',
      );
      const order = (await network(path, 'leaders')).answer;
      expect([order.candidates[0], order.values.hub, order.values.aunt]).toEqual(['hub', 1, 0]);
      const none = (await network(path, 'core')).answer;
      expect([none.summary.type, none.values.hub, none.values.aunt]).toEqual(['none', 0.5, 0]);
    });

    it('is none in a ring', async () => {
      const path = fileOf('ring.csv', people.map((v) => `${v},${(v + 1) % 300}`).join('\n'));
      expect((await network(path, 'core')).answer.summary).toEqual({ size: 0, pValue: 1, type: 'none' });
    });
  });

  it('gives betweenness for each pair once, exactly, from sources, or until the error is small', async () => {
    // A square with a tail: b and d share the pair of a and c, and each way on from the square leads through c.
    const path = fileOf('square.csv', 'source,target,weight\na,b,1\nb,c,1\na,d,1\nd,c,5\nc,e,1\n');
    const { answer } = await network(path, 'betweenness');
    expect(answer.values).toEqual({ a: 0.5, b: 1, c: 3.5, d: 1, e: 0 });
    expect(answer.summary).toEqual({ largest: 3.5 });
    expect((await network(path, 'betweenness', '--sources', '5')).answer.values).toEqual(answer.values);
    const weighted = (await network(path, 'betweenness', '--weighted')).answer;
    expect(weighted.values).toEqual({ a: 3, b: 4, c: 3, d: 0, e: 0 });
    const drawn = await network(path, 'betweenness', '--sources', '2', '--seed', '1');
    expect(drawn.answer.summary).toMatchObject({ sources: 2, confidence: 0.9 });
    // Who stands between a tail and all others is known without a search.
    expect(drawn.answer.values.c).toBeGreaterThanOrEqual(3);
    expect(drawn.answer.summary.margin).toBeGreaterThan(Math.abs(drawn.answer.summary.largest - 3.5));
    const again = await network(path, 'betweenness', '--sources', '2', '--seed', '1');
    expect(again.answer.values).toEqual(drawn.answer.values);
    expect((await network(path, 'betweenness', '--error', '0.01')).answer.values).toEqual(answer.values);
    const chords = Array.from({ length: 1000 }, (_, i) => `${i},${(i + 1) % 1000}\n${i},${(i + 31) % 1000}\n`);
    const { summary } = (await network(fileOf('chords.csv', chords.join('')), 'betweenness', '--error', '0.2')).answer;
    expect(summary.pairs).toBeGreaterThan(20);
    expect(summary.sources).toBeUndefined();
    expect(summary.margin).toBeLessThanOrEqual((0.2 * 1000 * 999) / 2);
    expect((await network(path, 'betweenness', '--by', 'probability')).answer.error.code).toBe('input');
    expect((await network(path, 'betweenness', '--error', '2')).answer.error.code).toBe('option-invalid');
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

  it('gives every column in one pass, each as its own analysis gives it', async () => {
    const path = fileOf('all.csv', `${TIES}d,f,1,meeting\nd,f,1,call\nf,e,1,meeting\n`);
    const out = join(files, 'all-out.csv');
    const { answer } = await network(path, 'all', '--out', out, '--seed', '5');
    const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(header).toBe('id,component,kcore,pagerank,betweenness,closeness,community,coreness,constraint');
    expect([answer.nodes, answer.edges, rows.length, answer.values]).toEqual([7, 7, 7, null]);
    const { answer: shown } = await network(path, 'all', '--seed', '5');
    const analyses = ['components', 'kcore', 'pagerank', 'betweenness', 'closeness', 'communities', 'core', 'brokers'];
    for (const [i, analysis] of analyses.entries()) {
      const { answer: alone } = await network(path, analysis, '--seed', '5');
      const column = header?.split(',')[i + 1] as string;
      const ids = Object.keys(alone.values);
      expect(ids.map((id) => shown.values[id][column])).toEqual(ids.map((id) => alone.values[id]));
      expect(answer.summary[analysis]).toEqual(alone.summary);
    }
  }, 300_000);

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
