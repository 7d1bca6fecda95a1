/** The subject that an address names, for acts that mean all of its mentions. */
import { fail, type IdentityId, type MentionId, ok, parseId, type Refusal, type Result, refusal } from '@trama/model';
import type { World } from '@trama/project';
import type { ReaderContext } from '@trama/store';
import type { Workbench } from '../workbench.js';
import { identityOf } from './subject-routes.js';

export interface AskedSubject {
  readonly world: World;
  readonly index: number;
  readonly mentions: readonly MentionId[];
}

/** Refusals: not-found; conflict, where it was joined with another since it was read: what was written was not written about that one. */
export async function askedSubject(
  call: { readonly workbench: Workbench; readonly reader: ReaderContext },
  id: string,
  identity: IdentityId,
): Promise<Result<AskedSubject, Refusal>> {
  const subject = parseId('sub', id);
  const world = await call.workbench.worlds.worldOf(call.reader);
  const index = subject === null ? null : world.resolve(subject);
  if (index === null) return fail(refusal('not-found'));
  const mentions = world.mentionsOf(index);
  if (identityOf(mentions) !== identity) return fail(refusal('conflict', { what: 'the mentions of this subject' }));
  return ok({ world, index, mentions });
}
