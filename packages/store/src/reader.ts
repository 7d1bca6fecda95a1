import type { Reader, Refusal, Result, Role } from '@trama/model';
import type { Store } from './store.js';

export interface NewReader {
  readonly user: string;
  readonly agency: string;
  /** ISO 3166 alpha-3, the country of the agency where it is new. */
  readonly country: string | null;
  readonly role: Role;
}

export interface ReaderRow extends Reader {
  readonly country: string | null;
  readonly hasPassword: boolean;
}

/** Makes a reader (and the agency when new) with a one-time link and an access key, each shown once. Refusal: reader-exists. */
export async function addReader(
  _store: Store,
  _reader: NewReader,
  _now: Date,
): Promise<Result<{ linkToken: string; key: string }, Refusal>> {
  throw new Error('body to come');
}
export async function listReaders(_store: Store): Promise<ReaderRow[]> {
  throw new Error('body to come');
}
export async function findReader(_store: Store, _user: string): Promise<ReaderRow | null> {
  throw new Error('body to come');
}
/** The user of a one-time link (24 h), which is used up by this; null where it is unknown, used or expired. */
export async function redeemLink(_store: Store, _token: string, _now: Date): Promise<string | null> {
  throw new Error('body to come');
}
export async function checkKey(_store: Store, _user: string, _key: string): Promise<boolean> {
  throw new Error('body to come');
}
export async function checkPassword(_store: Store, _user: string, _password: string): Promise<boolean> {
  throw new Error('body to come');
}
export async function setPassword(_store: Store, _user: string, _password: string): Promise<void> {
  throw new Error('body to come');
}
/** Lets a reader into a case's compartment. */
export async function grantCase(
  _store: Store,
  _grant: { caseId: string; user: string; reason: string; expires: Date | null },
  _now: Date,
): Promise<void> {
  throw new Error('body to come');
}
export async function agencies(_store: Store): Promise<{ id: string; country: string | null; name: string }[]> {
  throw new Error('body to come');
}
