import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportAnswer } from '@trama/contract';
import { ledgerCounts, readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { inputFiles } from '../reading/input-file.js';
import { type Asking, filesOf, OPTIONS, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const TEXT = 'On 22 February 2026 at least 25 guards were killed in Jalisco.\n\nThe defence secretary said so.\n';
const PEOPLE = 'id,name\n000012,Ana Robles\n000013,Luz Prieto\n';
const TIES = 'source,target,weight,layer\n000012,000013,2,kin\n000012,000099,1,kin\n';

let test: TestWorkbench;
let reviewer: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  reviewer = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  await test.reader('uma', 'us-test', 'reviewer', 'USA');
  await test.reader('leo', 'mx-test', 'liaison', 'MEX');
});

async function countClaims(): Promise<number> {
  return (await ledgerCounts(test.workbench.store)).claims;
}

describe('bringing in files', () => {
  it('keeps text as drafts and answers once the whole file stands in the counts', async () => {
    const before = await countClaims();
    const answer = await test.bring('mx-test', { 'note.txt': TEXT });
    const [report] = answer.reports;
    expect(report).toMatchObject({ format: 'text', language: 'en', accepted: 0, skipped: [] });
    expect(report?.draft).toBeGreaterThan(0);
    expect(await countClaims()).toBe(before + (report?.draft ?? 0));
  });

  it('adds nothing for the same bytes of the same agency, and refuses them under other terms', async () => {
    const text = `${TEXT}Again.\n`;
    await test.bring('mx-test', { 'a.txt': text });
    const before = await ledgerCounts(test.workbench.store);
    const again = await test.bring('mx-test', { 'another-name.txt': text });
    expect(again).toMatchObject({ reports: [], unchanged: 1, refused: [] });
    for (const terms of [{ grade: 'A' }, { marking: 'TLP:GREEN' }]) {
      const other = await test.bring('mx-test', { 'a.txt': text }, terms);
      expect(other.refused[0]).toMatchObject({ code: 'same-bytes-other-terms' });
      expect(other.refused[0]?.why).toContain('re-mark');
    }
    expect(await ledgerCounts(test.workbench.store)).toEqual(before);
    expect((await test.bring('us-test', { 'a.txt': text })).reports).toHaveLength(1);
  });

  it('takes people before the ties that name them, and names a dangling row once', async () => {
    const answer = await test.bring('mx-test', { 'ties.csv': TIES, 'people.csv': PEOPLE }, { acceptAs: 'rosa' });
    expect(answer.reports.map(({ file }) => file.split('/').at(-1))).toEqual(['ties.csv', 'people.csv']);
    expect(answer.reports[0]?.skipped).toEqual([{ where: 'row 2', why: 'dangling reference' }]);
    expect(answer.reports[0]).toMatchObject({ draft: 0, accepted: 1 });
    const world = await test.workbench.worlds.worldOf({ user: 'rosa', agency: 'mx-test' });
    const [ana] = world.search('Ana Robles', 1).items;
    expect(world.tiesOf(ana?.index ?? -1, { layers: null, limit: 5 }).ties).toHaveLength(1);
  });

  it('judges each file alone: a refused one leaves nothing and spoils nothing', async () => {
    const paths = filesOf({
      'page.pdf': '<html><body>no pdf</body></html>',
      'empty.txt': '',
      'whole.txt': `${TEXT}Whole.\n`,
      'secret.txt': 'SECRET//NOFORN\n\nThe text.\n',
      'quote.csv': 'id,name\n1,"never closed\n2,x\n',
    });
    const folder = join(dirname(paths[0] as string), 'folder');
    mkdirSync(folder);
    const { files, refused } = await inputFiles([...paths, '/dev/null', join(folder, 'none.txt')], 'en');
    const before = await ledgerCounts(test.workbench.store);
    const answer = await test.workbench.operations.importFiles(
      { files, refused, options: { ...OPTIONS, agency: 'mx-test' }, language: 'es' },
      () => {},
      new AbortController().signal,
    );
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.reports.map(({ file }) => file)).toEqual([paths[2]]);
    const codes = Object.fromEntries(answer.value.refused.map(({ file, code }) => [file.split('/').at(-1), code]));
    expect(codes).toEqual({
      null: 'file-not-regular',
      'none.txt': 'file-unreadable',
      'page.pdf': 'file-kind',
      'empty.txt': 'file-empty',
      'secret.txt': 'marking-classified',
      'quote.csv': 'table-quote',
    });
    expect(answer.value.refused.find(({ code }) => code === 'file-empty')?.why).toContain('Se esperaba');
    const after = await ledgerCounts(test.workbench.store);
    expect(after.reports).toBe(before.reports + 1);
    const quarantined = await test.workbench.store.read({ user: null, agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 5, action: 'report.quarantine' }),
    );
    expect(quarantined).toHaveLength(1);
  });

  it('refuses unknown markings, readers and options before it reads a file', async () => {
    const files = { 'x.txt': 'Words enough to be a text.\n' };
    const code = async (options: Partial<typeof OPTIONS>) => {
      const [path = ''] = filesOf(files);
      const answer = await test.workbench.operations.importFiles(
        {
          files: [{ given: path, path }],
          refused: [],
          options: { ...OPTIONS, agency: 'mx-test', ...options },
          language: 'en',
        },
        () => {},
        new AbortController().signal,
      );
      return answer.ok ? 'taken' : answer.error.code;
    };
    expect(await code({ agency: 'No such' })).toBe('option-invalid');
    expect(await code({ grade: 'G' })).toBe('option-invalid');
    expect(await code({ marking: 'TLP:PURPLE' })).toBe('marking-unknown');
    expect(await code({ marking: 'TLP:AMBER//REL TO no-such-agency' })).toBe('marking-unknown');
    expect(await code({ marking: 'SECRET//NOFORN' })).toBe('marking-classified');
    expect(await code({ marking: 'TLP:AMBER//REL TO USA, us-test' })).toBe('taken');
    expect(await code({ date: '2026-02-30' })).toBe('option-invalid');
    expect(await code({ timeZone: 'Mars/Olympus' })).toBe('option-invalid');
    expect(await code({ format: 'exe' })).toBe('option-invalid');
    expect(await code({ map: '{' })).toBe('map-invalid');
    expect(await code({ acceptAs: 'nobody' })).toBe('reader-unknown');
    expect(await code({ acceptAs: 'uma' })).toBe('reader-may-not-accept');
    expect(await code({ acceptAs: 'leo' })).toBe('reader-may-not-accept');
  });

  it('marks text that was accepted in bulk as unread, a list not', async () => {
    const answer = await test.bring(
      'mx-test',
      { 'bulk.txt': `${TEXT}Bulk.\n`, 'list.csv': 'id,name\n7,Ida Solís\n' },
      { acceptAs: 'rosa' },
    );
    const unread = async (of: ImportAnswer['reports'][number] | undefined) => {
      const review = (await reviewer('GET', `/api/review/${of?.id}`)).json();
      return new Set(review.claims.map((claim: { decision: { unread: boolean } }) => claim.decision.unread));
    };
    expect(await unread(answer.reports[0])).toEqual(new Set([true]));
    expect(await unread(answer.reports[1])).toEqual(new Set([false]));
  });

  it('keeps nothing of a file that is cancelled', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},Name ${i}`).join('\n');
    const [path = ''] = filesOf({ 'many.csv': `id,name\n${rows}\n` });
    const before = await ledgerCounts(test.workbench.store);
    const stop = new AbortController();
    const answer = await test.workbench.operations.importFiles(
      { files: [{ given: path, path }], refused: [], options: { ...OPTIONS, agency: 'mx-test' }, language: 'en' },
      ({ step, done }) => {
        if (step === 'write' && done > 0) stop.abort();
      },
      stop.signal,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await ledgerCounts(test.workbench.store)).toEqual(before);
  });
});

const DATA = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

function lines(path: string): string[] | null {
  try {
    return readFileSync(join(DATA, 'ofac-mexico-subset', path), 'utf8')
      .trimEnd()
      .split(/\r?\n/);
  } catch {
    return null;
  }
}

describe.skipIf(lines('sdn.csv') === null)(
  'editions of a list (the folder of TRAMA_TEST_DATA holds ofac-mexico-subset)',
  () => {
    const sdn = lines('sdn.csv') ?? [];
    const alt = lines('alt.csv') ?? [];
    const add = lines('add.csv') ?? [];
    const edition = (of: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(of).map(([name, rows]) => [name, `${rows.join('\r\n')}\r\n`]));
    const bring = (of: Record<string, string[]>, date: string) =>
      test.bring('us-test', edition(of), { grade: 'A', acceptAs: 'uma', date });

    it('tells what each edition adds, changes and withdraws', async () => {
      const first = await bring({ 'alt.csv': alt, 'add.csv': add, 'sdn.csv': sdn }, '2023-11-30');
      expect(first.lists).toEqual([
        { name: 'ofac-sdn', edition: '2023-11-30', added: expect.any(Array), changed: [], withdrawn: [], unchanged: 0 },
      ]);
      expect(first.lists?.[0]?.added).toHaveLength(722);
      const world = await test.workbench.worlds.worldOf({ user: 'uma', agency: 'us-test' });
      const cjng = world.search('CJNG', 1).items[0];
      expect(cjng?.names).toContain('CARTEL DE JALISCO NUEVA GENERACION');
      expect(world.tiesOf(cjng?.index ?? -1, { layers: null, limit: 500 }).ties).toHaveLength(7);

      const again = await bring({ 'sdn.csv': sdn, 'alt.csv': alt, 'add.csv': add }, '2023-12-31');
      expect(again).toMatchObject({ reports: [], unchanged: 3 });

      const turned = await bring(
        { 'sdn.csv': [...sdn].reverse(), 'alt.csv': [...alt].reverse(), 'add.csv': [...add].reverse() },
        '2023-12-31',
      );
      expect(turned.lists?.[0]).toMatchObject({ added: [], changed: [], withdrawn: [], unchanged: 722 });

      const uid = (row: string | undefined) => row?.split(',', 1)[0] ?? '';
      const renamed = sdn.map((row, i) => (i === 5 ? row.replace(/"[^"]*"/, '"RENAMED, Person"') : row)).slice(0, -1);
      const third = await bring({ 'sdn.csv': renamed }, '2024-01-31');
      expect(third.lists?.[0]).toMatchObject({
        added: [],
        changed: [uid(sdn[5])],
        withdrawn: [uid(sdn.at(-1))],
        unchanged: 720,
      });

      const later = await test.workbench.worlds.worldOf({ user: 'uma', agency: 'us-test' });
      const gone = later.search(`ofac:${uid(sdn.at(-1))}`, 1).items[0];
      const id = test.workbench.seals.of({ agency: 'us-test' }).id(later.ref(gone?.index ?? -1).id);
      const page = (await test.reader('una', 'us-test', 'analyst'))('GET', `/api/subjects/${id}`);
      const status = (await page).json().properties.find((p: { property: string }) => p.property === 'status');
      expect(status.values[0]).toMatchObject({ value: 'withdrawn', claims: [{ time: '2024-01-31' }] });
    });
  },
);
