import type { ReportId } from '@trama/model';
import { ledgerCounts } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractFiles } from '../reading/extract-files.js';
import { type Asking, filesOf, OPTIONS, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const SENTENCE = 'On 22 February 2026 at least 25 guards were killed in Jalisco, the secretary said.';

/** An e-mail with this body and these files attached, by name. */
function email(body: string, attached: Record<string, string>, boundary = 'x'): string {
  const parts = Object.entries(attached).map(
    ([name, content]) =>
      `--${boundary}\r\nContent-Type: ${name.endsWith('.eml') ? 'message/rfc822' : 'application/octet-stream'}\r\n` +
      `Content-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`,
  );
  return (
    `From: a@example.org\r\nTo: b@example.org\r\nSubject: Report\r\nDate: Mon, 23 Feb 2026 21:30:00 -0600\r\nMIME-Version: 1.0\r\n` +
    `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n--${boundary}\r\nContent-Type: text/plain\r\n\r\n${body}\r\n${parts.join('')}--${boundary}--\r\n`
  );
}

const TIES = 'source,target\n501,502';
const PEOPLE = 'id,name\n501,Ana Robles\n502,Luz Prieto';
const FIRST = email('See the annexes.', {
  'ties.csv': TIES,
  'people.csv': PEOPLE,
  'note.txt': SENTENCE,
  'data.zip': 'PK\u0003\u0004 and so on',
  'forwarded.eml': email('Forwarded.', { 'inner.txt': `${SENTENCE} Inner.` }, 'y'),
});

let test: TestWorkbench;
let rosa: Asking;
let uma: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
});

describe('an e-mail with attachments', () => {
  it('brings each attachment that is read as a report of its own that names the e-mail', async () => {
    const answer = await test.bring('mx-test', { 'mail.eml': FIRST }, { acceptAs: 'rosa' });
    expect(answer.refused).toEqual([]);
    const [mail, ...others] = answer.reports;
    const inMail = (path: string) => path.slice(path.indexOf('mail.eml'));
    expect(answer.reports.map(({ file, format }) => [inMail(file), format])).toEqual([
      ['mail.eml', 'eml'],
      ['mail.eml/note.txt', 'text'],
      ['mail.eml/forwarded.eml', 'eml'],
      ['mail.eml/people.csv', 'csv'],
      ['mail.eml/ties.csv', 'csv'],
      ['mail.eml/forwarded.eml/inner.txt', 'text'],
    ]);
    expect(mail?.skipped).toEqual([{ where: 'attachment 4, data.zip', why: 'not read; a zip archive' }]);
    const forwarded = others.find(({ file }) => file.endsWith('forwarded.eml'));
    expect(others.map(({ attachedTo }) => attachedTo)).toEqual([mail?.id, mail?.id, mail?.id, mail?.id, forwarded?.id]);
    expect(others.find(({ file }) => file.endsWith('ties.csv'))).toMatchObject({ accepted: 1, skipped: [] });
    const note = (await rosa('GET', `/api/reports/${others[0]?.id}`)).json();
    expect(note).toMatchObject({ file: 'note.txt', attachedTo: { id: mail?.id, file: 'mail.eml' } });
    const itself = (await rosa('GET', `/api/reports/${mail?.id}`)).json();
    expect(itself).toMatchObject({ attachedTo: null, skipped: { count: 1 } });
    expect(itself.attachments.map(({ file, date }: { file: string; date: string | null }) => [file, date])).toEqual([
      ['note.txt', null],
      ['forwarded.eml', '2026-02-23'],
      ['people.csv', null],
      ['ties.csv', null],
    ]);
  });

  it('adds nothing when the same bytes come again', async () => {
    const before = await ledgerCounts(test.workbench.store);
    expect(await test.bring('mx-test', { 'again.eml': FIRST })).toMatchObject({
      reports: [],
      unchanged: 6,
      refused: [],
    });
    expect(await ledgerCounts(test.workbench.store)).toEqual(before);
  });

  it('brings on the next import what one that was cut off left out', async () => {
    const [path = ''] = filesOf({ 'cut.eml': email('Cut off.', { 'late.txt': `${SENTENCE} Late.` }) });
    const bring = (stop: AbortController) =>
      test.workbench.operations.importFiles(
        { files: [{ given: path, path }], refused: [], options: { ...OPTIONS, agency: 'mx-test' }, language: 'en' },
        ({ file, step }) => {
          if (step === 'read' && file?.endsWith('late.txt')) stop.abort();
        },
        stop.signal,
      );
    const before = await ledgerCounts(test.workbench.store);
    expect(await bring(new AbortController())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await ledgerCounts(test.workbench.store)).reports).toBe(before.reports + 1);
    const { reports, unchanged } = await test.bring('mx-test', {
      'cut.eml': email('Cut off.', { 'late.txt': `${SENTENCE} Late.` }),
    });
    expect([reports.map(({ file }) => file.split('/').at(-1)), unchanged]).toEqual([['late.txt'], 1]);
  });

  it('reads attachments of e-mails three deep and names what lies deeper', async () => {
    let mail = email('Innermost.', { 'deep.txt': `${SENTENCE} Deep.` }, 'b0');
    for (const boundary of ['b1', 'b2', 'b3']) mail = email(`Around ${boundary}.`, { 'in.eml': mail }, boundary);
    const { reports } = await test.bring('mx-test', { 'nest.eml': mail });
    expect(reports.map(({ file }) => file.split('/').at(-1))).toEqual(['nest.eml', 'in.eml', 'in.eml', 'in.eml']);
    expect(reports.at(-1)?.skipped).toEqual([
      { where: 'attachment 1, deep.txt', why: expect.stringContaining('e-mails 3 deep') },
    ]);
  });

  it('keeps nothing of an e-mail to which a classified text is attached', async () => {
    const before = await ledgerCounts(test.workbench.store);
    const answer = await test.bring('mx-test', {
      'bad.eml': email('Attached.', { 's.txt': 'SECRET//NOFORN\r\n\r\nThe text.', 'other.txt': `${SENTENCE} Other.` }),
    });
    expect(answer).toMatchObject({ reports: [], refused: [{ code: 'marking-classified' }] });
    expect(await ledgerCounts(test.workbench.store)).toEqual(before);
  });

  it('shows each reader those of e-mail and attachments that this reader may see, and no trace of the others', async () => {
    const shared = { marking: 'TLP:AMBER//REL TO us-test' };
    const bring = (name: string, text: string, attachedTo: ReportId | undefined, marking: string) => {
      const [path = ''] = filesOf({ [name]: text });
      const file = { given: name, path, ...(attachedTo === undefined ? {} : { attachedTo }) };
      const options = { ...OPTIONS, agency: 'mx-test', marking };
      return test.workbench.operations.importFiles(
        { files: [file], refused: [], options, language: 'en' },
        () => {},
        new AbortController().signal,
      );
    };
    const { reports } = await test.bring(
      'mx-test',
      { 'own.eml': email('Attached.', { 'own.txt': `${SENTENCE} Own.` }) },
      shared,
    );
    const [mail, own] = reports.map(({ id }) => id as ReportId);
    const hersOf = (id: string | undefined) => test.across('mx-test', 'us-test', id);
    const [read, review] = [`/api/reports/${hersOf(mail)}`, `/api/review/${hersOf(mail)}`];
    const [before, hers] = [await uma('GET', read), await uma('GET', review)];
    const file = { id: own, file: 'own.txt', date: null };
    expect(before.json().attachments).toMatchObject([{ ...file, id: hersOf(own) }]);
    expect(await bring('red.txt', `${SENTENCE} Red.`, test.inside('mx-test', mail), 'TLP:RED')).toMatchObject({
      ok: true,
    });
    expect((await rosa('GET', `/api/reports/${mail}`)).json().attachments).toMatchObject([file, { file: 'red.txt' }]);
    expect((await uma('GET', read)).body).toBe(before.body);
    expect((await uma('GET', review)).body).toBe(hers.body);
    // The other way: an attachment that she may see, of an e-mail that she may not.
    const closed = await test.bring('mx-test', { 'red.eml': email('Closed.', {}) }, { marking: 'TLP:RED' });
    const open = await bring(
      'open.txt',
      `${SENTENCE} Open.`,
      test.inside('mx-test', closed.reports[0]?.id as ReportId),
      shared.marking,
    );
    if (!open.ok) throw new Error(open.error.code);
    const url = `/api/reports/${open.value.reports[0]?.id}`;
    expect((await rosa('GET', url)).json().attachedTo).toMatchObject({ file: 'red.eml' });
    expect((await uma('GET', `/api/reports/${hersOf(open.value.reports[0]?.id)}`)).json()).toMatchObject({
      file: 'open.txt',
      attachedTo: null,
    });
  });

  it('refuses a broken attachment alone', async () => {
    const answer = await test.bring('us-test', {
      'mail.eml': email('Attached.', { 'quote.csv': 'id,name\n1,"never closed\n2,x', 'ok.txt': `${SENTENCE} Ok.` }),
    });
    expect(answer.reports).toHaveLength(2);
    expect(answer.refused.map(({ file, code }) => [file.split('/').at(-1), code])).toEqual([
      ['quote.csv', 'table-quote'],
    ]);
  });

  it('gives the texts attached as documents of extract, and names the others', async () => {
    const [path = ''] = filesOf({ 'mail.eml': FIRST });
    const answer = await extractFiles([path], { date: null, timeZone: null, language: 'en' });
    if (!answer.ok) throw new Error(answer.error.code);
    const { documents, refused } = answer.value;
    expect(refused).toEqual([]);
    expect(documents.map(({ file }) => file)).toEqual(
      ['', '/note.txt', '/forwarded.eml', '/forwarded.eml/inner.txt'].map((name) => `${path}${name}`),
    );
    expect(documents[1]?.claims.some(({ property }) => property === 'killed')).toBe(true);
    expect(documents[0]?.skipped.map(({ where }) => where)).toEqual([
      'attachment 1, ties.csv',
      'attachment 2, people.csv',
      'attachment 4, data.zip',
    ]);
  });
});
