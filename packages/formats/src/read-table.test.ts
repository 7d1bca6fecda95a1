import { gzipSync } from 'node:zlib';
import { refusalText } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { Drafts, NO_OPTIONS } from './drafts.fixture.js';
import { readRecords } from './read-records.js';
import type { RecordOptions } from './records.js';
import { parseMap, type TableMap } from './table-map.js';

async function read(text: string, options: Partial<RecordOptions> = {}) {
  const drafts = new Drafts();
  const file = { name: 'table.csv', bytes: Buffer.from(text) };
  const read = await readRecords(file, 'csv', { ...NO_OPTIONS, ...options }, drafts);
  return { drafts, read };
}

function mapOf(json: unknown): TableMap {
  const map = parseMap(json);
  if (!map.ok) throw new Error(refusalText(map.error, 'en'));
  return map.value;
}

describe('people', () => {
  it('knows a table id,name as people and each row by its id', async () => {
    const { drafts, read: result } = await read('id,name\n000012,Ana Peña\n000013,"Güero, El"\n000012,Other\n');
    expect(result).toMatchObject({ ok: true, value: { kind: 'people', rows: 3 } });
    expect(drafts.mentions.map((m) => m.key)).toEqual(['row:000012', 'row:000013']);
    expect(drafts.values('row:000013', 'name')).toEqual(['Güero, El']);
    expect(drafts.skipped).toEqual([{ where: 'row 3', why: 'second row with the id 000012' }]);
    expect(drafts.claims[0]?.place).toEqual({ kind: 'row', row: 1, column: 'name' });
  });

  it('reads Spanish headings, several aliases, dates, identifiers and the group as a tie', async () => {
    const { drafts, read: result } = await read(
      'Clave;Nombre;Apellido Paterno;Apellido Materno;Apodo;Fecha de Nacimiento;CURP;Teléfono;Grupo\n' +
        '7;José;Pérez;Núñez;El Güero; 17/07/1966;pexj 660717 hmnrxs01;+52 (33) 1234-5678;Cártel de Prueba\n' +
        '8;Luis;Gómez;;Lobo | Lobito;31/02/1970;;;CARTEL DE PRUEBA\n',
    );
    expect(result.ok).toBe(true);
    expect(drafts.values('row:7', 'name')).toEqual(['José Pérez Núñez']);
    expect(drafts.values('row:7', 'birthDate')).toEqual(['1966-07-17']);
    expect(drafts.values('row:7', 'curp')).toEqual(['PEXJ660717HMNRXS01']);
    expect(drafts.values('row:7', 'phone')).toEqual(['+523312345678']);
    expect(drafts.values('row:7', 'memberOf')).toEqual(['org:cartel de prueba']);
    expect(drafts.skipped[0]?.why).toContain('31/02/1970');
  });

  it('takes who has only a number as not identified', async () => {
    const { drafts } = await read('id,name,phone\n1,,5512345678\n2,Ana,\n3,,\n');
    expect(drafts.mentions.map((m) => m.schema)).toEqual(['UnidentifiedPerson', 'Person']);
    expect(drafts.skipped).toHaveLength(1);
  });

  it('reads organisations by a map that was saved and given back', async () => {
    const map = mapOf({ records: 'organisations', columns: { id: 'nr', name: 'who' } });
    const { drafts, read: result } = await read('nr,who\n1,Transportes X S.A. de C.V.\n2,Los Zetas\n', { map });
    expect(drafts.mentions.map((m) => m.schema)).toEqual(['Company', 'Organization']);
    expect(result.ok && parseMap(JSON.parse(JSON.stringify(result.value.map)))).toEqual({ ok: true, value: map });
  });
});

describe('ties', () => {
  it('joins records by the ids of people tables, with layer and weight', async () => {
    const { drafts, read: result } = await read(
      'source,target,weight,layer\n000012,000013,2.5,call\n1,2,,kin\n1,1,1,kin\n1,2,-1,kin\n1,2,Infinity,x\n3,4,1,other\n',
    );
    expect(result).toMatchObject({ ok: true, value: { kind: 'ties', rows: 6 } });
    expect(drafts.claims.map((c) => [c.about, c.property, c.target, c.best])).toEqual([
      ['key:row:000012', 'called', 'key:row:000013', 2.5],
      ['key:row:1', 'familyOf', 'key:row:2', null],
      ['key:row:3', 'linkedTo', 'key:row:4', 1],
    ]);
    expect(drafts.skipped.map((s) => s.where)).toEqual(['row 3', 'row 4', 'row 5']);
  });
});

describe('incidents', () => {
  const map = mapOf({
    records: 'incident',
    source: 'DataInt',
    timeZone: 'UTC',
    columns: {
      id: 'UUID',
      title: 'Title',
      start: 'Date/Time',
      end: 'End',
      status: 'Status',
      kind: 'Subtype',
      state: 'State',
      lat: 'Lat',
      lon: 'Lon',
      killed: 'Killed',
      'text.es': 'Texto',
    },
    kinds: { 'Narco Blockade': 'roadblock', 'Intimidation Messages': null },
    statuses: { ACTIVE: 'active', PAST: 'cleared', HOAX: null },
  });
  const header = 'UUID,Title,Date/Time,End,Status,Subtype,State,Lat,Lon,Killed,Texto\n';

  it('reads a row as one record with its claims', async () => {
    const { drafts, read: result } = await read(
      `${header}a1,Blockade,2026-02-23 20:24,2026-02-23 22:00,ACTIVE,Narco Blockade,Jalisco,20.67,-103.35,at least 3,Bloqueo\n`,
      { map },
    );
    expect(result).toMatchObject({ ok: true, value: { kind: 'incidents', rows: 1 } });
    expect(drafts.mentions).toEqual([{ local: 'incident:a1', key: 'incident:a1', schema: 'Event', spans: [] }]);
    expect(drafts.values('incident:a1', 'kind')).toEqual(['roadblock']);
    expect(drafts.values('incident:a1', 'start')).toEqual(['2026-02-23T20:24Z']);
    expect(drafts.values('incident:a1', 'status')).toEqual(['active']);
    expect(drafts.claims.find((c) => c.property === 'killed')).toMatchObject({ low: 3, best: 3, high: null });
    expect(drafts.claims.find((c) => c.property === 'latitude')?.best).toBe(20.67);
  });

  it('leaves out what cannot be read, names it, and takes the rest', async () => {
    const good = 'ok1,x,2026-02-23 20:24,,PAST,roadblock,,,,,';
    const rows = [
      'b1,x,2026-02-30 20:24,,ACTIVE,roadblock,,,,,',
      'b2,x,2026-02-23 20:24,,ACTIVE,roadblock,,91,0,,',
      'b3,x,2026-02-23 20:24,,ACTIVE,roadblock,,20,-190,,',
      'b4,x,2026-02-23 20:24,,ACTIVE,roadblock,,,,-1,',
      'b5,x,2026-02-23 20:24,,ACTIVE,roadblock,,,,Infinity,',
      'b6,x,2026-02-23 20:24,,ACTIVE,Intimidation Messages,,,,,',
      'b7,x,2026-02-23 20:24,,HOAX,roadblock,,,,,',
      'ok1,again,2026-02-23 20:24,,PAST,roadblock,,,,,',
      'b8,x,,,ACTIVE,roadblock,,,,,',
      'e1,x,2026-02-23 20:24,2026-02-23 19:00,ACTIVE,roadblock,,,,,',
    ];
    const { drafts } = await read(`${header}${good}\n${rows.join('\n')}\n`, { map });
    expect(drafts.mentions.map((m) => m.local)).toEqual(['incident:ok1', 'incident:e1']);
    expect(drafts.skipped.map((s) => s.where)).toEqual(rows.map((_, i) => `row ${i + 2}`));
    expect(drafts.values('incident:e1', 'end')).toEqual([]);
  });

  it('refuses clock times without any zone and takes a zone by option', async () => {
    const text = 'start,kind\n2026-02-23 20:24,roadblock\n';
    expect((await read(text)).read).toMatchObject({ ok: false, error: { code: 'time-zone-missing' } });
    const { drafts } = await read(text, { timeZone: 'America/Mexico_City' });
    expect(drafts.values('incident-1', 'start')).toEqual(['2026-02-24T02:24Z']);
    const own = await read('start,kind\n2026-02-23T20:24-06:00,roadblock\n2026-02-23,roadblock\n');
    expect(own.drafts.values('incident-1', 'start')).toEqual(['2026-02-24T02:24Z']);
    expect(own.drafts.values('incident-2', 'start')).toEqual(['2026-02-23']);
  });

  it('attributes a row to the source that it names', async () => {
    const { drafts } = await read('start,kind,killed,source\n2026-02-23,clash,3,SEDENA\n2026-02-23,clash,2,\n');
    expect(drafts.claims.filter((c) => c.property === 'killed').map((c) => c.attribution)).toEqual(['SEDENA', null]);
  });

  it('reads the kind from title and text; works and marches are never roadblocks', async () => {
    const { drafts } = await read(
      'fecha,titulo\n' +
        '2026-02-22,Narcobloqueo en la carretera 80 con vehículos incendiados\n' +
        '2026-02-22,Road works on highway 15\n' +
        '2026-02-22,Marcha bloquea avenida Juárez\n' +
        '2026-02-22,Gunmen attack National Guard convoy\n' +
        '2026-02-22,Bonito día\n',
    );
    const kinds = [1, 2, 3, 4].map((n) => drafts.values(`incident-${n}`, 'kind')[0]);
    expect(kinds).toEqual(['roadblock', 'closure', 'closure', 'armed-attack']);
    expect(drafts.skipped).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    ['headings that say nothing', 'a,b,c\n1,2,3\n', 'table-unknown'],
    ['nothing', '', 'file-empty'],
    ['a header alone', 'id,name\n', 'file-empty'],
    ['an open quote', 'id,name\n1,"x\n', 'table-quote'],
    ['too many columns', `${'c,'.repeat(1001)}\n`, 'table-columns'],
    ['binary data', '\0\u0001\u0002\u0003'.repeat(500), 'file-kind'],
  ])('%s is refused', async (_, text, code) => {
    expect((await read(text)).read).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses a gzip bomb and reads an honest gzip', async () => {
    const drafts = new Drafts();
    const bomb = { name: 'a.csv.gz', bytes: gzipSync(`id,name\n${'1,x\n'.repeat(2 ** 23)}`) };
    expect(await readRecords(bomb, 'csv', NO_OPTIONS, drafts)).toMatchObject({ error: { code: 'archive-bomb' } });
    const honest = { name: 'a.csv.gz', bytes: gzipSync('id,name\n1,x\n') };
    expect(await readRecords(honest, 'csv', NO_OPTIONS, drafts)).toMatchObject({ ok: true, value: { rows: 1 } });
  });

  it('refuses a map that names a column which the table lacks', async () => {
    const map = mapOf({ records: 'people', columns: { name: 'Nombre' } });
    expect((await read('id,name\n1,x\n', { map })).read).toMatchObject({ ok: false, error: { code: 'map-invalid' } });
  });

  it.each([
    null,
    [],
    { records: 'cars', columns: {} },
    { records: 'incident', columns: { title: 'x' } },
    { records: 'incident', columns: { start: 'x' }, kinds: { a: 'fire' } },
    { records: 'incident', columns: { start: 'x' }, timeZone: 'Mars/Olympus' },
    { records: 'people', columns: { colour: 'x' } },
    { records: 'people', columns: { name: 1 } },
    { records: 'people', columns: { name: 'x' }, sepa: ',' },
  ])('the map %j is invalid', (json) => {
    expect(parseMap(json)).toMatchObject({ ok: false, error: { code: 'map-invalid' } });
  });
});

it('waits for a slow taker, and stops when told to', async () => {
  const bytes = Buffer.from(`id,name\n${Array.from({ length: 20_000 }, (_, i) => `${i},n`).join('\n')}`);
  const stop = new AbortController();
  let waiting = 0;
  const result = await readRecords(
    { name: 'a.csv', bytes },
    'csv',
    NO_OPTIONS,
    new Drafts(),
    async (rows) => {
      expect(waiting++).toBe(0);
      await new Promise((resolve) => setImmediate(resolve));
      waiting--;
      if (rows >= 10_000) stop.abort();
    },
    stop.signal,
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

describe('encodings', () => {
  const text = 'id,name\n1,Peña Güero\n';
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 little-endian without one', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('%s keeps its letters', async (_, bytes) => {
    const drafts = new Drafts();
    await readRecords({ name: 'x.csv', bytes }, 'csv', NO_OPTIONS, drafts);
    expect(drafts.values('row:1', 'name')).toEqual(['Peña Güero']);
  });
});
