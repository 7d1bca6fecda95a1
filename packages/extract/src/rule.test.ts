import { type PartialDate, parsePartialDate } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import type { Extraction } from './extraction.js';
import { CLAIMS, PHRASES } from './grammar/index.js';
import { showClaim } from './show-claim.fixture.js';

/** A Monday. */
const TODAY = parsePartialDate('2026-02-23') as PartialDate;

function read(text: string, language: 'en' | 'es'): Extraction {
  return extract({ text, title: null, language, date: TODAY, timeZone: 'America/Mexico_City', captions: [] });
}

const NAMING = new Set(['name', 'alias']);

describe('every rule states what its examples say', () => {
  for (const rule of [...PHRASES, ...CLAIMS]) {
    for (const example of rule.examples) {
      it(`${rule.id}: ${example.text}`, () => {
        const extraction = read(example.text, rule.language);
        const shown = extraction.claims.map((claim) => showClaim(extraction, claim));
        for (const claim of example.claims) expect(shown).toContain(claim);
        if (example.claims.length === 0)
          expect(
            extraction.claims
              .filter((claim) => !NAMING.has(claim.property))
              .map((claim) => showClaim(extraction, claim)),
          ).toEqual([]);
      });
    }
  }
});

describe('rules', () => {
  it('have an example that states something', () => {
    const without = [...PHRASES, ...CLAIMS].filter((rule) => rule.examples.every(({ claims }) => claims.length === 0));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = [...PHRASES, ...CLAIMS].map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
