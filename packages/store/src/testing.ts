/** For tests of other packages: a store on a fresh database of one shared embedded PostgreSQL. */
import type { Store } from './store.js';

/** A fresh store; all are closed and their files removed when the test file ends. */
export function openTestStore(): Promise<Store> {
  throw new Error('body to come');
}
