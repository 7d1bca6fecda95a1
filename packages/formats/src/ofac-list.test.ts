import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Drafts, localData, NO_OPTIONS } from './drafts.fixture.js';
import { compareEditions, listFingerprints, samePrograms } from './list-fingerprint.js';
import { parseListDates, parseRemarks } from './ofac-remarks.js';
import { readRecords } from './read-records.js';

const SUBSET = new URL('../test-data/ofac-mexico-subset/', import.meta.url);
const file = (base: URL, name: string) => ({ name, bytes: readFileSync(new URL(name, base)) });

async function read(name: string, bytes: Uint8Array) {
  const drafts = new Drafts();
  const result = await readRecords({ name, bytes }, 'ofac', NO_OPTIONS, drafts);
  if (!result.ok) throw new Error(result.error.code);
  return { drafts, read: result.value };
}

describe('the Mexican subset of the list', () => {
  it('gives 722 subjects, 11 known only as link targets, and 293 ties', async () => {
    const { drafts, read: result } = await read('sdn.csv', file(SUBSET, 'sdn.csv').bytes);
    expect(result).toMatchObject({ rows: 722, kind: 'list', list: { name: 'ofac-sdn', part: 'sdn' } });
    const listed = drafts.mentions.filter((m) => m.key?.startsWith('ofac:'));
    const linked = drafts.mentions.filter((m) => m.key?.startsWith('ofac-name:'));
    const ties = drafts.claims.filter((c) => c.property === 'linkedTo');
    expect([listed.length, linked.length, ties.length]).toEqual([722, 11, 293]);
    expect(new Set(ties.map((c) => c.target)).size).toBe(114);
    expect(listed.filter((m) => m.schema === 'Person')).toHaveLength(451);
    expect(drafts.skipped).toEqual([]);
  });

  it('gives each claim its row and column', async () => {
    const { drafts } = await read('sdn.csv', file(SUBSET, 'sdn.csv').bytes);
    const mencho = 'ofac:17674';
    expect(drafts.values(mencho, 'name')).toEqual(['OSEGUERA CERVANTES, Nemesio']);
    expect(drafts.values(mencho, 'firstName')).toEqual(['Nemesio']);
    expect(drafts.values(mencho, 'birthDate')).toEqual(['1966-07-17', '1964-07-17']);
    expect(drafts.values(mencho, 'program')).toEqual(['SDNTK', 'ILLICIT-DRUGS-EO']);
    expect(drafts.values(mencho, 'weakAlias')).toEqual(['Mencho']);
    const alias = drafts.claims.find((c) => c.about === mencho && c.property === 'weakAlias');
    expect(alias?.place).toEqual({ kind: 'row', row: 508, column: 'Remarks' });
  });

  it('gives 481 aliases and 1,838 address rows about the list numbers', async () => {
    const alt = await read('alt.csv', file(SUBSET, 'alt.csv').bytes);
    expect(alt.drafts.claims).toHaveLength(481);
    expect(alt.drafts.claims.every((c) => /^key:ofac:\d+$/.test(c.about))).toBe(true);
    expect(alt.drafts.values('key:ofac:17674', 'alias')).toEqual(['OSEGUERA CERVANTES, Ruben']);
    const add = await read('add.csv', file(SUBSET, 'add.csv').bytes);
    expect(add.read.rows).toBe(1838);
    expect(add.drafts.skipped).toEqual([]);
    // 61 of the 1,838 rows hold nothing, 111 a country alone.
    expect(add.drafts.claims.filter((c) => c.property === 'address')).toHaveLength(1838 - 61 - 111);
  });
});

describe('copies of the list', () => {
  it('takes quoted and bare cells, headings of third parties and a last byte 0x1A alike', async () => {
    const bare = '36,AERO,-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a';
    const quoted =
      'ID,Name,Type,Country,Title,F,G,H,I,J,K,Details\n"36","AERO","-0-","CUBA","-0-","-0-","-0-","-0-","-0-","-0-","-0-","-0-"\n';
    const [a, b] = [await read('sdn.csv', Buffer.from(bare)), await read('sdn.csv', Buffer.from(quoted))];
    const claims = (drafts: Drafts) => drafts.claims.map(({ place: _, ...rest }) => rest);
    expect(claims(a.drafts)).toEqual(claims(b.drafts));
    expect([a.read.rows, b.read.rows]).toEqual([1, 1]);
    expect(b.drafts.claims[1]?.place).toEqual({ kind: 'row', row: 1, column: 'Name' });
  });

  it('names a second row of one list number and a name that a spreadsheet spoiled', async () => {
    const row = (uid: number, name: string) => `${uid},${name},-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n`;
    const { drafts } = await read('sdn.csv', Buffer.from(row(1, 'A') + row(2, '28-Jul') + row(1, 'B')));
    expect(drafts.skipped.map((s) => s.where)).toEqual(['row 2', 'row 3']);
    expect(drafts.values('ofac:1', 'name')).toEqual(['A']);
    expect(drafts.values('ofac:2', 'name')).toEqual([]);
    expect(drafts.mentions).toHaveLength(2);
  });

  it('refuses other rows that are called a list', async () => {
    const result = await readRecords(
      { name: 'sdn.csv', bytes: Buffer.from('a,b\n1,2\n') },
      'ofac',
      NO_OPTIONS,
      new Drafts(),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'file-kind' } });
  });
});

describe('the XML form', () => {
  const xml = `<?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>11/30/2023</Publish_Date></publshInformation>
    <sdnEntry><uid>17674</uid><firstName>Nemesio</firstName><lastName>OSEGUERA CERVANTES</lastName><sdnType>Individual</sdnType>
    <remarks>(Linked To: CJNG)</remarks><programList><program>SDNTK</program><program>ILLICIT-DRUGS-EO14059</program></programList>
    <idList><id><uid>1</uid><idType>C.U.R.P.</idType><idNumber>OECN660717HMNSRM01</idNumber><idCountry>Mexico</idCountry></id><id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
    <akaList><aka><uid>27321</uid><type>a.k.a.</type><category>strong</category><lastName>OSEGUERA CERVANTES</lastName><firstName>Ruben</firstName></aka><aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>Mencho</lastName></aka></akaList>
    <addressList><address><uid>3</uid><city>Guadalajara</city><stateOrProvince>Jalisco</stateOrProvince><country>Mexico</country></address></addressList>
    <dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>17 Jul 1966</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry>
    <sdnEntry><uid>17671</uid><lastName>CJNG</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>`;

  it('gives an entry with its aliases and addresses', async () => {
    const { drafts, read: result } = await read('sdn.xml', Buffer.from(xml));
    expect(result).toMatchObject({ rows: 2, kind: 'list', list: { edition: '2023-11-30' } });
    expect(drafts.values('ofac:17674', 'name')).toEqual(['OSEGUERA CERVANTES, Nemesio']);
    expect(drafts.values('ofac:17674', 'curp')).toEqual(['OECN660717HMNSRM01']);
    expect(drafts.values('ofac:17674', 'birthDate')).toEqual(['1966-07-17']);
    expect(drafts.values('ofac:17674', 'weakAlias')).toEqual(['Mencho']);
    expect(drafts.values('ofac:17674', 'linkedTo')).toEqual(['key:ofac:17671']);
    expect(drafts.values('key:ofac:17674', 'alias')).toEqual(['OSEGUERA CERVANTES, Ruben']);
    expect(drafts.values('key:ofac:17674', 'address')).toEqual(['Guadalajara, Jalisco, Mexico']);
    expect(drafts.skipped).toEqual([]);
  });

  it('is one whole edition', async () => {
    const edition = await listFingerprints([{ name: 'sdn.xml', bytes: Buffer.from(xml) }]);
    expect(edition).toMatchObject({ ok: true, value: { parts: ['sdn', 'alt', 'add'] } });
    expect(edition.ok && compareEditions(edition.value, edition.value).unchanged).toBe(2);
  });

  it.each([
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${xml.slice(21)}`, 'xml-doctype'],
    ['another XML', '<Error><Code>AccessDenied</Code></Error>', 'file-kind'],
    ['a cut list', xml.slice(0, 300), 'file-broken'],
    ['an empty list', '<sdnList></sdnList>', 'file-empty'],
    ['a deep list', `<sdnList>${'<a>'.repeat(1000)}`, 'file-broken'],
  ])('%s is refused', async (_, text, code) => {
    const result = await readRecords({ name: 'sdn.xml', bytes: Buffer.from(text) }, 'ofac', NO_OPTIONS, new Drafts());
    expect(result).toMatchObject({ ok: false, error: { code } });
  });
});

describe('remarks', () => {
  const properties = (text: string) => parseRemarks(text).map(({ property, value }) => [property, value]);

  it('reads each statement by its first words', () => {
    expect(
      properties(
        "DOB circa 1961; POB Culiacan, Sinaloa, Mexico; citizen Mexico; Gender Male; Passport A12345 (Mexico) expires 01 Jan 2020; R.F.C. AEML-710509-Q27 (Mexico); C.U.R.P. AALH750218HBCLPC02 (Mexico) issued 1968; a.k.a. 'El Mayo'; Telephone No. 009613679153; Email Address A@B.mx; (Linked To: SINALOA CARTEL; Linked To: GUZMAN, Joaquin); unread words.",
      ),
    ).toEqual([
      ['birthDate', '1961'],
      ['birthPlace', 'Culiacan, Sinaloa, Mexico'],
      ['nationality', 'Mexico'],
      ['gender', 'male'],
      ['passport', 'A12345'],
      ['remarks', 'Passport A12345 (Mexico) expires 01 Jan 2020'],
      ['rfc', 'AEML710509Q27'],
      ['curp', 'AALH750218HBCLPC02'],
      ['weakAlias', 'El Mayo'],
      ['phone', '009613679153'],
      ['email', 'a@b.mx'],
      ['linkedTo', 'SINALOA CARTEL'],
      ['linkedTo', 'GUZMAN, Joaquin'],
      ['remarks', 'unread words'],
    ]);
  });

  it('keeps the full stop of an abbreviation', () => {
    expect(properties('Linked To: ROMIK S.A.')).toEqual([['linkedTo', 'ROMIK S.A.']]);
    expect(properties('Linked To: MAHAN AIR.')).toEqual([['linkedTo', 'MAHAN AIR']]);
  });

  it('reads ranges as far as both ends agree', () => {
    const dates = (text: string) => parseListDates(text).map(({ date }) => date);
    expect(dates('01 Jan 1960 to 31 Dec 1960')).toEqual(['1960']);
    expect(dates('1962 to 1965')).toEqual(['1962', '1965']);
    expect(dates('Sep 1970')).toEqual(['1970-09']);
    expect(dates('31 Feb 1970')).toEqual([]);
  });
});

describe('editions', () => {
  const edition = async (text: string, name = 'sdn.csv') => {
    const read = await listFingerprints([{ name, bytes: Buffer.from(text) }]);
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };
  const row = (uid: number, name: string, program = 'CUBA', remarks = '-0- ') =>
    `${uid},"${name}",-0- ,${program},-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"${remarks}"\n`;

  it('compares by list number, whatever the order of rows and dialect', async () => {
    const before = await edition(row(1, 'A') + row(2, 'B') + row(3, 'C') + row(4, 'D', 'SDNTK] [ILLICIT-DRUGS-EO'));
    const after = await edition(
      row(4, 'D', 'ILLICIT-DRUGS-EO14059] [SDNTK') + row(3, 'C', 'CUBA', 'new.') + row(5, 'E') + row(1, 'A'),
    );
    expect(compareEditions(before, after)).toEqual({ added: ['5'], changed: ['3'], withdrawn: ['2'], unchanged: 2 });
  });

  it('withdraws nobody by an edition without sdn', async () => {
    const before = await edition(row(1, 'A') + row(2, 'B'));
    const after = await edition('1,12,aka,AERO,-0- \n', 'alt.csv');
    expect(compareEditions(before, after)).toEqual({ added: [], changed: [], withdrawn: [], unchanged: 2 });
  });

  it('takes only the cut-off number of an order as the same programme', () => {
    expect(samePrograms(['ILLICIT-DRUGS-EO'], ['ILLICIT-DRUGS-EO14059'])).toBe(true);
    expect(samePrograms(['SDNT'], ['SDNTK'])).toBe(false);
  });

  const whole = localData('ofac-2023-11/');
  it.skipIf(!existsSync(whole))(
    'finds 16 of the 722 withdrawn in the whole list of 2023 and none changed',
    async () => {
      const before = await listFingerprints([file(SUBSET, 'sdn.csv')]);
      const after = await listFingerprints([file(whole, 'sdn.csv')]);
      if (!before.ok || !after.ok) throw new Error('not read');
      const change = compareEditions(before.value, after.value);
      expect([change.withdrawn.length, change.changed.length, change.unchanged]).toEqual([16, 0, 706]);
    },
  );

  const old = localData('ofac-2022-01/');
  it.skipIf(!existsSync(old))('reads the whole list of 2022 and names its two spoiled rows', async () => {
    const { drafts, read: result } = await read('sdn.csv', file(old, 'sdn.csv').bytes);
    expect(result.rows).toBe(9044);
    expect(drafts.skipped.map((s) => s.where)).toEqual(['row 5498', 'row 9044']);
    expect((await read('alt.csv', file(old, 'alt.csv').bytes)).read.rows).toBe(12409);
    expect((await read('add.csv', file(old, 'add.csv').bytes)).read.rows).toBe(13625);
  });
});
