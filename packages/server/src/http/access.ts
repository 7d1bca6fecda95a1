/**
 * What each address asks of the one who calls it: a right of the model, a sign-in alone, the key of
 * the command line, or nothing. An address that is not in this table cannot be registered: the
 * start fails, so that nothing is ever open because somebody forgot it.
 */
import { ROUTES, type RouteName } from '@trama/contract';
import type { Right } from '@trama/model';

/** `signed-in` is for one's own session, which needs no right; `locked` the same with the screen locked. */
export type Access = 'open' | 'signed-in' | 'locked' | 'control' | Right;

const CONTRACT_ACCESS: Readonly<Record<RouteName, Access>> = {
  'session.read': 'locked',
  'session.open': 'open',
  'session.close': 'locked',
  'session.ways': 'open',
  'session.askPasskey': 'open',
  'session.openByPasskey': 'open',
  'session.lock': 'locked',
  'session.prove': 'locked',
  'session.password': 'signed-in',
  'account.read': 'signed-in',
  'account.askPasskey': 'signed-in',
  'account.addPasskey': 'signed-in',
  'account.removePasskey': 'signed-in',
  'account.unlink': 'signed-in',
  'account.endSession': 'signed-in',
  'account.endOthers': 'signed-in',
  'world.counts': 'content.read',
  'reports.list': 'content.read',
  'reports.contact': 'report.import',
  'reports.quarantined': 'quarantine.read',
  'reports.read': 'content.read',
  'reports.rows': 'content.read',
  'reports.tryReMark': 'marking.decide',
  'reports.reMark': 'marking.decide',
  'reports.markings': 'content.read',
  'reports.jobs': 'report.import',
  'reports.cancel': 'report.import',
  'review.read': 'content.read',
  'review.decide': 'claim.decide',
  'review.undo': 'claim.decide',
  'review.acceptAll': 'claim.decide',
  'review.claim': 'claim.decide',
  'identities.judge': 'judgement.make',
  'identities.withdraw': 'judgement.make',
  'subjects.read': 'content.read',
  'subjects.refs': 'content.read',
  'subjects.assess': 'class.assess',
  'subjects.undoAssessment': 'class.assess',
  'subjects.waiting': 'class.approve',
  'subjects.decideAssessment': 'class.approve',
  'subjects.mark': 'class.assess',
  'subjects.undoMark': 'retention.manage',
  'subjects.validate': 'retention.manage',
  'contests.list': 'retention.manage',
  'contests.request': 'class.assess',
  'contests.decide': 'retention.manage',
  'retention.due': 'retention.manage',
  'retention.validate': 'retention.manage',
  'retention.term': 'retention.manage',
  'retention.holds': 'retention.manage',
  'retention.hold': 'retention.manage',
  'retention.lift': 'retention.manage',
  'subjects.unmask': 'identity.unmask',
  'claims.evidence': 'content.read',
  search: 'content.read',
  'network.neighbours': 'content.read',
  'network.tie': 'content.read',
  'incidents.list': 'content.read',
  'cases.list': 'case.manage',
  'cases.read': 'case.manage',
  'cases.colleagues': 'case.manage',
  'cases.letIn': 'case.manage',
  'cases.revoke': 'case.manage',
  'purges.list': 'records.purge',
  'purges.make': 'records.purge',
  'purges.confirm': 'records.purge',
  'activity.list': 'activity.read',
  'audit.list': 'audit.read',
  'audit.holds': 'audit.read',
  'audit.verify': 'audit.read',
  'audit.csv': 'audit.read',
  'audit.figures': 'audit.read',
  'audit.sample': 'audit.read',
  'openings.list': 'opening.read',
  'openings.open': 'opening.make',
  'openings.close': 'opening.make',
};

/** Addresses that are no row of the contract: files, streams, pages and the command line's way in. */
const OTHER_ACCESS: Readonly<Record<string, Access>> = {
  'POST /api/reports': 'report.import',
  'GET /api/reports/:id/original': 'content.read',
  'GET /api/reports/:id/image': 'content.read',
  'GET /api/live': 'content.read',
  'GET /api/health': 'open',
  'GET /api/openapi.json': 'open',
  'GET /api/docs': 'open',
  'GET /page.css': 'open',
  'GET /sign-in/provider': 'open',
  'GET /sign-in/provider/back': 'open',
  'GET /sign-in/:token': 'open',
  'POST /sign-in/:token': 'open',
  'GET /*': 'open',
  'POST /api/control/import': 'control',
  'POST /api/control/export': 'control',
  'POST /api/control/audit-export': 'control',
  'POST /api/control/backup': 'control',
  'POST /api/control/demonstration': 'control',
  'POST /api/control/purge': 'control',
  'POST /api/control/:operation': 'control',
};

/** Addresses that ask for a proof of who it is that is at most 10 minutes old, however long the session stands. */
export const STEP_UP: ReadonlySet<string> = new Set(
  (
    [
      'session.password',
      'account.askPasskey',
      'account.addPasskey',
      'account.removePasskey',
      'account.unlink',
      'purges.make',
      'purges.confirm',
    ] as const satisfies RouteName[]
  ).map((name) => addressOf(name)),
);

function addressOf(name: RouteName): string {
  return `${ROUTES[name].method} ${ROUTES[name].path}`;
}

const TABLE: ReadonlyMap<string, Access> = new Map([
  ...(Object.keys(ROUTES) as RouteName[]).map((name) => [addressOf(name), CONTRACT_ACCESS[name]] as const),
  ...Object.entries(OTHER_ACCESS),
]);

/** Throws where the table has no row: a bug, found at the start. */
export function accessOf(method: string, url: string): Access {
  const access = TABLE.get(`${method} ${url}`);
  if (access === undefined) throw new Error(`${method} ${url} names no right in access.ts`);
  return access;
}

/** Every address that the table knows, for the tests that visit them all. @internal */
export const ADDRESSES: readonly string[] = [...TABLE.keys()];
