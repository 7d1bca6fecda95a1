import type { Refusal, Result } from '@trama/model';
import type { Store, StoreOptions } from './store.js';

/** Writes everything to one encrypted file. Refusals: file-unreadable, no-space. */
export async function backup(
  _store: Store,
  _file: string,
  _passphrase: string,
): Promise<Result<{ bytes: number }, Refusal>> {
  throw new Error('body to come');
}
/** Fills an empty data folder from a backup. Refusals: backup-invalid, restore-not-empty, folder-newer and those of openStore. */
export async function restore(
  _options: StoreOptions,
  _file: string,
  _passphrase: string,
): Promise<Result<void, Refusal>> {
  throw new Error('body to come');
}
