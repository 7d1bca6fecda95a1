/** Batches on their way from the process that reads to the transaction that writes, in order. */
import type { DraftBatch } from '@trama/model';

interface Waiting {
  readonly batch: DraftBatch;
  readonly taken: () => void;
}

export class DraftQueue implements AsyncIterable<DraftBatch> {
  readonly #waiting: Waiting[] = [];
  #ended = false;
  #closed = false;
  #error: unknown = null;
  #wake: (() => void) | null = null;

  /** Resolves when the batch has been taken, or will never be. */
  push(batch: DraftBatch): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ batch, taken: resolve });
      this.#wake?.();
    });
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** The one who takes the batches gets this error after them: the transaction rolls back. */
  fail(error: unknown): void {
    this.#error = error;
    this.end();
  }

  /** Nobody takes batches any more: what comes is dropped, so that whoever reads may come to an end. */
  close(): void {
    this.#closed = true;
    for (const { taken } of this.#waiting.splice(0)) taken();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<DraftBatch> {
    while (true) {
      if (this.#error !== null) throw this.#error;
      const next = this.#waiting.shift();
      if (next !== undefined) {
        next.taken();
        yield next.batch;
      } else if (this.#ended) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      }
    }
  }
}
