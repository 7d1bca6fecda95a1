/** `trama reader link`: an account of an OpenID provider is one reader of this folder. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { appendAudit, findReader, linkSignIn } from '@trama/store';
import type { OpenFolder } from './open-folder.js';
import type { ReaderLink } from './operations.js';

export async function linkReader(
  { store, now }: OpenFolder,
  link: ReaderLink,
  osUser: string | null,
): Promise<Result<ReaderLink, Refusal>> {
  const { user, issuer, subject } = link;
  const invalid = (option: string, expected: string, found: string) =>
    fail(refusal('option-invalid', { option, expected, found: found.slice(0, 200) }));
  if (!URL.canParse(issuer)) return invalid('--issuer', 'the address of a provider', issuer);
  if (subject.trim() === '') return invalid('--subject', 'the name of an account there', 'none');
  if ((await findReader(store, user)) === null) return fail(refusal('reader-unknown', { found: user.slice(0, 100) }));
  const linked = await store.write({ user: null, agency: null }, async (tx) => {
    const isNew = await linkSignIn(tx, { issuer, subject, user, by: 'command' }, now());
    if (isNew) await appendAudit(tx, { action: 'account.link', outcome: 'done', object: user, purpose: null, osUser });
    return isNew;
  });
  return linked ? ok(link) : invalid('--subject', 'an account and a reader that are linked with no other', subject);
}
