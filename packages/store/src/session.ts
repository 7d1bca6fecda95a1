import type { Role, SessionId } from '@trama/model';
import type { Store } from './store.js';

export interface Session {
  readonly sessionId: SessionId;
  readonly user: string;
  readonly agency: string;
  readonly role: Role;
  readonly country: string | null;
  readonly csrf: string;
  readonly locked: boolean;
}

/** Opens a session: an opaque token of which only the SHA-256 is kept; 12 h idle, 24 h in all. */
export async function openSession(_store: Store, _user: string, _now: Date): Promise<{ token: string; csrf: string }> {
  throw new Error('body to come');
}
/** The live session of this token, whose idle time starts anew; null where there is none. */
export async function findSession(_store: Store, _token: string, _now: Date): Promise<Session | null> {
  throw new Error('body to come');
}
export async function lockSession(_store: Store, _token: string): Promise<void> {
  throw new Error('body to come');
}
export async function unlockSession(_store: Store, _token: string): Promise<void> {
  throw new Error('body to come');
}
export async function endSession(_store: Store, _token: string): Promise<void> {
  throw new Error('body to come');
}
export async function endSessions(_store: Store, _user: string): Promise<void> {
  throw new Error('body to come');
}
