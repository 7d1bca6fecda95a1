/** What was set aside because it bears a classified banner: told to the supervisors of the agency that brought it. */
import { ok } from '@trama/model';
import { listQuarantined } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

const SHOWN = 50;

export const quarantineRoutes: RouteSpecs<'reports.quarantined'> = {
  'reports.quarantined': {
    audit: 'read',
    object: () => null,
    handle: async ({ read }) => {
      const { items, notShown } = await read((tx) => listQuarantined(tx, SHOWN));
      return ok({
        items: items.map(({ at, user, osUser, isFile }) => ({
          at: at.toISOString(),
          by: user ?? osUser ?? '',
          how: !isFile ? ('typed' as const) : user === null ? ('command' as const) : ('file' as const),
        })),
        notShown,
      });
    },
  },
};
