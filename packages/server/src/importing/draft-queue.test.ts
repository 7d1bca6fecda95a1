import { type DraftBatch, DraftBatchBuilder } from '@trama/model';
import { expect, test } from 'vitest';
import { DraftQueue } from './draft-queue.js';

function batch(name: string): DraftBatch {
  const batches: DraftBatch[] = [];
  const builder = new DraftBatchBuilder((made) => batches.push(made));
  builder.mention({ local: name, schema: 'Person', key: null, spans: [] });
  builder.flush();
  return batches[0] as DraftBatch;
}

test('a batch counts as taken when it is asked for, not before', async () => {
  const queue = new DraftQueue();
  const taken: string[] = [];
  for (const name of ['one', 'two']) void queue.push(batch(name)).then(() => taken.push(name));
  const batches = queue[Symbol.asyncIterator]();
  await batches.next();
  expect(taken).toEqual(['one']);
  await batches.next();
  expect(taken).toEqual(['one', 'two']);
});

test('once nobody takes batches any more, whoever reads need not wait', async () => {
  const queue = new DraftQueue();
  const waiting = queue.push(batch('one'));
  queue.close();
  await waiting;
  await queue.push(batch('two'));
  queue.end();
  for await (const _ of queue) expect.unreachable();
});
