/** Wrong passwords and keys: ten a minute for one name from one address, then that name waits there. */
import { type Refusal, refusal } from '@trama/model';

const TRIES = 10;
const WINDOW_MS = 60_000;

export class SignInTries {
  readonly #wrong = new Map<string, number[]>();

  /** The refusal where this name must wait, else null. */
  waiting(address: string, user: string, now: Date): Refusal | null {
    const recent = this.#recent(keyOf(address, user), now);
    const first = recent[recent.length - TRIES];
    if (first === undefined) return null;
    const seconds = Math.max(1, Math.ceil((first + WINDOW_MS - now.getTime()) / 1000));
    return refusal('too-many', { seconds: String(seconds) });
  }

  noteWrong(address: string, user: string, now: Date): void {
    const key = keyOf(address, user);
    this.#wrong.set(key, [...this.#recent(key, now), now.getTime()].slice(-TRIES));
    for (const other of this.#wrong.keys()) if (this.#recent(other, now).length === 0) this.#wrong.delete(other);
  }

  #recent(key: string, now: Date): number[] {
    return (this.#wrong.get(key) ?? []).filter((at) => at > now.getTime() - WINDOW_MS);
  }
}

function keyOf(address: string, user: string): string {
  return `${address} ${user.toLowerCase()}`;
}
