/** Where the audit cannot be written nothing is done and nothing shown: addresses, streams, files, commands. */
import { existsSync } from 'node:fs';
import { ROUTES } from '@trama/contract';
import { addReader, ledgerCounts, listReaders } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, NOW, OPTIONS, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ADDRESSES } from './access.js';

const CANARY = 'Robles';
const TYPE = 'multipart/form-data; boundary=x';
const UPLOAD = [
  '--x\r\nContent-Disposition: form-data; name="grade"\r\n\r\nB',
  '--x\r\nContent-Disposition: form-data; name="marking"\r\n\r\nTLP:CLEAR',
  '--x\r\nContent-Disposition: form-data; name="file"; filename="n.txt"\r\n\r\nLuz Prieto was seen in Zapopan.\r\n--x--\r\n',
].join('\r\n');

let test: TestWorkbench;
let report: string;
let link: string;
let ask: (address: string, body?: object | string, type?: string) => Promise<{ statusCode: number; body: string }>;

beforeAll(async () => {
  test = await testWorkbench();
  const rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  const added = await addReader(
    test.workbench.store,
    { user: 'eva', agency: 'mx-test', country: null, role: 'analyst' },
    NOW,
  );
  if (!added.ok) throw new Error(added.error.code);
  link = added.value.linkToken;
  const brought = await test.bring('mx-test', { 'p.csv': `id,name\n1,Ana ${CANARY}\n` }, { acceptAs: 'rosa' });
  report = brought.reports[0]?.id ?? '';
  ask = async (address, body, type = 'application/json') => {
    const [method, url = ''] = address.split(' ');
    const control = { host: '127.0.0.1', authorization: `Bearer ${test.workbench.store.secrets.controlKey}` };
    const own = { host: 'localhost', origin: 'http://localhost', 'x-csrf-token': rosa.csrf };
    return test.app.inject({
      method: method as 'GET' | 'POST',
      url,
      cookies: { trama_session: rosa.cookie },
      headers: {
        ...(url.includes('/control/') ? control : own),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
  };
  await test.database.asRoot(`create function public.refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no'; end $$;
    create trigger refuse before insert on trama.audit for each row execute function public.refuse()`);
});

/** Pages and descriptions that are the same for everybody. */
const SAME_FOR_ALL = [
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /page.css',
  'GET /sign-in/provider',
  'GET /sign-in/:token',
  'GET /*',
];

describe('without an audit', () => {
  it('no address beside the contract’s rows gives anything, health among them', async () => {
    const before = await ledgerCounts(test.workbench.store);
    const answers: Record<string, () => ReturnType<typeof ask>> = {
      'POST /api/reports': () => ask('POST /api/reports', UPLOAD, TYPE),
      'GET /api/reports/:id/original': () => ask(`GET /api/reports/${report}/original`),
      'GET /api/reports/:id/image': () => ask(`GET /api/reports/${report}/image`),
      'GET /api/live': () => ask('GET /api/live'),
      'GET /api/health': () => ask('GET /api/health'),
      'GET /sign-in/provider/back': () => ask('GET /sign-in/provider/back?code=x&state=y'),
      'POST /sign-in/:token': () => ask(`POST /sign-in/${link}`, {}),
      'POST /api/control/import': () =>
        ask(
          'POST /api/control/import',
          UPLOAD.replaceAll('name="grade"', 'name="request"').replace(
            '\r\n\r\nB',
            `\r\n\r\n${JSON.stringify({ options: { ...OPTIONS, agency: 'mx-test' }, given: ['n.txt'], refused: [], language: 'en' })}`,
          ),
          TYPE,
        ),
      'POST /api/control/export': () => ask('POST /api/control/export', { reader: 'rosa' }),
      'POST /api/control/audit-export': () => ask('POST /api/control/audit-export', { purpose: null }),
      'POST /api/control/purge': () =>
        ask('POST /api/control/purge', { what: { kind: 'report', id: report }, reason: 'ordered', dryRun: false }),
      'POST /api/control/backup': () => ask('POST /api/control/backup', { passphrase: 'four wooden chairs', as: 'x' }),
      'POST /api/control/demonstration': () => ask('POST /api/control/demonstration', {}),
      'POST /api/control/:operation': () => ask('POST /api/control/audit-verify', { checkpoints: [] }),
    };
    const rows = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`);
    const others = ADDRESSES.filter((address) => ![...rows, ...SAME_FOR_ALL].includes(address));
    expect(Object.keys(answers).sort()).toEqual([...others].sort());
    for (const [address, answer] of Object.entries(answers)) {
      const { statusCode, body } = await answer();
      // A stream of lines and a list of refused files have begun; their one line says it.
      if (statusCode === 200) expect(body, address).toMatch(/"code":"audit-unwritable"/);
      else expect([statusCode, body], address).toEqual([503, expect.stringContaining('audit-unwritable')]);
      expect(body, address).not.toContain(CANARY);
      expect(body, address).not.toContain('"entities"');
    }
    expect(await ledgerCounts(test.workbench.store)).toEqual(before);
  });

  it('no command on the folder does anything, and doctor says why', async () => {
    const { operations, store } = test.workbench;
    const readers = await listReaders(store);
    const [file = ''] = filesOf({ 'n.txt': 'Luz Prieto was seen in Zapopan.\n' });
    const backup = `${file}.backup`;
    const written: string[] = [];
    const write = (chunk: string) => void written.push(chunk);
    const stop = new AbortController().signal;
    const request = {
      files: [{ given: file, path: file }],
      options: { ...OPTIONS, agency: 'mx-test' },
      refused: [],
      language: 'en',
    } as const;
    const commands: Record<string, () => Promise<unknown>> = {
      exportFtm: () => operations.exportFtm('rosa', write),
      readerAdd: () => operations.readerAdd({ user: 'luz', agency: 'mx-test', country: null, role: null }),
      readerLink: () => operations.readerLink({ user: 'rosa', issuer: 'https://login.example', subject: '1' }),
      auditVerify: () => operations.auditVerify([]),
      auditCheckpoint: () => operations.auditCheckpoint(),
      auditExport: () => operations.auditExport(write, 'review'),
      usPersonRule: () => operations.usPersonRule({ agency: 'mx-test', masked: true }),
      auditFigures: () => operations.auditFigures({ agency: 'mx-test', year: 2026 }),
      auditSample: () => operations.auditSample({ agency: 'mx-test', people: 1, seed: 1, purpose: 'review' }),
      purge: () =>
        operations.purge(
          { what: { kind: 'report', id: report }, reason: 'ordered by a court', dryRun: false },
          () => {},
          stop,
        ),
      backup: () => operations.backup(backup, 'four wooden chairs'),
      loadDemonstration: () => operations.loadDemonstration(() => {}),
    };
    const elsewhere = ['importFiles', 'readerList', 'doctor'];
    expect([...Object.keys(commands), ...elsewhere].sort()).toEqual(Object.keys(operations).sort());
    for (const [name, command] of Object.entries(commands)) {
      await expect(command(), name).rejects.toMatchObject({ refusal: { code: 'audit-unwritable' } });
    }
    expect(await operations.importFiles({ ...request, refused: [] }, () => {}, stop)).toMatchObject({
      value: { reports: [], refused: [{ code: 'audit-unwritable' }] },
    });
    expect(written).toEqual([]);
    expect(existsSync(backup)).toBe(false);
    expect(await listReaders(store)).toEqual(readers);
    const checked = await operations.doctor();
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.checks.filter(({ ok }) => !ok)).toMatchObject([{ name: 'the audit can be written' }]);
  });
});
