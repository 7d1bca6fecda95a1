/** For tests of other packages: a store on a fresh database of one PostgreSQL that the test file shares. */
import { afterAll } from 'vitest';
import type { Store } from './store.js';
import { startTestCluster, type TestCluster, type TestStore } from './test-database.js';

export { scanDisk } from './disk-scan.fixture.js';
export type { TestStore } from './test-database.js';

let shared: Promise<TestCluster> | null = null;

/** A fresh, empty store with the means to look behind its policies. `native` names the folder of PostgreSQL's programs. */
export async function openTestDatabase(native?: string): Promise<TestStore> {
  shared ??= startTestCluster(native);
  return (await shared).open();
}

/** A fresh, empty store; it is closed, and the database removed, when the test file ends. */
export async function openTestStore(): Promise<Store> {
  return (await openTestDatabase()).store;
}

afterAll(async () => {
  await (await shared)?.stop();
});
