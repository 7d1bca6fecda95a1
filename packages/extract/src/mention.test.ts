import { type PartialDate, parsePartialDate } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import type { Extraction } from './extraction.js';
import { showClaim } from './show-claim.fixture.js';

function read(text: string, date: string): Extraction {
  const day = parsePartialDate(date) as PartialDate;
  return extract({ text, title: null, language: null, date: day, timeZone: null, captions: [] });
}

function shown(extraction: Extraction): string[] {
  return extraction.claims.map((claim) => showClaim(extraction, claim));
}

describe('what is worth a mention', () => {
  it('leaves out countries and media outlets that nothing is said of, and places that nothing is tied to', () => {
    const text =
      'MEXICO CITY (Reuters) - Pedro Ramos Luna was arrested in Tepic, Reuters reported. The United States praised Mexico. Durango was calm.';
    expect(read(text, '2026-02-23').mentions.map((mention) => mention.name)).toEqual(['Pedro Ramos Luna']);
  });

  it('keeps a place to which an event is tied, and a body in a sentence that states something', () => {
    const text = 'The National Guard arrested three men in Tepic, Nayarit.';
    expect(read(text, '2026-02-23').mentions.map((mention) => mention.name)).toEqual([
      'National Guard',
      null,
      'Tepic',
      'Nayarit',
    ]);
  });
});

describe('a claim', () => {
  it('has every key of the contract', () => {
    const [claim] = read('Marines killed four gunmen in Reynosa.', '2026-02-23').claims;
    expect(Object.keys(claim ?? {})).toEqual(
      expect.arrayContaining(
        'about property value target low best high unit hedge attribution negated time extractor victimClass body place'.split(
          ' ',
        ),
      ),
    );
  });

  it('keeps a clock time as an instant only where the time zone is known', () => {
    const text = 'Gunmen ambushed a convoy in Celaya at 9:15 p.m. on Saturday.';
    const zoned = extract({
      text,
      title: null,
      language: 'en',
      date: parsePartialDate('2026-02-23') as PartialDate,
      timeZone: 'America/Mexico_City',
      captions: [],
    });
    expect(shown(zoned)).toContain('event start 2026-02-21T21:15-06:00');
    expect(shown(read(text, '2026-02-23')).some((claim) => claim.startsWith('event start'))).toBe(false);
  });
});
