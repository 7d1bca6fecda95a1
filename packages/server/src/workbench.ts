import type { Refusal, Result } from '@trama/model';
import type { Store } from '@trama/store';
import type { Address } from './address.js';
import type { Operations } from './operations.js';

export interface WorkbenchOptions {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** Of HOST and PORT: sign-in links are made from it until a server tells its own. */
  readonly address: Address;
  readonly log: (line: string) => void;
}

/** A data folder that this process has open. */
export interface Workbench {
  readonly store: Store;
  readonly operations: Operations;
  close(): Promise<void>;
}

/** Opens the folder without serving it. Refusals are those of openStore. */
export function openWorkbench(_options: WorkbenchOptions): Promise<Result<Workbench, Refusal>> {
  throw new Error('not written yet');
}
