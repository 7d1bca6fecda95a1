/** From connection settings to a migrated database whose application role is fit to be used. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import pg from 'pg';
import { grantRoles } from './grant.js';
import { checkMigrated, migrate } from './migration.js';

export interface Connections {
  readonly app: pg.ClientConfig;
  /** Who owns the tables; null where there is one URL alone, whose role may own them or not. */
  readonly owner: pg.ClientConfig | null;
}

export interface Prepared {
  readonly version: string;
  readonly ownerIsApp: boolean;
  /** Null where the owner is kept away from this process. */
  readonly owner: pg.ClientConfig | null;
}

/** The role that may blank content, where the cluster has it or the owner may make it. */
const PURGE_ROLE = 'trama_purge';
const OLDEST = 150_000;

/**
 * Migrates as the owner; where there is none at hand, looks whether the owner has done so.
 * Refusals: database-down, database-role, database-not-migrated, folder-newer, no-space.
 */
export async function prepareDatabase(connections: Connections): Promise<Result<Prepared, Refusal>> {
  try {
    const fitness = await withClient(connections.app, checkRole);
    if (!fitness.ok) return fitness;
    const { user, version } = fitness.value;
    const ownerConfig = connections.owner ?? ((await withClient(connections.app, mayOwn)) ? connections.app : null);
    if (ownerConfig === null) {
      const migrated = await withClient(connections.app, checkMigrated);
      return migrated.ok ? ok({ version, ownerIsApp: false, owner: null }) : migrated;
    }
    return await withClient(ownerConfig, async (owner) => {
      const migrated = await migrate(owner);
      if (!migrated.ok) return migrated;
      const { rows } = await owner.query<{ name: string }>('select current_user::text as name');
      const ownerIsApp = rows[0]?.name === user;
      await grantRoles(owner, user, ownerIsApp ? null : await findPurgeRole(owner));
      return ok({ version, ownerIsApp, owner: ownerConfig });
    });
  } catch (error) {
    const refused = connectionRefusal(error);
    if (refused) return fail(refused);
    throw error;
  }
}

export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A role that could pass by the policies, itself or through a role it belongs to, is refused. */
async function checkRole(client: pg.Client): Promise<Result<{ user: string; version: string }, Refusal>> {
  const { rows } = await client.query<{
    user: string;
    version: string;
    number: number;
    superuser: boolean;
    bypass: boolean;
  }>(
    `select current_user::text as user, version() as version, current_setting('server_version_num')::int as number,
       bool_or(r.rolsuper) as superuser, bool_or(r.rolbypassrls) as bypass
     from pg_catalog.pg_roles r where pg_has_role(current_user, r.oid, 'member')`,
  );
  const row = rows[0];
  if (!row) throw new Error('the server has no role for this connection');
  if (row.number < OLDEST)
    return fail(refusal('database-down', { found: `${row.version.split(' on ')[0]}, before 15` }));
  if (row.superuser) return fail(refusal('database-role', { found: `${row.user} with superuser` }));
  if (row.bypass) return fail(refusal('database-role', { found: `${row.user} with BYPASSRLS` }));
  return ok({ user: row.user, version: row.version });
}

/** Whether this role owns the schema, or may make it where there is none. */
export async function mayOwn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select coalesce(bool_and(pg_has_role(current_user, nspowner, 'usage')),
         has_database_privilege(current_database(), 'CREATE')) as may
       from pg_catalog.pg_namespace where nspname in ('trama', 'trama_migration')`,
  );
  return rows[0]?.may === true;
}

async function findPurgeRole(owner: pg.Client): Promise<string | null> {
  const { rows } = await owner.query('select 1 from pg_catalog.pg_roles where rolname = $1', [PURGE_ROLE]);
  if (rows.length > 0) return PURGE_ROLE;
  const may = await owner.query<{ may: boolean }>(
    'select rolcreaterole or rolsuper as may from pg_catalog.pg_roles where rolname = current_user',
  );
  if (!may.rows[0]?.may) return null;
  await owner.query(`create role ${PURGE_ROLE} nologin; grant ${PURGE_ROLE} to current_user`);
  return PURGE_ROLE;
}

/** The refusal for an error of connecting; null for any other error. */
export function connectionRefusal(error: unknown): Refusal | null {
  const code = (error as { code?: string }).code;
  if (code === '53100') return refusal('no-space');
  if (code === undefined) return null;
  // Classes 08 connection, 28 authorisation, 3D no such database, 53 resources, 57 operator; and what the socket says.
  return /^(08|28|3D|53|57)|^E[A-Z]{3,}$|^SELF_SIGNED|^CERT_|^DEPTH_/.test(code)
    ? refusal('database-down', { found: code })
    : null;
}
