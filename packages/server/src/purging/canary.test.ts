/**
 * A word planted in every kind of record is found on the disk before a purge, and nowhere after it; one planted the
 * same way in records that stay is found both times, so that the search itself is known to find.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { crc32 } from 'node:zlib';
import { docx, pdf } from '@trama/formats/testing';
import { addReader, openSession } from '@trama/store';
import { scanDisk } from '@trama/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../http/guard.js';
import { type Served, serve } from '../serve.js';
import { OPTIONS } from '../workbench.fixture.js';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.js';

const GONE = 'Zqvarnok';
const STAYS = 'Wjkontrol';
const AGENCY = 'mx-test';

let dir: string;
let files: string;
let workbench: Workbench;
let served: Served;
let ask: (method: string, path: string, body?: object) => Promise<Response>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'trama-canary-'));
  files = mkdtempSync(join(tmpdir(), 'trama-canary-files-'));
  await open();
  const { store } = workbench;
  await addReader(store, { user: 'rosa', agency: AGENCY, country: 'MEX', role: 'supervisor' }, new Date());
  const { token, csrf } = await openSession(store, 'rosa', new Date());
  ask = (method, path, body) =>
    fetch(`${served.url}${path}`, {
      method,
      headers: {
        cookie: `${SESSION_COOKIE}=${token}`,
        origin: served.url,
        'x-csrf-token': csrf,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}, 120_000);
afterAll(async () => {
  await close();
  rmSync(dir, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

async function open(): Promise<void> {
  const address = { host: '127.0.0.1', port: 0 };
  const folder = { dataDir: join(dir, 'data'), databaseUrl: null, databaseOwnerUrl: null };
  const opened = await openWorkbench({ ...folder, address, log: () => {} } as WorkbenchOptions);
  if (!opened.ok) throw new Error(opened.error.code);
  workbench = opened.value;
  const started = await serve(workbench, address);
  if (!started.ok) throw new Error(started.error.code);
  served = started.value;
}

async function close(): Promise<void> {
  await served.close();
  await workbench.close();
}

type Json = ReturnType<typeof JSON.parse>;

async function json(method: string, path: string): Promise<Json> {
  return (await ask(method, path)).json();
}

/** Each kind with the word in its text, its name and its title. */
function filesWith(word: string): Record<string, string | Buffer> {
  const said = (kind: string) => `Ignacio ${word}${kind} leads Los Faros in Jalisco, 22 February 2026.`;
  return {
    [`${word}text.txt`]: said('text'),
    [`${word}wide.txt`]: Buffer.from(`\ufeff${said('wide')}`, 'utf16le'),
    [`${word}html.html`]: `<html><head><title>Of ${word}html</title></head><body><p>${said('html')}</p></body></html>`,
    [`${word}docx.docx`]: docx([said('docx')]),
    [`${word}pdf.pdf`]: pdf([said('pdf')]),
    [`${word}mail.eml`]: email(word, said('mail')),
    [`${word}table.csv`]: `id,name,alias,birthDate\n1,Ana ${word}csv,${word}alias,1980-01-01\n1,Ana ${word}again,x,1980-01-01\n`,
    [`${word}ftm.json`]: `${JSON.stringify({ id: `${word}key`, schema: 'Person', properties: { name: [`${word}ftm`], idNumber: [`${word}99`] } })}\n`,
    [`${word}photo.png`]: png(`Comment\0${word}photo`),
  };
}

function email(word: string, text: string): string {
  return [
    `From: ${word}from@example.org`,
    `Subject: ${word}subject`,
    'Date: Mon, 23 Feb 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    text,
    '--b',
    `Content-Disposition: attachment; filename="${word}attached.csv"`,
    'Content-Type: text/csv',
    '',
    `id,name`,
    `7,Luz ${word}attached`,
    '--b--',
    '',
  ].join('\r\n');
}

/** Bytes of the compressed document that no other has. */
function packedBytes(): Buffer {
  const [gone, stays] = [GONE, STAYS].map((word) => filesWith(word)[`${word}docx.docx`] as Buffer) as [Buffer, Buffer];
  for (let at = 0; at + 24 < gone.length; at++) {
    const part = gone.subarray(at, at + 24);
    if (!stays.includes(part) && !part.includes(GONE.slice(0, 4))) return part;
  }
  throw new Error('the two documents are equal');
}

/** One grey pixel with a text beside it. */
function png(text: string): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('tEXt', Buffer.from(text, 'latin1')),
    chunk('IDAT', Buffer.from('789c636000000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Brings all of it in, and has it read, searched, judged and exported; gives the ids of the reports. */
async function plant(word: string): Promise<{ reports: string[]; kinds: string[] }> {
  const paths = Object.entries(filesWith(word)).map(([name, content]) => {
    writeFileSync(join(files, name), content);
    return join(files, name);
  });
  const brought = await workbench.operations.importFiles(
    {
      files: paths.map((path) => ({ given: path, path })),
      options: { ...OPTIONS, agency: AGENCY, source: `${word}source`, legalBasis: `${word}basis`, acceptAs: 'rosa' },
      refused: [],
      language: 'en',
    },
    () => {},
    new AbortController().signal,
  );
  if (!brought.ok) throw new Error(brought.error.code);
  expect(brought.value.refused).toEqual([]);
  const contact = await ask('POST', '/api/reports/contact', {
    title: `${word}typed`,
    date: '2026-02-22',
    sourceNumber: '17',
    grade: 'C',
    credibility: 3,
    language: 'en',
    marking: 'TLP:AMBER',
    legalBasis: `${word}typedbasis`,
    paragraphs: [{ text: `Ignacio ${word}typed leads Los Faros.`, marking: 'TLP:RED' }],
  });
  const typed = ((await contact.json()) as Json).reports[0].id as string;
  const reports = [...brought.value.reports.map(({ id }) => id), typed];
  await read(word, reports, typed);
  return { reports, kinds: brought.value.reports.map(({ format }) => format) };
}

async function read(word: string, reports: readonly string[], typed: string): Promise<void> {
  for (const id of reports) {
    for (const path of ['', '/rows', '/original', '/image'])
      await (await ask('GET', `/api/reports/${id}${path}`)).text();
  }
  const review = await json('GET', `/api/review/${typed}`);
  const reason = `because of ${word}reason`;
  const claim = review.claims[0];
  expect(claim).toBeDefined();
  const decision = { decisions: [{ claim: claim.id, kind: 'accept', reason }] };
  expect((await ask('POST', '/api/review/decisions', decision)).status).toBe(200);
  const found = await json('GET', `/api/search?q=${word}text`);
  const [first] = found.subjects;
  const [second] = (await json('GET', `/api/search?q=${word}html`)).subjects;
  const page = await json('GET', `/api/subjects/${first.id}`);
  const other = await json('GET', `/api/subjects/${second.id}`);
  await (await ask('GET', `/api/network/neighbours?subject=${first.id}`)).text();
  const assessed = { subjectClass: 'witness', reason, marking: 'TLP:AMBER', identity: page.identity };
  expect((await ask('POST', `/api/subjects/${first.id}/assessments`, assessed)).status).toBe(200);
  const mentions = [page, other].map(({ mentions: of }: Json) => of?.[0]?.id);
  if (mentions.every(Boolean)) {
    await ask('POST', '/api/identities/judgements', { a: mentions[0], b: mentions[1], verdict: 'unsure', reason });
  }
  const exported = await workbench.operations.exportFtm('rosa', () => {}, 'a test');
  expect(exported.ok).toBe(true);
}

describe('a purge', () => {
  it('leaves no word of it in any byte under the data folder, of every kind of record', async () => {
    const gone = await plant(GONE);
    await plant(STAYS);
    expect(new Set(gone.kinds)).toEqual(new Set(['text', 'html', 'docx', 'pdf', 'eml', 'csv', 'ftm', 'image']));
    const made = await workbench.operations.backup(join(dir, 'before.backup'), 'palabra');
    expect(made.ok).toBe(true);
    const data = join(dir, 'data');
    const places = (word: string) =>
      new Set(scanDisk(data, [word]).map(({ file }) => relative(data, file).split('/')[1]));
    // The database writes its tables to their files when it stops.
    await close();
    await open();
    expect(places(GONE)).toEqual(new Set(['base', 'pg_wal']));
    const raw = [packedBytes()];
    expect(scanDisk(data, [], raw).length).toBeGreaterThan(0);
    const before = await json('GET', '/api/world');
    for (const id of gone.reports) {
      const purged = await workbench.operations.purge(
        { what: { kind: 'report', id }, reason: 'no longer needed', dryRun: false },
        () => {},
        new AbortController().signal,
      );
      expect(purged).toMatchObject({
        ok: true,
        value: {
          purged: [{ report: id }],
          finished: true,
          backups: [{ file: join(dir, 'before.backup'), found: true }],
        },
      });
    }
    expect(scanDisk(data, [GONE, GONE.toLowerCase()], raw)).toEqual([]);
    expect(places(STAYS)).toContain('base');
    const after = await json('GET', '/api/world');
    expect(after).not.toEqual(before);
    expect(JSON.stringify(await json('GET', `/api/search?q=${GONE}`))).not.toContain(GONE);
    expect((await (await ask('GET', '/api/jobs')).text()).includes(GONE)).toBe(false);
    const doctor = await workbench.operations.doctor();
    expect(doctor.ok && doctor.value.checks.filter(({ ok }) => !ok)).toEqual([]);
  }, 600_000);
});
