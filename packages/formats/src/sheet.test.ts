import { utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect-format.js';
import { Drafts, NO_OPTIONS } from './drafts.fixture.js';
import { readRecords } from './read-records.js';
import { docx, zip } from './zip.fixture.js';

type Cells = (string | number | Date | boolean | null)[][];

function workbook(sheets: Record<string, Cells>, hidden: readonly string[] = []): Buffer {
  const book: WorkBook = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells, { UTC: true }), name);
  }
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

async function read(bytes: Uint8Array) {
  const drafts = new Drafts();
  const result = await readRecords({ name: 'a.xlsx', bytes }, 'xlsx', NO_OPTIONS, drafts);
  return { drafts, result };
}

describe('workbooks', () => {
  it('reads the first visible sheet and names the others', async () => {
    const bytes = workbook(
      {
        Notes: [['hidden']],
        Gente: [
          ['id', 'nombre', 'fecha de nacimiento', 'edad'],
          [12, 'Ana Peña', new Date(Date.UTC(1966, 6, 17)), 59],
          [null, null, null, null],
          ['000013', 'Güero', '1970', null],
        ],
        More: [['id'], [1]],
      },
      ['Notes'],
    );
    expect(detectFormat({ name: 'a.xlsx', bytes })).toEqual({ ok: true, value: 'xlsx' });
    const { drafts, result } = await read(bytes);
    expect(result).toMatchObject({ ok: true, value: { kind: 'people', rows: 2 } });
    expect(drafts.mentions.map((m) => m.key)).toEqual(['row:12', 'row:000013']);
    expect(drafts.values('row:12', 'birthDate')).toEqual(['1966-07-17']);
    expect(drafts.skipped.map((s) => s.where)).toEqual(['sheet Notes', 'sheet More']);
  });

  it('reads clock times of incident tables', async () => {
    const at = new Date(Date.UTC(2026, 1, 23, 20, 24));
    const bytes = workbook({
      A: [
        ['start', 'kind'],
        [at, 'roadblock'],
      ],
    });
    expect((await read(bytes)).result).toMatchObject({ ok: false, error: { code: 'time-zone-missing' } });
    const drafts = new Drafts();
    await readRecords({ name: 'a', bytes }, 'xlsx', { ...NO_OPTIONS, timeZone: 'UTC' }, drafts);
    expect(drafts.values('incident-1', 'start')).toEqual(['2026-02-23T20:24Z']);
  });

  it.each([
    ['too many columns', workbook({ A: [Array.from({ length: 1001 }, (_, i) => `c${i}`)] }), 'table-columns'],
    ['no rows', workbook({ A: [[]] }), 'file-empty'],
    ['a Word document', docx(['x']), 'file-kind'],
    ['plain text', Buffer.from('x'), 'file-kind'],
    ['cut off', workbook({ A: [['id', 'name']] }).subarray(0, 500), 'file-broken'],
    ['a bomb', zip([{ name: 'xl/workbook.xml', bytes: 'x'.repeat(30 * 2 ** 20) }]), 'archive-bomb'],
    [
      'a DOCTYPE',
      zip([{ name: 'xl/workbook.xml', bytes: '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }]),
      'xml-doctype',
    ],
    ['an empty workbook', zip([{ name: 'xl/workbook.xml', bytes: '<workbook/>' }]), 'file-broken'],
  ])('%s is refused', async (_, bytes, code) => {
    expect((await read(bytes)).result).toMatchObject({ ok: false, error: { code } });
  });
});
