/** The class of a person: assessed with written grounds, undone by a row of its own, never overwritten. */
import { fail, hasClass, joinMarkings, ok, parseId, refusal } from '@trama/model';
import { agencies, appendAssessment, assessmentsOf, undoAssessment } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { knownMarking } from '../importing/import-terms.js';
import { identityOf } from './subject-routes.js';

export const assessmentRoutes: RouteSpecs<'subjects.assess' | 'subjects.undoAssessment'> = {
  'subjects.assess': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, reader, body, session } = call;
      const subject = parseId('sub', call.id);
      const world = await workbench.worlds.worldOf(reader);
      const index = subject === null ? null : world.resolve(subject);
      if (index === null) return fail(refusal('not-found'));
      if (!hasClass(world.ref(index).schema)) return fail(refusal('input', { what: 'only people have a class' }));
      const known = new Set((await agencies(workbench.store)).map(({ id }) => id));
      const given = knownMarking(body.marking, known);
      const own = knownMarking(world.marking([index]), known);
      if (!given.ok) return given;
      if (!own.ok) return own;
      const mentions = world.mentionsOf(index);
      // Joined with another since it was read: what was written was not written about that one.
      if (identityOf(mentions) !== body.identity) {
        return fail(refusal('conflict', { what: 'the mentions of this subject' }));
      }
      const { subjectClass, reason } = body;
      const assessment = { mentions, subjectClass, reason, marking: joinMarkings([given.value, own.value]) };
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
