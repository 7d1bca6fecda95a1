/** The names that acts have in the audit: those of the routes, and of what is no row of the contract. */
import { ROUTES, type RouteName } from './routes.js';

const OTHER_ACTIONS = [
  'report.import',
  'report.quarantine',
  'reports.original',
  'reports.image',
  'live.open',
  'account.link',
  'export.ftm',
  'reader.add',
  'agency.mask',
  'agency.unmask',
  'audit.checkpoint',
  'audit.export',
  'folder.backup',
  'records.purge',
] as const;
export type AuditAction = RouteName | (typeof OTHER_ACTIONS)[number];

export const AUDIT_ACTIONS: readonly AuditAction[] = [...(Object.keys(ROUTES) as RouteName[]), ...OTHER_ACTIONS];

const OTHER_ADDRESSES: Readonly<Record<string, AuditAction>> = {
  'POST /api/reports': 'report.import',
  'GET /api/reports/:id/original': 'reports.original',
  'GET /api/reports/:id/image': 'reports.image',
  'GET /api/live': 'live.open',
};
const BY_ADDRESS: ReadonlyMap<string, AuditAction> = new Map([
  ...(Object.keys(ROUTES) as RouteName[]).map((name) => [`${ROUTES[name].method} ${ROUTES[name].path}`, name] as const),
  ...Object.entries(OTHER_ADDRESSES),
]);

/** The act that an entry names; an entry of the guard before the addresses names `GET /api/search`. */
export function actOf(action: string): string {
  return BY_ADDRESS.get(action) ?? action;
}
