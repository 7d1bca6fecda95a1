/** The process that reads single rows of a stored table again, to show where a claim comes from. */
import type { Format, SourceCell } from '@trama/formats';
import { readRows } from '@trama/formats';
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
  const rows = await readRows({ name, bytes: bytes.value }, format, from, limit);
  for (const [i, cells] of rows.entries()) {
    await new Promise<void>((resolve, reject) => {
      const message = { row: from + i, cells } satisfies RowMessage;
      process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }
}
