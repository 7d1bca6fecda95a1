import { type IdTable, idCount } from './id-table.js';
import type { Column, Network } from './network.js';
import { aligned, arraysOf, networkOfArrays } from './network-arrays.js';
import { faultOf } from './network-faults.js';
import { xxh32 } from './xxh32.js';

/** A network and the ids of its nodes. */
export interface Snapshot {
  readonly network: Network;
  readonly ids: IdTable;
}

/** Why bytes are no snapshot that can be opened. */
export interface SnapshotRefusal {
  readonly refused: 'no-snapshot' | 'version' | 'length' | 'damaged' | 'contents';
  readonly expected: string;
  readonly found: string;
}

const MAGIC = 'TRAMANET';
const VERSION = 1;
const AT = { version: 8, checksum: 12, checked: 16, length: 16, directory: 24, head: 32 } as const;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true });

type ColumnType = (new (buffer: ArrayBufferLike, at: number, length: number) => Column) & { BYTES_PER_ELEMENT: number };

const TYPES: Readonly<Record<string, ColumnType>> = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

/** What the directory says, as JSON: where each array stands, and the figures of the network. */
interface Directory {
  readonly directed: boolean;
  readonly nodeCount: number;
  readonly tieCount: number;
  readonly arrays: readonly {
    readonly name: string;
    readonly type: string;
    readonly at: number;
    readonly length: number;
  }[];
}

/**
 * A network and its ids as bytes for a file: 32 bytes of head (magic, version, checksum, lengths), the directory, the arrays as
 * they lie in memory. The format is in `docs/methods/snapshot.md`. Throws a RangeError where there is not one id a node.
 */
export function writeSnapshot(network: Network, ids: IdTable): Uint8Array {
  const { directed, nodeCount, tieCount } = network;
  if (idCount(ids) !== nodeCount) throw new RangeError(`Expected ${nodeCount} ids, one a node; found ${idCount(ids)}.`);
  const arrays: [string, Column][] = [...arraysOf(network), ['ids/offsets', ids.offsets], ['ids/bytes', ids.bytes]];
  // Places are counted from the end of the directory, so that its own length changes none.
  let size = 0;
  const placed = arrays.map(([name, array]) => {
    const at = size;
    size += aligned(array.byteLength);
    return { name, type: array.constructor.name, at, length: array.length };
  });
  const directory = ENCODER.encode(
    JSON.stringify({ directed, nodeCount, tieCount, arrays: placed } satisfies Directory),
  );
  const start = AT.head + aligned(directory.length);
  const bytes = new Uint8Array(start + size);
  const head = new DataView(bytes.buffer);
  bytes.set(ENCODER.encode(MAGIC));
  head.setUint32(AT.version, VERSION, true);
  head.setFloat64(AT.length, bytes.length, true);
  head.setUint32(AT.directory, directory.length, true);
  bytes.set(directory, AT.head);
  for (const [i, [, array]] of arrays.entries()) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + placed[i]!.at);
  }
  head.setUint32(AT.checksum, xxh32(bytes.subarray(AT.checked)), true);
  return bytes;
}

/**
 * Opens a snapshot: the arrays are views of `bytes`, which must not be changed after. Every byte is checked first. Where `bytes` do not
 * start at a multiple of 8 of their buffer they are copied once.
 */
export function openSnapshot(bytes: Uint8Array): Snapshot | SnapshotRefusal {
  if (bytes.byteOffset % 8 !== 0) return openSnapshot(bytes.slice());
  const refusal = headRefusal(bytes);
  if (refusal !== undefined) return refusal;
  try {
    return readContents(bytes);
  } catch (error) {
    // The checksum is right: such bytes were made so, by hand or by another program.
    const found = error instanceof Error ? error.message : String(error);
    return { refused: 'contents', expected: 'the arrays of one network', found };
  }
}

function headRefusal(bytes: Uint8Array): SnapshotRefusal | undefined {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC)
    return { refused: 'no-snapshot', expected: `a network snapshot (${MAGIC})`, found: 'other bytes' };
  if (bytes.length < AT.head) {
    return { refused: 'length', expected: `${AT.head} bytes or more`, found: `${bytes.length}` };
  }
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const version = head.getUint32(AT.version, true);
  if (version !== VERSION) return { refused: 'version', expected: `version ${VERSION}`, found: `${version}` };
  const length = head.getFloat64(AT.length, true);
  if (length !== bytes.length) return { refused: 'length', expected: `${length} bytes`, found: `${bytes.length}` };
  const said = head.getUint32(AT.checksum, true);
  const checksum = xxh32(bytes.subarray(AT.checked));
  if (checksum === said) return undefined;
  return { refused: 'damaged', expected: `the checksum ${said.toString(16)}`, found: checksum.toString(16) };
}

/** Throws where the contents are not those of a network. */
function readContents(bytes: Uint8Array): Snapshot {
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const directoryLength = head.getUint32(AT.directory, true);
  const start = AT.head + aligned(directoryLength);
  if (start > bytes.length) throw new RangeError('a directory that ends after the file');
  const directory: Directory = JSON.parse(DECODER.decode(bytes.slice(AT.head, AT.head + directoryLength)));
  const arrays = new Map<string, Column>();
  for (const { name, type, at, length } of directory.arrays) {
    const Type = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (Type === undefined) throw new RangeError(`an array of the type ${type}`);
    const isWithin = at >= 0 && length >= 0 && start + at + length * Type.BYTES_PER_ELEMENT <= bytes.length;
    if (!(at % 8 === 0 && Number.isInteger(length) && isWithin)) throw new RangeError(`${name} outside the file`);
    arrays.set(name, new Type(bytes.buffer, bytes.byteOffset + start + at, length));
  }
  const offsets = arrays.get('ids/offsets');
  const text = arrays.get('ids/bytes');
  if (!(offsets instanceof Uint32Array && text instanceof Uint8Array)) throw new RangeError('no ids');
  const opened = { network: networkOfArrays(directory, arrays), ids: { offsets, bytes: text } };
  const fault = faultOf(opened);
  if (fault !== undefined) throw new RangeError(fault);
  return opened;
}
