/** CONTRACT, "All analyses of an edge list": bad rows are counted and named, bad files refused in one line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

let folder: Folder;
const files = mkdtempSync(join(tmpdir(), 'trama-bad-input-'));
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => {
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

async function read(content: string) {
  const path = join(files, 'ties.csv');
  writeFileSync(path, content);
  const { status, out, err } = await folder.run('network', path, 'kcore', '--json');
  return { status, err, answer: JSON.parse(out) };
}

const LONG = 'x'.repeat(10_000_000);

describe('an edge list with bad rows', () => {
  it.each([
    ['a weight that is no number', 'a,b,1\na,c,NaN\n', 'weight', 'a finite weight above 0 was expected'],
    ['a weight that is a word', 'source,target,weight\na,b,1\na,c,many\n', 'weight', 'a finite weight above 0'],
    ['one column in one row', 'a,b\nc\n', 'one-field', 'two ids were expected, found one field'],
    ['an id that is missing', 'a,b\nc,\n', 'no-id', 'two ids were expected, found an empty one'],
    ['an id of ten million characters', `a,b\n${LONG},c\n`, 'long-id', 'an id of at most 1,000 bytes was expected'],
    ['such an id in quotes', `a,b\nc,"${LONG}"\n`, 'long-id', 'an id of at most 1,000 bytes was expected'],
    ['text after a closing quote', 'a,b\n"c"d,e\n', 'quotes', 'a separator was expected after the closing quote'],
  ])('reads the others, and counts and names those for %s', async (_, content, reason, said) => {
    const { status, err, answer } = await read(content);
    expect([status, answer.nodes, answer.edges]).toEqual([0, 2, 1]);
    expect(answer.values).toEqual({ a: 1, b: 1 });
    expect(answer.skipped).toEqual([{ reason, count: 1, firstRows: [content.startsWith('source') ? 3 : 2] }]);
    expect(err.trim()).toMatch(/^1 row\(s\) left out: [^\n]{1,100}$/);
    expect(err).toContain(said);
  });

  it('counts ties of a node with itself and repeated ties, and takes quotes where they are not needed', async () => {
    const { status, err, answer } = await read('"a",b\na,"b"\nb,a\na,a\n"c ""the"" d","a"\nc"d,a\n');
    expect([status, err]).toEqual([0, '']);
    expect(answer).toMatchObject({ nodes: 4, edges: 3, selfTies: 1, repeatedTies: 2, skipped: [] });
    expect(Object.keys(answer.values)).toEqual(['a', 'b', 'c "the" d', 'c"d']);
  });
});

describe('an edge list without a row that can be read', () => {
  it.each([
    ['an empty file', '', 'file-empty', 'found none'],
    ['blank lines alone', '\n\n', 'edge-list-no-ties', 'found'],
    ['a header alone', 'source,target,weight\n', 'edge-list-no-ties', 'found a header alone'],
    ['one column', 'a\nb\nc\n', 'edge-list-no-ties', 'found 3 rows that cannot be read, the first in row 1'],
    ['no weight that is a number', 'a,b,NaN\nb,c,x\n', 'edge-list-no-ties', 'found 2 rows that cannot be read'],
    ['no id but of ten million characters', `${LONG},b\n`, 'edge-list-no-ties', 'found 1 rows that cannot be read'],
    ['a quote that never closes', 'a,b\n"c,d\n', 'table-quote', 'row 2'],
  ])('is refused in one line: %s', async (_, content, code, said) => {
    const { status, err, answer } = await read(content);
    expect([status, answer.error.code]).toEqual([1, code]);
    expect(err.trim()).toMatch(/^trama network: [^\n]{1,300}$/);
    expect(err).toContain(said);
  });
});
