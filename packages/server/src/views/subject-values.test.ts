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
    hedge: null,
    time: null,
    report: { date: null },
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

  it('conflict only where they cannot hold together', () => {
    const conflicting = (...claims: Partial<ClaimView>[]) =>
      subjectValues(claims.map(claim)).some(({ values }) => values.some((value) => value.conflicting));
    const exact = (n: number) => ({ low: n, best: n, high: n });
    const age = (n: number, date: string | null) => ({
      property: 'age' as const,
      ...exact(n),
      report: { date } as ClaimView['report'],
    });
    const killed = (fields: Partial<ClaimView>) => ({ property: 'killed' as const, ...fields });
    expect(conflicting({ property: 'died', value: 'in a raid' }, { property: 'died', value: 'on the way' })).toBe(
      false,
    );
    expect(conflicting({ property: 'kind', value: 'roadblock' }, { property: 'kind', value: 'arson' })).toBe(false);
    expect(conflicting({ property: 'state', value: 'Jalisco' }, { property: 'state', value: 'Colima' })).toBe(false);
    expect(conflicting({ property: 'curp', value: 'A' }, { property: 'curp', value: 'B' })).toBe(true);
    expect(conflicting({ property: 'phone', value: 'A' }, { property: 'phone', value: 'B' })).toBe(false);
    expect(conflicting(age(45, '2024-01-01'), age(47, '2026-03-01'))).toBe(false);
    expect(conflicting(age(45, '2026-01-01'), age(51, '2026-03-01'))).toBe(true);
    expect(conflicting(killed({ low: 14, best: 14 }), killed(exact(20)))).toBe(false);
    expect(conflicting(killed({ low: 14, best: 14 }), killed(exact(9)))).toBe(true);
    expect(conflicting(killed({ best: 30, hedge: 'about' }), killed(exact(9)))).toBe(false);
    expect(conflicting(killed({ ...exact(7), hedge: 'including' }), killed(exact(25)))).toBe(false);
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
