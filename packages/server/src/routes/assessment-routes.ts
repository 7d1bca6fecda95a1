/** The class of a person: assessed with written grounds, undone by a row of its own, never overwritten. */
import {
  fail,
  hasClass,
  joinMarkings,
  needsGrounds,
  noGroundWords,
  ok,
  parseId,
  type Refusal,
  type Result,
  refusal,
} from '@trama/model';
import { agencies, appendAssessment, assessmentsOf, type Grounds, undoAssessment } from '@trama/store';
import type { Call, RouteSpecs } from '../http/call.js';
import { knownMarking } from '../importing/import-terms.js';
import { askedSubject } from './asked-subject.js';

export const assessmentRoutes: RouteSpecs<'subjects.assess' | 'subjects.undoAssessment'> = {
  'subjects.assess': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, body, session } = call;
      const asked = await askedSubject(call, call.id, body.identity);
      if (!asked.ok) return asked;
      const { world, index, mentions } = asked.value;
      if (!hasClass(world.ref(index).schema)) return fail(refusal('input', { what: 'only people have a class' }));
      const grounds = groundsOf(body);
      if (!grounds.ok) return grounds;
      const known = new Set((await agencies(workbench.store)).map(({ id }) => id));
      const given = knownMarking(body.marking, known);
      const own = knownMarking(world.marking([index]), known);
      if (!given.ok) return given;
      if (!own.ok) return own;
      const { subjectClass, reason } = body;
      const marking = joinMarkings([given.value, own.value]);
      const assessment = { mentions, subjectClass, reason, marking, ...grounds.value };
      return call.write(call.id, async (tx) => {
        const id = await appendAssessment(tx, assessment, session.user);
        if (id === null) return fail(refusal('not-found'));
        const seen = (await assessmentsOf(tx, mentions)).some((row) => row.id === id);
        const expected = 'a marking that you may read yourself';
        return seen
          ? ok({ id })
          : fail(refusal('option-invalid', { option: 'marking', expected, found: body.marking }));
      });
    },
  },
  'subjects.undoAssessment': {
    audit: 'write',
    handle: async (call) => {
      const undone = parseId('asm', call.id);
      if (undone === null) return fail(refusal('not-found'));
      return call.write(undone, async (tx) => {
        const id = await undoAssessment(tx, { id: undone, reason: call.body.reason }, call.session.user);
        return id === null ? fail(refusal('not-found')) : ok({ id });
      });
    },
  },
};

/** The grounds where the class asks for them. Words of what is no ground need a word of why it is not for that. */
function groundsOf({
  subjectClass,
  reason,
  grounds,
}: Call<'subjects.assess'>['body']): Result<{ grounds?: Grounds }, Refusal> {
  if (!needsGrounds(subjectClass)) return ok({});
  if (!grounds || grounds.claims.length === 0 || grounds.offence === '') return fail(refusal('grounds-missing'));
  const found = noGroundWords(`${grounds.offence} ${reason}`);
  if (found.length > 0 && !grounds.notBecause) {
    return fail(refusal('grounds-protected', { found: found.join(', ') }));
  }
  const { offence, claims, notBecause } = grounds;
  return ok({ grounds: { offence, restsOn: claims, notBecause: notBecause || null } });
}
