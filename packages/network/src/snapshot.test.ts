import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryColumns } from './arbitrary-columns.js';
import { buildNetwork } from './build-network.js';
import type { IdTable } from './id-table.js';
import type { Network } from './network.js';
import { shareNetwork } from './share.js';
import { openSnapshot, type Snapshot, writeSnapshot } from './snapshot.js';
import { xxh32 } from './xxh32.js';

function idsOf({ nodeCount }: Network): IdTable {
  const texts = Array.from({ length: nodeCount }, (_, v) => `ñ-${v}`);
  const bytes = new TextEncoder().encode(texts.join(''));
  const offsets = new Uint32Array(nodeCount + 1);
  for (const [v, text] of texts.entries()) offsets[v + 1] = offsets[v]! + new TextEncoder().encode(text).length;
  return { bytes, offsets };
}

const { network: SMALL } = buildNetwork(
  4,
  {
    source: Int32Array.of(0, 1, 2),
    target: Int32Array.of(1, 2, 3),
    weight: Float64Array.of(1, 2, 0.5),
    columns: { grade: Int16Array.of(-1, 0, 1) },
  },
  { nodeColumns: { age: Uint8Array.of(30, 40, 50, 60) } },
);
const WRITTEN = writeSnapshot(SMALL, idsOf(SMALL));

function opened(bytes: Uint8Array): Snapshot {
  const answer = openSnapshot(bytes);
  if ('refused' in answer) throw new Error(`${answer.refused}: ${answer.found}`);
  return answer;
}

/** The bytes with another directory and a checksum that is right. */
function forged(change: (text: string) => string): Uint8Array {
  const bytes = WRITTEN.slice();
  const head = new DataView(bytes.buffer);
  const length = head.getUint32(24, true);
  const text = new TextDecoder().decode(bytes.subarray(32, 32 + length));
  const other = new TextEncoder().encode(change(text).padEnd(length));
  if (other.length !== length) throw new Error('a forged directory of another length');
  bytes.set(other, 32);
  head.setUint32(12, xxh32(bytes.subarray(16)), true);
  return bytes;
}

describe('a snapshot', () => {
  it('gives back the network and its ids, as views of its bytes', () => {
    fc.assert(
      fc.property(arbitraryColumns(), (network) => {
        const bytes = writeSnapshot(network, idsOf(network));
        const { network: again, ids } = opened(bytes);
        expect(again).toEqual(network);
        expect(ids).toEqual(idsOf(network));
        expect(again.neighbours.buffer).toBe(bytes.buffer);
        expect(ids.bytes.buffer).toBe(bytes.buffer);
      }),
    );
  });

  it('is opened wherever its bytes lie in their buffer', () => {
    for (const shift of [0, 8, 3]) {
      const bytes = new Uint8Array(WRITTEN.length + shift).subarray(shift);
      bytes.set(WRITTEN);
      expect(opened(bytes).network).toEqual(SMALL);
    }
  });

  it('with any one byte changed in any way is refused', () => {
    for (let i = 0; i < WRITTEN.length; i++) {
      const bytes = WRITTEN.slice();
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        bytes[i] = WRITTEN[i]! ^ bit;
        expect(openSnapshot(bytes), `byte ${i}`).toHaveProperty('refused');
      }
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(WRITTEN.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const bytes = WRITTEN.slice();
        for (const [at, value] of changes) bytes[at] = value;
        fc.pre(bytes.some((byte, i) => byte !== WRITTEN[i]));
        expect(openSnapshot(bytes)).toHaveProperty('refused');
      }),
    );
  });

  it('cut short or grown anywhere is refused, as are other files', () => {
    for (let length = 0; length < WRITTEN.length; length++) {
      expect(openSnapshot(WRITTEN.slice(0, length))).toHaveProperty('refused');
    }
    const grown = new Uint8Array(WRITTEN.length + 8);
    grown.set(WRITTEN);
    expect(openSnapshot(grown)).toMatchObject({ refused: 'length', found: `${WRITTEN.length + 8}` });
    expect(openSnapshot(new TextEncoder().encode('source,target\na,b\n'))).toEqual({
      refused: 'no-snapshot',
      expected: 'a network snapshot (TRAMANET)',
      found: 'other bytes',
    });
  });

  it('of another version, damaged, or made up is refused in words that say so', () => {
    const newer = WRITTEN.slice();
    newer[8] = 2;
    expect(openSnapshot(newer)).toEqual({ refused: 'version', expected: 'version 1', found: '2' });
    const damaged = WRITTEN.slice();
    damaged[WRITTEN.length - 1]! ^= 1;
    expect(openSnapshot(damaged)).toMatchObject({
      refused: 'damaged',
      expected: expect.stringMatching(/^the checksum [0-9a-f]+$/),
    });
    for (const [from, to, found] of [
      ['"nodeCount":4', '"nodeCount":5', '4 age for 5 nodes'],
      ['"tieCount":3', '"tieCount":4', '4 ties where 3 stand'],
      ['"directed":false', '"directed":   1', 'no word on whether ties are directed'],
      ['Float64Array', 'Float99Array', 'the type Float99Array'],
      ['"name":"neighbours"', '"name":"neighbourz"', 'offsets and neighbours'],
      ['"at":0', '"at":8', 'rows that are not those'],
      ['"at":0', '"at":4', 'offsets outside the file'],
      ['"length":6', '"length":7', '3 ties where 3.5 stand'],
      ['{', '[', 'JSON'],
    ] as const) {
      const answer = openSnapshot(forged((text) => text.replace(from, to)));
      expect(answer, from).toMatchObject({ refused: 'contents' });
      expect((answer as { found: string }).found).toContain(found);
    }
  });

  it('needs one id a node', () => {
    expect(() => writeSnapshot(SMALL, { bytes: new Uint8Array(0), offsets: new Uint32Array(3) })).toThrow('4 ids');
  });

  it('is checked by XXH32 as its specification has it', () => {
    const hash = (text: string) => xxh32(new TextEncoder().encode(text));
    expect(hash('')).toBe(0x02cc5d05);
    expect(hash('a')).toBe(0x550d7456);
    expect(hash('abc')).toBe(0x32d153ff);
    expect(hash('Nobody inspects the spammish repetition')).toBe(0xe2293b2f);
  });
});

describe('a shared network', () => {
  it('equals the other, and lies in one shared buffer', () => {
    fc.assert(
      fc.property(arbitraryColumns(), (network) => {
        const shared = shareNetwork(network);
        expect(shared).toEqual(network);
        expect(shared.offsets.buffer).toBeInstanceOf(SharedArrayBuffer);
        expect(shared.nodeColumns?.age?.buffer).toBe(shared.offsets.buffer);
      }),
      { numRuns: 30 },
    );
  });
});
