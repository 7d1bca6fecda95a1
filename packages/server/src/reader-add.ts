/** `trama reader add`: a reader of this folder, checked, with a one-time link. */
import { fail, isCountry, ok, parseRole, type Refusal, type Result, refusal } from '@trama/model';
import { addReader } from '@trama/store';
import { addressUrl } from './address.js';
import type { OpenFolder } from './open-folder.js';
import type { ReaderAdded, ReaderRequest } from './operations.js';

export async function addOneReader(folder: OpenFolder, request: ReaderRequest): Promise<Result<ReaderAdded, Refusal>> {
  const { user, agency, country } = request;
  const role = parseRole(request.role ?? 'analyst');
  const invalid = (option: string, expected: string, found: string) =>
    fail(refusal('option-invalid', { option, expected, found: found.slice(0, 100) }));
  if (role === null) {
    return invalid('--role', 'analyst, reviewer, supervisor, liaison, auditor or admin', request.role ?? '');
  }
  if (country !== null && !isCountry(country)) return invalid('--country', 'an ISO 3166 alpha-3 code', country);
  const added = await addReader(folder.store, { user, agency, country, role }, folder.now());
  if (!added.ok) return added;
  const { linkToken, key } = added.value;
  return ok({ user, agency, role, link: signInLink(folder, linkToken), key });
}

export function signInLink({ address }: Pick<OpenFolder, 'address'>, linkToken: string): string {
  return `${addressUrl(address())}/sign-in/${linkToken}`;
}
