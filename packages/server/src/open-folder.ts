/** What operations on an open folder work with. */
import type { Worlds } from '@trama/project';
import type { Checkpoints, Store } from '@trama/store';
import type { Address } from './address.js';
import type { Seals } from './sealing/seal.js';

export interface OpenFolder {
  readonly store: Store;
  readonly checkpoints: Checkpoints;
  readonly worlds: Worlds;
  readonly seals: Seals;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Where links lead: the server's own address once it serves. */
  readonly address: () => Address;
}
