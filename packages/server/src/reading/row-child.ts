/** The process that reads single rows of a stored table again, to show where a claim comes from. */
import type { Format, SourceCell } from '@trama/formats';
import { readRow } from '@trama/formats';
import { readInput } from './input-file.js';

export interface RowInput {
  readonly name: string;
  readonly path: string;
  readonly format: Format;
  readonly from: number;
  readonly limit: number;
}

export interface RowMessage {
  readonly row: number;
  readonly cells: SourceCell[];
}

process.once('message', (input) => {
  void sendRows(input as RowInput).then(
    () => process.disconnect(),
    () => process.exit(1),
  );
});

async function sendRows({ name, path, format, from, limit }: RowInput): Promise<void> {
  const bytes = await readInput(path);
  if (!bytes.ok) return;
  for (let row = from; row < from + limit; row++) {
    const cells = await readRow({ name, bytes: bytes.value }, format, row);
    if (cells === null) return;
    await new Promise<void>((resolve, reject) => {
      process.send?.({ row, cells } satisfies RowMessage, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }
}
