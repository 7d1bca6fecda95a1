import { type EdgeList, type EdgeListOptions, EdgeListReader, type EdgeListRefusal } from './edge-list.js';

/**
 * Reads an edge list from the pieces of a file, plain or gzip (RFC 1952, told by its first two bytes).
 * Gives the list, or why the file is refused. Stops where the pieces' own stream fails, with its error.
 */
export async function readEdgeList(
  chunks: AsyncIterable<Uint8Array>,
  options: EdgeListOptions = {},
): Promise<EdgeList | EdgeListRefusal> {
  const reader = new EdgeListReader(options);
  const pieces = chunks[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return reader.finish();
  const whole = withFirst(first.value, pieces);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) {
    for await (const chunk of whole) if (!reader.push(chunk)) break;
    return reader.finish();
  }
  try {
    const inflated = streamOf(whole).pipeThrough(new DecompressionStream('gzip'));
    const output = inflated.getReader();
    for (let part = await output.read(); !part.done; part = await output.read()) {
      if (reader.push(part.value)) continue;
      await output.cancel();
      break;
    }
  } catch (error) {
    if (error instanceof SourceFailed) throw error.cause;
    return { refused: 'gzip', row: 0, skipped: [] };
  }
  return reader.finish();
}

class SourceFailed extends Error {}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let piece = await rest.next(); !piece.done; piece = await rest.next()) yield piece.value;
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<BufferSource> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value as BufferSource);
      } catch (cause) {
        controller.error(new SourceFailed('The file could not be read.', { cause }));
      }
    },
  });
}
