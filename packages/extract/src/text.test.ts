import { existsSync, readFileSync } from 'node:fs';
import { type DraftClaim, type PartialDate, parsePartialDate } from '@trama/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import type { Extraction } from './extraction.js';
import { showClaim } from './show-claim.fixture.js';

const LOCAL: string = process.env.TRAMA_TEST_DATA ?? new URL('../../../../shared/data', import.meta.url).pathname;
const OWN = new URL('../test-data/', import.meta.url);

function read(text: string, date: string): Extraction {
  return extract({
    text,
    title: null,
    language: null,
    date: parsePartialDate(date) as PartialDate,
    timeZone: null,
    captions: [],
  });
}

function readOwn(file: string, date: string): Extraction {
  return read(readFileSync(new URL(file, OWN), 'utf8'), date);
}

function shown(extraction: Extraction): string[] {
  return extraction.claims.map((claim) => showClaim(extraction, claim));
}

/** A text that may not be committed: read where it is at hand, else said to be absent. */
function withLocal(file: string, date: string, check: (extraction: Extraction, text: string) => void): void {
  const path = `${LOCAL}/${file}`;
  it.skipIf(!existsSync(path))(`${file}${existsSync(path) ? '' : ' (skipped: not in TRAMA_TEST_DATA)'}`, () => {
    const text = readFileSync(path, 'utf8');
    check(read(text, date), text);
  });
}

describe('published notices of the United States', () => {
  it('gives an entry of the Federal Register with its identifiers and link', () => {
    expect(shown(readOwn('federal-register-2026-13494.txt', '2026-07-01'))).toEqual(
      expect.arrayContaining([
        'JURAIDINI SILVA, Oscar Guillermo birthDate 1984-09-01',
        'JURAIDINI SILVA, Oscar Guillermo birthPlace "Tamaulipas, Mexico"',
        'JURAIDINI SILVA, Oscar Guillermo nationality "Mexico"',
        'JURAIDINI SILVA, Oscar Guillermo curp "JUSO840901HTSRLS09"',
        'JURAIDINI SILVA, Oscar Guillermo linkedTo > CARTEL DE JALISCO NUEVA GENERACION',
      ]),
    );
  });

  it('gives eight designated groups with their abbreviations', () => {
    const claims = shown(readOwn('state-fto-designations-2025-02-20.txt', '2025-02-20'));
    expect(claims.filter((claim) => claim.includes('designation "Foreign Terrorist Organizations"'))).toHaveLength(8);
    expect(claims).toEqual(
      expect.arrayContaining([
        'Tren de Aragua alias "TdA"',
        'Mara Salvatrucha alias "MS-13"',
        'Cártel de Golfo alias "CDG"',
        'Cárteles Unidos alias "CU"',
      ]),
    );
  });

  it('gives a reward as a bound from above, and the leader beside it', () => {
    expect(shown(readOwn('state-fuel-theft-network-2025-05-01.txt', '2025-05-01'))).toEqual(
      expect.arrayContaining([
        'Nemesio Rubén Oseguera Cervantes reward ?/15000000/15000000 USD "up to"',
        'Nemesio Rubén Oseguera Cervantes alias "El Mencho"',
        'Nemesio Rubén Oseguera Cervantes leaderOf > Cartel de Jalisco Nueva Generación',
      ]),
    );
  });

  it('reads a misspelt abbreviation as the same group and counts arrests', () => {
    const extraction = readOwn('doj-ndil-project-python.txt', '2020-03-11');
    expect(shown(extraction)).toContain('event detained 600/600/? suspect "more than"');
    const text = readFileSync(new URL('doj-ndil-project-python.txt', OWN), 'utf8');
    const group = extraction.mentions.find((m) => m.spans.some((span) => text.slice(...span) === 'CJNC'));
    expect(group?.spans.some((span) => text.slice(...span) === 'CJNG')).toBe(true);
  });

  it('gives the advice of an embassy with the states it lists', () => {
    expect(shown(readOwn('embassy-security-alert-first-2026-02-22.txt', '2026-02-22'))).toEqual(
      expect.arrayContaining(['event kind "advisory"', 'event state "Jalisco"', 'event state "Nuevo Leon"']),
    );
  });
});

describe('the article of 23 February 2026', () => {
  withLocal('seed/article-2026-02-23.txt', '2026-02-23', (extraction, text) => {
    expect(shown(extraction)).toEqual(
      expect.arrayContaining([
        'Nemesio Oseguera Cervantes alias "El Mencho"',
        'Nemesio Oseguera Cervantes leaderOf > Jalisco New Generation Cartel',
        'Jalisco New Generation Cartel alias "CJNG"',
        'Nemesio Oseguera Cervantes age 59 by US defence official',
        'Nemesio Oseguera Cervantes role "former police officer"',
        'Nemesio Oseguera Cervantes reward ?/15000000/15000000 USD "up to"',
        'Nemesio Oseguera Cervantes died "died while being flown to Mexico City" by defence department at 2026-02-22',
        'Nemesio Oseguera Cervantes injured "wounded in a shoot-out" by defence department at 2026-02-22',
        'event kind "raid"',
        'event date 2026-02-22',
        'event municipality "Tapalpa"',
        'event killed 4 unknown',
        'event killed 3 unknown',
        'event count 250/250/? event "over"',
        'event count 20 state',
        'event status "cleared" by authorities',
        'event killed 25 security-force National Guard by Omar García Harfuch',
        'event killed 14/14/? unknown "at least" by Authorities',
        'event killed 7 security-force National Guard "including" by Authorities',
        'event killed 1 official',
        'event killed 1 official state prosecutor’s office',
        'event killed 1 civilian',
        'event killed ?/30/? suspect "around"',
        'event killed 4 suspect',
        'event stranded 1000/1000/? unknown "more than"',
        'event service "school"',
        'event service "transport"',
        'event kind "advisory" by US Embassy',
        'event kind "attempted-killing"',
        'event happenedTo > Omar García Harfuch',
        'event method "grenades and high-powered rifles"',
        'Jalisco New Generation Cartel designation "foreign terrorist organisation" at 2025-02',
        'Jalisco New Generation Cartel foundedDate 2009 "around"',
        'Maurizio Calabrese leaderOf > Joint Interagency Task Force-Counter Cartel',
        'independent contractors size 200000/?/250000 person "anywhere from" by Maurizio Calabrese',
      ]),
    );
    expect(
      extraction.claims.filter((claim) => claim.property === 'place').some((c) => /Ciudad Ju/.test(c.value ?? '')),
    ).toBe(false);
    const raids = new Set(
      extraction.claims.filter((c) => c.property === 'kind' && c.value === 'raid').map((c) => c.about),
    );
    expect(raids.size).toBe(1);
    checkSpans(extraction, text);
  });
});

describe('Mexican communiqués', () => {
  withLocal('texts/mx-official/gabinete-2025-08-27.txt', '2025-08-28', (extraction) => {
    expect(shown(extraction)).toEqual(
      expect.arrayContaining([
        'event detained 2 suspect',
        'event seized 13 kg metanfetamina',
        'event seized 200 g cocaína en piedra',
        'event municipality "Ciudad Juárez"',
        'event state "CHIHUAHUA"',
      ]),
    );
  });
  withLocal('texts/mx-official/gabinete-2026-01-05.txt', '2026-01-05', (extraction) => {
    expect(shown(extraction)).toEqual(
      expect.arrayContaining([
        'event detained 150 security-force by Gabinete de Seguridad',
        'event municipality "Jiquipilas" by Gabinete de Seguridad',
        'event municipality "Ocozocoautla" by Gabinete de Seguridad',
        'event seized 20000 l hidrocarburo by Gabinete de Seguridad',
      ]),
    );
  });
  withLocal('texts/mx-official/sedena-2026-02-22-tapalpa.txt', '2026-02-22', (extraction) => {
    expect(shown(extraction)).toEqual(
      expect.arrayContaining([
        'Ruben \'N\' alias "El Mencho"',
        'event killed 4 suspect CNG',
        'event killed 3 suspect',
        'event wounded 3 security-force',
        'event municipality "Tapalpa"',
      ]),
    );
    expect(extraction.claims.some((claim) => claim.property === 'arrested')).toBe(false);
  });
});

interface InventedText {
  readonly name: string;
  readonly date: string;
  readonly text: string;
  readonly claims: readonly string[];
}

const INVENTED: readonly InventedText[] = JSON.parse(readFileSync(new URL('invented.json', OWN), 'utf8'));

describe('invented texts in the manner of press, communiqués, releases and alerts', () => {
  for (const { name, date, text, claims } of INVENTED) {
    it(`${name}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      const extraction = extract({
        text,
        title: null,
        language: null,
        date: parsePartialDate(date) as PartialDate,
        timeZone: 'America/Mexico_City',
        captions: [],
      });
      expect(shown(extraction)).toEqual(expect.arrayContaining([...claims]));
      checkSpans(extraction, text);
    });
  }
});

/** Codes stand for words of the text; every other value is the text's own. */
const CODED = new Set(['kind', 'status', 'service', 'method', 'date', 'birthDate', 'foundedDate', 'start']);

function checkSpans(extraction: Extraction, text: string): void {
  for (const claim of extraction.claims) {
    expect(claim.place.kind).toBe('span');
    const [start, end] = (claim.place as DraftClaim['place'] & { kind: 'span' }).span;
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(start).toBeLessThan(end);
    if (claim.value !== null && !CODED.has(claim.property)) expect(text.slice(start, end)).toContain(claim.value);
  }
  for (const mention of extraction.mentions) {
    for (const [start, end] of mention.spans) expect(0 <= start && start < end && end <= text.length).toBe(true);
    if (mention.name !== null) expect(text).toContain(mention.name);
  }
}

const PIECES = [
  'Pedro Ramos Luna',
  ', alias ',
  '«El Faro»',
  " 'N' ",
  '25 people',
  ' were killed ',
  'in Tapalpa, Jalisco',
  '. ',
  '\n\n',
  '-En ',
  'JALISCO:',
  ' aseguraron ',
  'un arma larga',
  ' y ',
  'said ',
  'the cartel leader',
  ' he ',
  '$15 million',
  'up to ',
  '22 February 2026',
  ' on Sunday',
  '“',
  '’s',
  '(CJNG)',
  'leader of the ',
  'Cártel de Sinaloa',
  '\u{1F4A5}',
  '\uD800',
  '1,000',
  'half a dozen',
  ' detuvieron a ',
  'dos personas',
  ' 02, 03 y 04 de enero de 2026',
];

describe('any text at all', () => {
  it('is read without an error, with spans inside it that hold their values, and twice alike', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (sample) => {
        const first = read(sample, '2026-02-23');
        checkSpans(first, sample);
        expect(read(sample, '2026-02-23')).toEqual(first);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('counts offsets in UTF-16 code units', () => {
    const text = '\u{1F4A5}\u{1F4A5} El líder, Pedro Ramos Luna, fue detenido en Celaya.';
    const extraction = read(text, '2026-02-23');
    const person = extraction.mentions.find((m) => m.schema === 'Person');
    expect(person?.spans.map((span) => text.slice(...span))).toEqual(['Pedro Ramos Luna']);
  });

  it('never joins a withheld name with a full one', () => {
    const extraction = read("Detuvieron a Pedro 'N'. Pedro Ramos Luna huyó.", '2026-02-23');
    expect(extraction.mentions.filter((m) => m.schema === 'Person').map((m) => m.name)).toEqual([
      "Pedro 'N'",
      'Pedro Ramos Luna',
    ]);
  });

  it('takes no place or event from the dateline of a caption', () => {
    const extraction = read(
      'Police stand guard after three people were killed in Tijuana, Mexico, February 22, 2026. (Reuters)',
      '2026-02-23',
    );
    expect(extraction.claims.some((claim) => claim.property === 'place')).toBe(false);
  });
});
