/** A workbench on a fresh store, with readers and ways to ask as one of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportAnswer } from '@trama/contract';
import type { IdPrefix, Role } from '@trama/model';
import { addReader, findSession, openSession, type Session } from '@trama/store';
import { openTestDatabase, type TestStore } from '@trama/store/testing';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { SESSION_COOKIE } from './http/guard.js';
import { workbenchApp } from './http/workbench-app.js';
import type { ImportOptions } from './operations.js';
import { across } from './sealing/across.fixture.js';
import { refuseRawIds } from './sealing/raw-ids.fixture.js';
import { type Workbench, type WorkbenchOptions, workbenchOf } from './workbench.js';

export interface Asking {
  (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object): Promise<LightMyRequestResponse>;
  readonly user: string;
  readonly cookie: string;
  readonly csrf: string;
  /** The same reader by the cookie that an answer set. */
  renewed(answer: LightMyRequestResponse): Asking;
  readonly agency: string;
}

export interface TestWorkbench {
  readonly workbench: Workbench;
  readonly database: TestStore;
  readonly app: FastifyInstance;
  /** Makes a reader and signs them in. */
  reader(user: string, agency: string, role: Role, country?: string): Promise<Asking>;
  /** The session by which they ask. */
  sessionOf(asking: Asking): Promise<Session>;
  /** The id of the ledger behind one that readers of this agency were given. */
  inside<I extends string>(agency: string, id: I | undefined): I;
  /** The same record's id for the readers of another agency. */
  across<I extends string>(from: string, to: string, id: I | undefined): I;
  /** Imports texts or tables given by name and content. The ids are those of that agency. */
  bring(agency: string, files: Record<string, string>, options?: Partial<ImportOptions>): Promise<ImportAnswer>;
}

/** Now, so that sessions that the database dates by itself stand; one instant for the whole test. */
export const NOW: Date = new Date();
const folders: string[] = [];

export async function testWorkbench(
  now: () => Date = () => NOW,
  options: Pick<WorkbenchOptions, 'limits' | 'origin' | 'provider'> = {},
): Promise<TestWorkbench> {
  const database = await openTestDatabase();
  const workbench = workbenchOf(database.store, {
    address: { host: '127.0.0.1', port: 7117 },
    log: (line) => process.stderr.write(`${line}\n`),
    now,
    ...options,
  });
  const app = await workbenchApp(workbench, null);
  const inside = <I extends string>(agency: string, id: I | undefined): I => {
    if (id === undefined) throw new Error('an id was expected');
    return workbench.seals.of({ agency }).openId(id.slice(0, 3) as IdPrefix, id) as string as I;
  };
  return {
    inside,
    across: (from, to, id) => across(workbench.seals, from, to, id ?? '') as never,
    workbench,
    database,
    app,
    reader: async (user, agency, role, country) => {
      const added = await addReader(database.store, { user, agency, country: country ?? null, role }, NOW);
      if (!added.ok) throw new Error(added.error.code);
      const { token, csrf } = await openSession(database.store, user, NOW);
      return asking(app, { user, agency, cookie: token, csrf });
    },
    sessionOf: async ({ user, cookie }) => {
      const session = await findSession(database.store, cookie, NOW);
      if (session === null) throw new Error(`${user} is not signed in`);
      return session;
    },
    bring: async (agency, files, options = {}) => {
      const paths = filesOf(files);
      const answer = await workbench.operations.importFiles(
        {
          files: paths.map((path) => ({ given: path, path })),
          options: { ...OPTIONS, agency, ...options },
          refused: [],
          language: 'en',
        },
        () => {},
        new AbortController().signal,
      );
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    },
  };
}

export const OPTIONS: ImportOptions = {
  agency: '',
  grade: 'B',
  marking: 'TLP:CLEAR',
  format: null,
  acceptAs: null,
  source: null,
  date: null,
  timeZone: null,
  map: null,
  legalBasis: null,
};

/** Paths of new files with these contents, in a folder of their own. */
export function filesOf(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'trama-files-'));
  folders.push(folder);
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

function asking(app: FastifyInstance, who: Pick<Asking, 'user' | 'agency' | 'cookie' | 'csrf'>): Asking {
  const { cookie, csrf } = who;
  const ask = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse> => {
    const options: InjectOptions = { method, url, cookies: { [SESSION_COOKIE]: cookie }, headers: {} };
    const headers: Record<string, string> = { host: 'localhost' };
    if (method !== 'GET') {
      headers.origin = 'http://localhost';
      headers['x-csrf-token'] = csrf;
    }
    const response = await app.inject({ ...options, headers, ...(body === undefined ? {} : { payload: body }) });
    refuseRawIds(`${method} ${url}`, `${JSON.stringify(response.headers)} ${response.body}`, NOW);
    return response;
  };
  const renewed = (answer: LightMyRequestResponse): Asking => {
    const fresh = answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value;
    if (fresh === undefined) throw new Error('no cookie was set');
    return asking(app, { ...who, cookie: fresh });
  };
  return Object.assign(ask, { ...who, renewed });
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
