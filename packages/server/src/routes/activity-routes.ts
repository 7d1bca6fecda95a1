/** What was done on the records that this reader may see. */
import { hasRight, ok } from '@trama/model';
import { listActivity } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

export const activityRoutes: RouteSpecs<'activity.list'> = {
  'activity.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ read, query, session }) => {
      const { limit, before } = query;
      const page = await read((tx) => listActivity(tx, { limit, ...(before === undefined ? {} : { before }) }));
      // Reading the activity grants no reading of the records.
      const names = hasRight(session.role, 'content.read');
      return ok({
        items: page.items.map(({ at, by, role, agency, kind, what, report, label }) => ({
          at: at.toISOString(),
          by: by ?? role ?? '',
          agency,
          kind,
          what,
          report: names ? report : null,
          label: names ? label : null,
        })),
        next: page.next,
      });
    },
  },
};
