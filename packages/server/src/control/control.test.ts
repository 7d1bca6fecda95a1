import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerCounts, readAudit } from '@trama/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputFiles } from '../reading/input-file.js';
import { type Served, serve } from '../serve.js';
import { filesOf, OPTIONS, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { connectControl } from './connect-control.js';
import { SERVER_FILE } from './server-file.js';

const TEXT = 'At least four guards were killed in Guadalajara, Jalisco, on 22 February 2026.\n';

let test: TestWorkbench;
let served: Served;
const scratch = mkdtempSync(join(tmpdir(), 'trama-control-'));

beforeAll(async () => {
  test = await testWorkbench();
  const server = await serve(test.workbench, { host: '127.0.0.1', port: 0 });
  if (!server.ok) throw new Error(server.error.code);
  served = server.value;
});

afterAll(async () => {
  await served.close();
  rmSync(scratch, { recursive: true, force: true });
});

function signal(): AbortSignal {
  return new AbortController().signal;
}

async function control() {
  const operations = await connectControl(test.workbench.store.info.dataDir);
  if (operations === null) throw new Error('no server answered');
  return operations;
}

describe('the command line through a running server', () => {
  it('makes readers whose links lead to that server', async () => {
    const added = await (await control()).readerAdd({
      user: 'rosa',
      agency: 'mx-test',
      country: 'MEX',
      role: 'reviewer',
    });
    if (!added.ok) throw new Error(added.error.code);
    expect(added.value).toMatchObject({ user: 'rosa', agency: 'mx-test', role: 'reviewer', key: expect.any(String) });
    expect(added.value.link.startsWith(`${served.url}/sign-in/`)).toBe(true);
    expect((await fetch(added.value.link)).status).toBe(200);
    const listed = await (await control()).readerList();
    expect(listed).toEqual({ ok: true, value: [{ user: 'rosa', agency: 'mx-test', role: 'reviewer' }] });
    const wrong = await (await control()).readerAdd({ user: 'rosa', agency: 'us-test', country: 'USA', role: null });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'reader-exists' } });
  });

  it('imports, with the names as they were given and what could not be opened under refused', async () => {
    const [first = ''] = filesOf({ 'ñandú "a".txt': TEXT });
    const { files } = await inputFiles([first], 'en');
    const steps = new Set<string>();
    const answer = await (await control()).importFiles(
      {
        files: [...files, { given: 'gone.txt', path: join(scratch, 'gone.txt') }],
        refused: [{ file: 'pipe', code: 'file-not-regular', why: 'a pipe' }],
        options: { ...OPTIONS, agency: 'mx-test', acceptAs: 'rosa' },
        language: 'en',
      },
      ({ step }) => steps.add(step),
      signal(),
    );
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.reports).toMatchObject([{ file: first, format: 'text', draft: 0 }]);
    expect(answer.value.refused.map(({ file, code }) => [file, code])).toEqual([
      ['pipe', 'file-not-regular'],
      ['gone.txt', 'file-unreadable'],
    ]);
    expect([...steps]).toEqual(expect.arrayContaining(['receive', 'read', 'done']));
    const { ledger } = await (await control())
      .doctor()
      .then((a) => (a.ok ? a.value : Promise.reject(new Error(a.error.code))));
    expect(ledger).toEqual(await ledgerCounts(test.workbench.store));
    const rows = await test.workbench.store.read({ user: 'rosa', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 1, action: 'report.import' }),
    );
    expect(rows[0]?.osUser).toBeTruthy();
    expect(rows[0]?.user).toBe('rosa');
  });

  it('refuses a wrong option as it would without a server', async () => {
    const { files } = await inputFiles(filesOf({ 'x.txt': `${TEXT}x` }), 'en');
    const options = { ...OPTIONS, grade: 'G' };
    const answer = await (await control()).importFiles(
      { files, refused: [], options, language: 'en' },
      () => {},
      signal(),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'option-invalid' } });
  });

  it('exports what a reader may see, with ids that stay', async () => {
    const take = async (reader: string | null) => {
      const chunks: string[] = [];
      const answer = await (await control()).exportFtm(reader, (chunk) => void chunks.push(chunk));
      return {
        answer,
        lines: chunks
          .join('')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line)),
      };
    };
    await test.bring(
      'mx-test',
      { 'p.csv': 'id,name,alias\n1,Ana Robles,La Maestra\n2,Luz Prieto,\n' },
      { marking: 'TLP:AMBER', acceptAs: 'rosa' },
    );
    await test.bring(
      'mx-test',
      { 't.csv': 'source,target,layer\n1,2,kin\n' },
      { marking: 'TLP:AMBER', acceptAs: 'rosa' },
    );
    const own = await take('rosa');
    expect(own.answer).toEqual({ ok: true, value: { entities: own.lines.length } });
    const ana = own.lines.find(({ properties }) => properties.name?.includes('Ana Robles'));
    expect(ana).toMatchObject({ schema: 'Person', referents: [], properties: { alias: ['La Maestra'] } });
    const tie = own.lines.find(({ schema }) => schema === 'Family');
    expect([tie.properties.person[0], tie.properties.relative[0]]).toContain(ana.id);
    expect((await take('rosa')).lines).toEqual(own.lines);
    const anybody = await take(null);
    expect(anybody.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(anybody.lines)).not.toContain('Ana Robles');
    expect((await take('nobody')).answer).toMatchObject({ ok: false, error: { code: 'reader-unknown' } });
  });

  it('verifies the audit against a checkpoint, and backs up where the caller is', async () => {
    const checkpoint = await (await control()).auditCheckpoint();
    if (!checkpoint.ok) throw new Error(checkpoint.error.code);
    expect(await (await control()).auditVerify([checkpoint.value])).toMatchObject({ ok: true });
    const forged = { ...checkpoint.value, hash: checkpoint.value.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) };
    expect(await (await control()).auditVerify([forged])).toMatchObject({ ok: false, error: { code: 'audit-broken' } });
  });

  it('leaves word of itself only while it runs', async () => {
    const { dataDir } = test.workbench.store.info;
    const file = join(dataDir, SERVER_FILE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
    const second = await serve(test.workbench, { host: '127.0.0.1', port: Number(new URL(served.url).port) });
    expect(second).toMatchObject({ ok: false, error: { code: 'port-taken' } });
    await served.close();
    expect(existsSync(file)).toBe(false);
    expect(await connectControl(dataDir)).toBeNull();
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 - 1, host: '127.0.0.1', port: 1 }));
    expect(await connectControl(dataDir)).toBeNull();
  });
});

const SERVER = fileURLToPath(new URL('./serving.fixture.js', import.meta.url));

describe('a server that is killed during an import', () => {
  it('ends the command with one refusal, and nothing half is kept', async () => {
    const dataDir = join(scratch, 'data');
    const start = async (): Promise<ChildProcess> => {
      const child = fork(SERVER, [dataDir], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      await new Promise((resolve, reject) => {
        child.once('message', resolve);
        child.once('exit', () => reject(new Error('the server did not start')));
      });
      return child;
    };
    const child = await start();
    const operations = await connectControl(dataDir);
    if (operations === null) throw new Error('no server answered');
    await operations.readerAdd({ user: 'rosa', agency: 'mx-test', country: 'MEX', role: 'reviewer' });
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i},Name ${i},alias ${i}`).join('\n');
    const { files } = await inputFiles(filesOf({ 'many.csv': `id,name,alias\n${rows}\n` }), 'en');
    const options = { ...OPTIONS, agency: 'mx-test' };
    const answer = await operations.importFiles(
      { files, refused: [], options, language: 'en' },
      ({ step, done }) => {
        if (step === 'write' && done > 0) child.kill('SIGKILL');
      },
      signal(),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'server-lost' } });
    const again = await start();
    const after = await (await connectControl(dataDir))?.doctor();
    expect(after).toMatchObject({ ok: true, value: { ok: true, ledger: { reports: 0, claims: 0, mentions: 0 } } });
    again.kill('SIGTERM');
    await new Promise((resolve) => again.once('exit', resolve));
  });
});
