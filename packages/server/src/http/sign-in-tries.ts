/** How often a wrong password or key may be given; then that name, or that address, waits. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { beginTry, type Store, type TryLimit } from '@trama/store';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Of a name from one address, of a name from anywhere, of an address whatever the name. */
function limitsOf(address: string, user: string): readonly TryLimit[] {
  const name = user.toLowerCase();
  return [
    { key: `name and address ${address} ${name}`, most: 10, windowMs: MINUTE_MS },
    { key: `name ${name}`, most: 100, windowMs: HOUR_MS },
    { key: `address ${address}`, most: 1000, windowMs: HOUR_MS },
  ];
}

/** Looks by `check`, whose answer null is wrong. Refusals: too-many, sign-in-failed. */
export async function tried<T>(
  store: Store,
  who: { readonly address: string; readonly user: string },
  now: Date,
  check: () => Promise<T | null>,
): Promise<Result<T, Refusal>> {
  const begun = await beginTry(store, limitsOf(who.address, who.user), now);
  if (begun.waitMs !== null) {
    return fail(refusal('too-many', { seconds: String(Math.ceil(begun.waitMs / 1000)) }));
  }
  const found = await check();
  if (found === null) return fail(refusal('sign-in-failed'));
  await begun.wasRight();
  return ok(found);
}
