/** A transaction as one reader: what every question to the ledger takes. */
import type pg from 'pg';
import type { Secrets } from './secrets.js';

/**
 * Who the transaction runs as. `user` null is the command line acting for an agency (no compartments,
 * no country); both null is anybody, who sees TLP:CLEAR without REL TO and CASE.
 */
export interface ReaderContext {
  readonly user: string | null;
  readonly agency: string | null;
}

export interface Tx {
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<R>>;
  readonly reader: ReaderContext;
  /** For COPY, which needs the connection itself. */
  readonly client: pg.ClientBase;
  readonly secrets: Secrets;
  /** Work that takes the ledger's lock, done in order just before the commit. */
  readonly atEnd: (() => Promise<void>)[];
}
