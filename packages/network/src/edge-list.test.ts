import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeList, EdgeListOptions, EdgeListRefusal } from './edge-list.js';
import { idCount, idOf, nodesOf } from './id-table.js';
import { readEdgeList } from './read-edge-list.js';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.slice(i, i + size);
}

function read(text: string | Uint8Array, options: EdgeListOptions = {}, size = 7): Promise<EdgeList | EdgeListRefusal> {
  return readEdgeList(pieces(typeof text === 'string' ? new TextEncoder().encode(text) : text, size), options);
}

async function taken(text: string | Uint8Array, options: EdgeListOptions = {}, size = 7) {
  const list = await read(text, options, size);
  if ('refused' in list) throw new Error(`refused: ${list.refused}`);
  const { ids, ties, skipped, layerNames } = list;
  const ties_ = Array.from(ties.source, (source, i) => [idOf(ids, source), idOf(ids, ties.target[i]!)]);
  return {
    ids: Array.from({ length: idCount(ids) }, (_, v) => idOf(ids, v)),
    ties: ties_,
    columns: ties,
    skipped,
    layerNames,
  };
}

async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('an edge list', () => {
  it('gives back every id that a CSV can carry, however the file is cut into pieces', async () => {
    const id = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '0', '𝄞'), minLength: 1, maxLength: 6 })
      .filter((text) => text !== 'source');
    const rows = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), async (ties, size, end) => {
        const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = ties.map(([a, b]) => `${cell(a)},${cell(b)}`).join(end);
        expect((await taken(text, {}, size)).ties).toEqual(ties);
      }),
    );
  });

  it('takes a header of source,target for a header, and any other first row for a tie', async () => {
    expect((await taken('source,target\na,b\n')).ties).toEqual([['a', 'b']]);
    expect((await taken('\ufeffsource,target,weight\r\na,b,2\r\n', { weighted: true })).columns.weight).toEqual(
      Float64Array.of(2),
    );
    expect((await taken('"source","target"\na,b\n')).ties).toEqual([['a', 'b']]);
    expect((await taken('from,to\na,b\n')).ties).toEqual([
      ['from', 'to'],
      ['a', 'b'],
    ]);
  });

  it('keeps ids as they are written', async () => {
    expect((await taken('000012,12\n"a, b",1.0\n')).ids).toEqual(['000012', '12', 'a, b', '1.0']);
  });

  it('reads tabs, semicolons and blanks where the first row has no comma', async () => {
    for (const separator of ['\t', ';', ' ']) {
      const { ties, columns } = await taken(`0${separator}1${separator}5\n`, { weighted: true });
      expect([ties, columns.weight]).toEqual([[['0', '1']], Float64Array.of(5)]);
    }
  });

  it('finds weight and layer by the header, else in third and fourth place', async () => {
    const byHeader = await taken('source,target,layer,weight\na,b,call,2.5\n', { weighted: true, layered: true });
    const byPlace = await taken('a,b,2.5,call\n', { weighted: true, layered: true });
    for (const { columns, layerNames } of [byHeader, byPlace]) {
      expect([columns.weight, columns.layer, layerNames]).toEqual([Float64Array.of(2.5), Uint8Array.of(0), ['call']]);
    }
    expect((await taken('a,b,call\na,c,meeting\n', { layered: true })).layerNames).toEqual(['call', 'meeting']);
  });

  it('keeps one layer and the nodes of all', async () => {
    const list = await taken('source,target,layer\na,b,call\nc,d,kin\n', { layer: 'kin' });
    expect([list.ties, list.ids]).toEqual([[['c', 'd']], ['a', 'b', 'c', 'd']]);
  });

  it('reads gzip as it reads plain text, and refuses gzip that breaks off', async () => {
    const bytes = await gzip('a,b\nb,c\n');
    expect((await taken(bytes)).ties).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(await read(bytes.slice(0, -9))).toMatchObject({ refused: 'gzip' });
  });

  it.each([
    ['one-field', 'a,b\nc\n', 2],
    ['no-id', 'a,b\n,c\n', 2],
    ['no-id', 'a,b\nc,\r\n', 2],
    ['weight', 'a,b,1\na,c,NaN\n', 2],
    ['weight', 'a,b,1\na,c,-3\n', 2],
    ['weight', 'a,b,1\na,c,Infinity\n', 2],
    ['weight', 'a,b,1\na,c,0x10\n', 2],
    ['long-id', `a,b\n${'x'.repeat(10_000_000)},c\n`, 2],
    ['quotes', 'a,b\n"c"d,e\n', 2],
  ])('leaves out and counts a row for %s', async (reason, text, row) => {
    const list = await taken(text, {}, 1 << 20);
    expect(list.skipped).toEqual([{ reason, count: 1, firstRows: [row] }]);
    expect(list.ids).toEqual(['a', 'b']);
  });

  it.each([
    ['empty', ''],
    ['empty', '\ufeff'],
    ['no-ties', 'source,target\n'],
    ['no-ties', 'one\ntwo\n'],
    ['not-text', 'a\0b,c\n'],
    ['open-quote', 'a,b\n"c,d\n'],
  ])('is refused as %s', async (refused, text) => {
    expect(await read(text)).toMatchObject({ refused });
  });

  it('gives the node of an id, and -1 for an id it does not have', async () => {
    const list = await read('a,b\nb,c\n');
    if ('refused' in list) throw new Error(list.refused);
    expect([...nodesOf(list.ids, ['c', 'a', 'nobody'])]).toEqual([2, 0, -1]);
  });
});
