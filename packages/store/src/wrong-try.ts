/** Wrong passwords and keys, counted for each name and address, also across a restart. */
import { createHash } from 'node:crypto';
import { insideStore, type Store } from './store.js';

/** At most `most` wrong tries under this key within the window. */
export interface TryLimit {
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
}

const LONGEST_WINDOW_MS = 3_600_000;

/**
 * Counts this try as wrong before it is looked at, so that tries side by side are counted too. Gives how
 * long to wait where one limit is reached (then it is not counted); else the way to take it back once it was right.
 */
export async function beginTry(
  store: Store,
  limits: readonly TryLimit[],
  now: Date,
): Promise<{ readonly waitMs: number } | { readonly waitMs: null; readonly wasRight: () => Promise<void> }> {
  const { pool } = insideStore(store);
  await pool.query('delete from trama.wrong_try where at < $1', [new Date(now.getTime() - LONGEST_WINDOW_MS)]);
  const keys = limits.map(({ key }) => createHash('sha256').update(key).digest());
  const { rows } = await pool.query<{ no: string }>(
    'insert into trama.wrong_try (key, at) select key, $2 from unnest($1::bytea[]) key returning no',
    [keys, now],
  );
  const takeBack = async (): Promise<void> => {
    await pool.query('delete from trama.wrong_try where no = any ($1::bigint[])', [rows.map(({ no }) => no)]);
  };
  let waitMs = 0;
  for (const [i, { most, windowMs }] of limits.entries()) {
    // The try that must leave the window before one more fits in beside this one.
    const found = await pool.query<{ at: Date }>(
      'select at from trama.wrong_try where key = $1 and at > $2 order by at desc, no desc offset $3 limit 1',
      [keys[i], new Date(now.getTime() - windowMs), most],
    );
    const first = found.rows[0];
    if (first) waitMs = Math.max(waitMs, first.at.getTime() + windowMs - now.getTime(), 1);
  }
  if (waitMs === 0) return { waitMs: null, wasRight: takeBack };
  await takeBack();
  return { waitMs };
}
