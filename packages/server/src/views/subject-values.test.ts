import type { ClaimView } from '@trama/contract';
import { describe, expect, it } from 'vitest';
import { subjectValues, valueText } from './subject-values.js';

function claim(fields: Partial<ClaimView>): ClaimView {
  const none = {
    value: null,
    low: null,
    best: null,
    high: null,
    unit: null,
    negated: false,
    victimClass: null,
    body: null,
  };
  return { ...none, ...fields } as ClaimView;
}

describe('values of a subject', () => {
  it('keep every source, and show two birth dates against each other unless one is only less precise', () => {
    const of = (...dates: string[]) =>
      subjectValues(dates.map((value) => claim({ property: 'birthDate', value })))[0]?.values.map(
        ({ value, claims, conflicting }) => [value, claims.length, conflicting],
      );
    expect(of('1970', '1970-01-02', '1970')).toEqual([
      ['1970', 2, false],
      ['1970-01-02', 1, false],
    ]);
    expect(of('1970-01-02', '1971-01-02')).toEqual([
      ['1970-01-02', 1, true],
      ['1971-01-02', 1, true],
    ]);
  });

  it('let aliases differ, and counts of different classes of the dead', () => {
    const aliases = subjectValues([claim({ property: 'alias', value: 'A' }), claim({ property: 'alias', value: 'B' })]);
    expect(aliases[0]?.values.some(({ conflicting }) => conflicting)).toBe(false);
    const killed = (victimClass: ClaimView['victimClass'], best: number) =>
      claim({ property: 'killed', best, low: best, high: best, victimClass });
    const dead = subjectValues([killed('suspect', 30), killed('security-force', 25), killed('suspect', 34)]);
    expect(dead[0]?.values.map(({ value, conflicting }) => [value, conflicting])).toEqual([
      ['25', false],
      ['30', true],
      ['34', true],
    ]);
  });

  it('read as their source gives them', () => {
    const text = (low: number | null, best: number | null, high: number | null) =>
      valueText(claim({ low, best, high, unit: 'person' }));
    expect(text(25, 25, 25)).toBe('25 person');
    expect(text(25, 25, null)).toBe('≥ 25 person');
    expect(text(null, 25, 25)).toBe('≤ 25 person');
    expect(text(null, 25, null)).toBe('≈ 25 person');
    expect(text(25, null, 30)).toBe('25–30 person');
  });
});
