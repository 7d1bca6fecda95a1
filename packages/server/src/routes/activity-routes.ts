/** What was done on the records that this reader may see. */
import { hasRight, type MentionId, ok } from '@trama/model';
import type { World } from '@trama/project';
import { listActivity } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

/** Both sides, also where they are one subject now. */
function subjectsOf(world: World, mentions: readonly MentionId[]) {
  return mentions.flatMap((mention) => {
    const id = world.subjectOf(mention);
    const index = id === null ? null : world.resolve(id);
    return index === null ? [] : [world.ref(index)];
  });
}

export const activityRoutes: RouteSpecs<'activity.list'> = {
  'activity.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ workbench, reader, read, query, session }) => {
      const { limit, before } = query;
      const page = await read((tx) => listActivity(tx, { limit, ...(before === undefined ? {} : { before }) }));
      // Reading the activity grants no reading of the records.
      const names = hasRight(session, 'content.read');
      const world = names ? await workbench.worlds.worldOf(reader) : null;
      return ok({
        items: page.items.map(({ at, by, role, agency, kind, what, report, label, mentions, marking }) => ({
          at: at.toISOString(),
          by: by ?? role ?? '',
          agency,
          kind,
          what,
          report: names ? report : null,
          label: names ? label : null,
          subjects: world === null || mentions === null ? [] : subjectsOf(world, mentions),
          marking: names ? marking : null,
        })),
        next: page.next,
      });
    },
  },
};
