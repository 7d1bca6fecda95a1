import type { Operations } from '../operations.js';

/** The operations of the server that has this folder open, or null where none answers. */
export function connectControl(_dataDir: string): Promise<Operations | null> {
  throw new Error('not written yet');
}
