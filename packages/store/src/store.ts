import type { Refusal, Result } from '@trama/model';
import type { Secrets } from './secrets.js';
import type { ReaderContext, Tx } from './transaction.js';

export interface StoreOptions {
  readonly dataDir: string;
  /** Connection string of the app's role, or null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Connection string of the owner, who migrates. */
  readonly databaseOwnerUrl: string | null;
  /** Gets one line a warning or event, without content. */
  readonly log: (line: string) => void;
}

export interface StoreInfo {
  /** PostgreSQL's own version text. */
  readonly version: string;
  readonly embedded: boolean;
  /** True where the app's role owns the tables (one DATABASE_URL alone). */
  readonly ownerIsApp: boolean;
  readonly dataDir: string;
  readonly demonstration: boolean;
}

export interface Store {
  /** One read-only repeatable-read transaction as this reader. */
  read<T>(reader: ReaderContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction as this reader: commits when `work` ends, rolls back when it throws. */
  write<T>(reader: ReaderContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly secrets: Secrets;
  readonly info: StoreInfo;
  /** Marks the folder as a demonstration for good. */
  markDemonstration(): Promise<void>;
  /** Calls back after any commit that appended to the ledger, here or in another process. Returns the way to stop. */
  listen(onEntry: () => void): () => void;
  /** Ends the connections and, where it is ours, the database: within 5 s, leaving no process. */
  close(): Promise<void>;
}

/**
 * Starts or connects the database, migrates it, checks the app's role.
 * Refusals: folder-in-use, folder-unusable, folder-newer, database-role, database-down, no-space.
 */
export function openStore(_options: StoreOptions): Promise<Result<Store, Refusal>> {
  throw new Error('openStore: body to come');
}
