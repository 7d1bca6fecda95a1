/** Batches on their way from the process that reads to the transaction that writes, in order. */
import type { DraftBatch } from '@trama/model';

export class DraftQueue implements AsyncIterable<DraftBatch> {
  readonly #batches: DraftBatch[] = [];
  #ended = false;
  #error: unknown = null;
  #wake: (() => void) | null = null;

  push(batch: DraftBatch): void {
    this.#batches.push(batch);
    this.#wake?.();
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

  async *[Symbol.asyncIterator](): AsyncIterator<DraftBatch> {
    while (true) {
      if (this.#error !== null) throw this.#error;
      const batch = this.#batches.shift();
      if (batch !== undefined) yield batch;
      else if (this.#ended) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      }
    }
  }
}
