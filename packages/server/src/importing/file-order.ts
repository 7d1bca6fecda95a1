/**
 * The order in which the files of one import are taken: a list's entries before what belongs to
 * them, people before the ties that name them, whatever order they were given in.
 */
import { basename, dirname } from 'node:path';
import type { ImportFile } from '../operations.js';
import { openInput } from '../reading/input-file.js';

const LIST_PARTS = ['sdn', 'alt', 'add'];
const HEAD_BYTES = 16_384;

/** Positions of the files: texts, which nothing refers to and in any order, then the others in theirs. */
export async function fileOrder(
  files: readonly ImportFile[],
  mapIsOfTies: boolean,
): Promise<{ texts: number[]; inOrder: number[] }> {
  const ranks = await Promise.all(files.map((file) => rank(file, mapIsOfTies)));
  const inOrder = files
    .map((_, i) => i)
    .filter((i) => ranks[i]?.stage !== TEXT)
    .sort((a, b) => {
      const [ra, rb] = [ranks[a] as Rank, ranks[b] as Rank];
      return (
        ra.stage - rb.stage || (ra.folder < rb.folder ? -1 : ra.folder > rb.folder ? 1 : ra.part - rb.part) || a - b
      );
    });
  return { texts: files.map((_, i) => i).filter((i) => ranks[i]?.stage === TEXT), inOrder };
}

const TEXT = -1;
const TEXT_NAME = /\.(?:txt|html?|pdf|docx|eml|jpe?g|png)$/;

interface Rank {
  /** -1 texts, 0 what others refer to, 1 lists, 2 ties. */
  readonly stage: number;
  readonly folder: string;
  readonly part: number;
}

async function rank(file: ImportFile, mapIsOfTies: boolean): Promise<Rank> {
  const name = basename(file.given).toLowerCase();
  const part = LIST_PARTS.indexOf(name.replace(/\.(?:csv|xml|pip)$/, ''));
  if (part >= 0) return { stage: 1, folder: dirname(file.given), part };
  const none = { folder: '', part: 0 };
  if (mapIsOfTies) return { stage: 2, ...none };
  if (TEXT_NAME.test(name)) return { stage: TEXT, ...none };
  const ties = /\.(?:csv|tsv)$/.test(name) && (await headIsOfTies(file));
  return { stage: ties ? 2 : 0, ...none };
}

async function headIsOfTies(file: ImportFile): Promise<boolean> {
  const head =
    Buffer.from(await headBytes(file))
      .toString('latin1')
      .split(/\r?\n/, 1)[0] ?? '';
  const columns = head.split(/[,;\t]/).map((cell) => cell.replace(/[^a-z]/gi, '').toLowerCase());
  return columns.includes('source') && columns.includes('target');
}

async function headBytes({ path, bytes }: ImportFile): Promise<Uint8Array> {
  if (bytes !== undefined) return bytes.subarray(0, HEAD_BYTES);
  const input = await openInput(path);
  if (!input.ok) return new Uint8Array();
  try {
    const { buffer, bytesRead } = await input.value.handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await input.value.handle.close();
  }
}
