/** CONTRACT, "import", "Several files", "Skipped rows", "Lists", "Ties tables", "Counts": as an outside script sees them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, type Folder, newFolder, type Server } from './test-process.js';

const LIST = fileURLToPath(new URL('../../formats/test-data/ofac-mexico-subset/', import.meta.url));
const TEXT = 'El 22 de febrero de 2026 murieron tres policías en Tapalpa, Jalisco.\n';

interface Answer {
  readonly reports: readonly {
    readonly id: string;
    readonly file: string;
    readonly format: string;
    readonly draft: number;
    readonly accepted: number;
    readonly skipped: readonly { readonly where: string; readonly why: string }[];
  }[];
  readonly unchanged: number;
  readonly refused: readonly { readonly file: string; readonly code: string; readonly why: string }[];
  readonly lists?: readonly Record<'added' | 'changed' | 'withdrawn', readonly string[]>[];
}

let folder: Folder;
let server: Server;
let files: string;
beforeAll(async () => {
  folder = await newFolder();
  files = mkdtempSync(join(tmpdir(), 'trama-files-'));
  server = await folder.start();
  for (const [user, agency] of [
    ['ana', 'us-test'],
    ['mar', 'mx-test'],
  ] as const) {
    const added = await folder.run('reader', 'add', user, '--agency', agency, '--role', 'reviewer', '--json');
    expect(added.status, added.err).toBe(0);
  }
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

interface Terms {
  readonly agency?: string;
  readonly grade?: string;
  readonly marking?: string;
  readonly more?: readonly string[];
}

async function bring(paths: readonly string[], terms: Terms = {}): Promise<Ended & { answer: Answer }> {
  const { agency = 'us-test', grade = 'B', marking = 'TLP:CLEAR', more = [] } = terms;
  const options = ['--agency', agency, '--grade', grade, '--marking', marking, ...more, '--json'];
  const ended = await folder.run('import', ...paths, ...options);
  expect(ended.out, ended.err).toMatch(/^[^\n]+\n$/);
  expect(ended.out + ended.err).not.toMatch(/^\s+at /m);
  return { ...ended, answer: JSON.parse(ended.out) as Answer };
}

async function ledger(): Promise<Record<'reports' | 'mentions' | 'claims', number>> {
  const { status, out } = await folder.run('doctor', '--json');
  expect(status, out).toBe(0);
  return (JSON.parse(out) as { ledger: Record<'reports' | 'mentions' | 'claims', number> }).ledger;
}

describe('the same bytes', () => {
  it('add nothing again, are another agency’s own report, and are refused under other terms', async () => {
    const path = file('bytes.txt', TEXT);
    const first = await bring([path]);
    expect(first.answer).toMatchObject({ reports: [{ file: path, format: 'text' }], unchanged: 0, refused: [] });
    const before = await ledger();
    const copy = file('copy.txt', TEXT);
    expect((await bring([copy])).answer).toEqual({ reports: [], unchanged: 1, refused: [] });
    for (const terms of [{ marking: 'TLP:GREEN' }, { grade: 'C' }]) {
      const other = await bring([path], terms);
      expect(other.status).toBe(1);
      expect(other.answer.refused[0]?.why).toContain('re-mark');
    }
    expect(await ledger()).toEqual(before);
    const theirs = await bring([path], { agency: 'mx-test' });
    expect(theirs.answer.reports[0]?.id).not.toBe(first.answer.reports[0]?.id);
    expect((await ledger()).reports).toBe(before.reports + 1);
  });

  it('of an agency seen for the first time make it, and say so', async () => {
    const path = file('first.txt', TEXT);
    const { status, err, answer } = await bring([path], { agency: 'ca-test' });
    expect(status, err).toBe(0);
    expect(err).toContain('ca-test');
    expect(answer.reports).toHaveLength(1);
    expect((await bring([path], { agency: 'ca-test' })).err).toBe('');
  });
});

describe('several files', () => {
  it('are judged alone: a refused one has its line, spoils none and leaves nothing', async () => {
    const good = file('good.txt', TEXT.replace('tres', 'cuatro'));
    const bad = file('bad\u001b[31m\n.txt', '');
    const before = await ledger();
    const { status, err, answer } = await bring([bad, good, join(files, 'absent.txt')]);
    expect(status).toBe(1);
    expect(answer.reports.map((report) => report.file)).toEqual([good]);
    expect(answer.refused.map(({ file: name, code }) => [name, code])).toEqual(
      expect.arrayContaining([
        [bad, 'file-empty'],
        [join(files, 'absent.txt'), 'file-unreadable'],
      ]),
    );
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('bad\\u001b[31m\\u000a.txt');
    const { reports } = await ledger();
    expect(reports).toBe(before.reports + 1);
  });

  it('stand under refused, each with its line, where an option is wrong', async () => {
    const paths = [file('a.txt', `a ${TEXT}`), file('b.txt', `b ${TEXT}`)];
    for (const terms of [{ marking: 'TLP:PURPLE' }, { grade: 'Z' }, { more: ['--time-zone', 'Mars/Olympus'] }]) {
      const { status, err, answer } = await bring(paths, terms);
      expect(status).toBe(1);
      expect(answer.reports).toEqual([]);
      expect(answer.refused.map((refused) => refused.file)).toEqual(paths);
      expect(err.trim().split('\n')).toHaveLength(2);
    }
  });
});

describe('a table of incidents', () => {
  const map = {
    records: 'incident',
    source: 'DataInt',
    columns: {
      id: 'UUID',
      start: 'Date/Time',
      end: 'End',
      status: 'Status',
      kind: 'Subtype',
      lat: 'Lat',
      lon: 'Lon',
      killed: 'Killed',
    },
    kinds: { 'Narco Blockade': 'roadblock', 'Intimidation Messages': null },
    statuses: { ACTIVE: 'active', PAST: 'cleared' },
  };
  const rows = [
    'UUID,Date/Time,End,Status,Subtype,Lat,Lon,Killed',
    'a1,2026-02-23 14:24,2026-02-23 18:00,ACTIVE,Narco Blockade,20.72,-103.38,2',
    'a2,2026-02-23 15:00,,PAST,Intimidation Messages,20.72,-103.38,',
    'a3,2026-02-23 15:00,2026-02-22 15:00,PAST,Narco Blockade,20.72,-103.38,',
    'a4,2026-02-31 15:00,,PAST,Narco Blockade,20.72,-103.38,',
    'a5,2026-02-23 15:00,,PAST,Narco Blockade,120.72,-103.38,',
    'a6,2026-02-23 15:00,,PAST,Narco Blockade,20.72,-103.38,-3',
    'a7,2026-02-23 15:00,,PAST,Narco Blockade,20.72,-103.38,Infinity',
    'a8,2026-02-23 15:00,,active,arson,20.72,-103.38,',
  ];

  it('is taken but for the rows it names, one entry each', async () => {
    const path = file('incidents.csv', `${rows.join('\n')}\n`);
    const at = file('map.json', JSON.stringify({ ...map, timeZone: 'UTC' }));
    const { answer } = await bring([path], { more: ['--map', at, '--accept-as', 'ana'] });
    const report = answer.reports[0];
    expect(report?.skipped.map(({ where }) => where)).toEqual(['row 2', 'row 3', 'row 4', 'row 5', 'row 6', 'row 7']);
    expect(report?.accepted).toBeGreaterThan(0);
  });

  it('with clock times and no zone is refused with a line that asks for it', async () => {
    const path = file('zone.csv', `${rows.slice(0, 2).join('\n')}\n`);
    const at = file('zone.json', JSON.stringify(map));
    const { status, err } = await bring([path], { more: ['--map', at] });
    expect(status).toBe(1);
    expect(err).toMatch(/time zone/);
    const given = await bring([path], { more: ['--map', at, '--time-zone', 'America/Mexico_City'] });
    expect(given.status, given.err).toBe(0);
  });
});

describe('a table of ties', () => {
  it('finds the agency’s people of the same command in any order, never another’s', async () => {
    const people = file('people.csv', 'id,name\n000012,Ana Uno\n13,Bea Dos\n');
    const ties = file('ties.csv', 'source,target,weight,layer\r\n"000012","13",2,call\r\n000012,99,1,call\r\n');
    const { answer } = await bring([ties, people], { more: ['--accept-as', 'ana'] });
    expect(answer.reports[0]).toMatchObject({ file: ties, accepted: 1 });
    expect(answer.reports[0]?.skipped.map(({ where }) => where)).toEqual(['row 2']);
    const later = file('later.csv', 'source,target\n13,000012\n');
    expect((await bring([later])).answer.reports[0]).toMatchObject({ draft: 1, skipped: [] });
    const theirs = await bring([later], { agency: 'mx-test' });
    expect(theirs.answer.reports[0]?.skipped).toHaveLength(1);
  });
});

describe('the sanctions list', () => {
  const parts = ['sdn', 'alt', 'add'].map((part) => join(LIST, `${part}.csv`));
  const edition = (date: string) => ({ grade: 'A', more: ['--date', date, '--accept-as', 'ana'] });

  it('gives 722 entries, 11 more as targets and 293 ties, and the same again nothing', async () => {
    const before = await ledger();
    const { answer } = await bring(parts, edition('2022-01-31'));
    expect(answer.lists).toMatchObject([{ name: 'ofac-sdn', edition: '2022-01-31', changed: [], withdrawn: [] }]);
    expect(answer.lists?.[0]?.added).toHaveLength(722);
    const after = await ledger();
    expect(after.mentions - before.mentions).toBe(722 + 11);
    const out = join(files, 'list.ftm');
    expect((await folder.run('export', '--format', 'ftm', '--reader', 'ana', '--out', out)).status).toBe(0);
    const entities = readFileSync(out, 'utf8').trim().split('\n');
    expect(entities.filter((line) => line.includes('"role":["linkedTo"'))).toHaveLength(293);
    expect(entities.filter((line) => line.includes('"referents":["ofac-'))).toHaveLength(722);
    const again = await bring(parts, edition('2022-01-31'));
    expect(again.answer).toMatchObject({ reports: [], unchanged: 3 });
    expect(await ledger()).toEqual(after);
  });

  it('of a later edition names what changed, whatever the order of its rows', async () => {
    const lines = readFileSync(parts[0] as string, 'latin1').split('\n');
    const rows = lines.filter((line) => line !== '').reverse();
    const shuffled = await bring([file('sdn.csv', Buffer.from(rows.join('\n'), 'latin1'))], edition('2022-02-28'));
    expect(shuffled.answer.lists).toMatchObject([{ added: [], changed: [], withdrawn: [], unchanged: 722 }]);
    const fewer = rows.filter((row) => !row.startsWith('17671,'));
    const withdrawn = await bring([file('sdn.csv', Buffer.from(fewer.join('\n'), 'latin1'))], edition('2022-03-31'));
    expect(withdrawn.answer.lists).toMatchObject([{ added: [], changed: [], withdrawn: ['17671'] }]);
  });

  it('without sdn tells of aliases that are gone, and withdraws nobody', async () => {
    const text = readFileSync(parts[1] as string, 'latin1');
    const kept = text.split('\n').filter((row) => !row.startsWith('17674,'));
    const { answer } = await bring([file('alt.csv', Buffer.from(kept.join('\n'), 'latin1'))], edition('2022-04-30'));
    expect(answer.lists).toMatchObject([{ added: [], changed: ['17674'], withdrawn: [] }]);
  });
});

it('counts in its answers what the doctor counts', async () => {
  const path = file('equal-1.csv', 'id,name\ne1,Eva Uno\ne2,Eva Dos\n');
  const other = file('equal-2.csv', 'id,name\nf1,Eva Tres\nf2,Eva Cuatro\n');
  const before = await ledger();
  const { answer } = await bring([path, other]);
  const [one = 0, two = 0] = answer.reports.map(({ draft, accepted }) => draft + accepted);
  expect(one).toBe(two);
  expect((await ledger()).claims - before.claims).toBe(one + two);
});
