import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CLEAR,
  formatMarking,
  HANDLINGS,
  isAsOpen,
  isPublic,
  joinMarkings,
  joinMarkingTexts,
  type Marking,
  maskUsPersons,
  mayRead,
  parseMarking,
  type Recipient,
  TLP_LEVELS,
  unmaskUsPersons,
} from './marking.js';

const recipients = ['USA', 'MEX', 'mx-one', 'us-two'];
const masked = fc.constant(true as const);
const marking: fc.Arbitrary<Marking> = fc.record(
  {
    tlp: fc.constantFrom(...TLP_LEVELS),
    relTo: fc.option(
      fc.subarray(recipients, { minLength: 1 }).map((list) => [...list].sort()),
      { nil: null },
    ),
    orcon: fc.boolean(),
    handling: fc.subarray([...HANDLINGS]).map((list) => [...list].sort()),
    cases: fc.subarray(['2026-014', '2026-015']),
    uses: fc.subarray(['arrest-prosecution']),
    usPersons: masked,
  },
  { requiredKeys: ['tlp', 'relTo', 'orcon', 'handling', 'cases', 'uses'] },
);
const reader: fc.Arbitrary<Recipient> = fc.record({
  agency: fc.constantFrom('mx-one', 'us-two', 'other'),
  country: fc.constantFrom('USA', 'MEX', null),
  cases: fc.subarray(['2026-014', '2026-015']).map((list) => new Set(list)),
});

describe('a marking', () => {
  test('parses what it prints', () => {
    fc.assert(
      fc.property(marking, (m) => {
        expect(parseMarking(formatMarking(m))).toEqual({ ok: true, value: m });
      }),
    );
  });
  test('refuses what it does not know instead of taking less', () => {
    for (const text of [
      '',
      'AMBER',
      'TLP:PINK',
      'TLP:AMBER//EYES ONLY',
      'TLP:RED//REL TO ZZZ',
      'TLP:RED//REL TO',
      'TLP:CLEAR//CASE',
      'TLP:AMBER//REL TO USA//REL TO MEX',
    ])
      expect(parseMarking(text).ok, text).toBe(false);
    expect(parseMarking('SECRET//NOFORN')).toEqual({
      ok: false,
      error: { code: 'marking-classified', found: 'SECRET//NOFORN' },
    });
  });
  test('joins the same in any grouping, and with itself to itself', () => {
    fc.assert(
      fc.property(marking, marking, marking, (a, b, c) => {
        expect(joinMarkings([joinMarkings([a, b]), c])).toEqual(joinMarkings([a, joinMarkings([b, c])]));
        expect(joinMarkings([a, a])).toEqual(a);
      }),
    );
  });
  test('of what is derived is as closed as each of its inputs, and refused where one is not known', () => {
    fc.assert(
      fc.property(fc.array(marking, { minLength: 1, maxLength: 4 }), (inputs) => {
        const joined = joinMarkingTexts(inputs.map(formatMarking));
        if (!joined.ok) throw new Error(joined.error.found);
        for (const input of inputs) expect(isAsOpen(input, joined.value)).toBe(true);
      }),
    );
    expect(joinMarkingTexts(['TLP:CLEAR', 'TLP:PINK'])).toEqual({
      ok: false,
      error: { code: 'marking-unknown', found: 'TLP:PINK' },
    });
  });
  test('that leaves nobody is its owner’s alone', () => {
    const joined = joinMarkingTexts(['TLP:CLEAR//REL TO USA', 'TLP:GREEN//REL TO MEX']);
    expect(joined).toMatchObject({ ok: true, value: { tlp: 'AMBER', relTo: null } });
  });
  test('is as open as another only where that has no reader more and no caveat less', () => {
    fc.assert(
      fc.property(marking, marking, reader, (a, b, who) => {
        if (isAsOpen(a, b) && mayRead(who, 'owner', b)) expect(mayRead(who, 'owner', a)).toBe(true);
      }),
    );
    const [green, orcon] = [
      { ...CLEAR, tlp: 'GREEN' as const },
      { ...CLEAR, tlp: 'GREEN' as const, orcon: true },
    ];
    expect([isAsOpen(green, orcon), isAsOpen(orcon, green)]).toEqual([true, false]);
  });
  test('joined with others lets through only readers whom each lets through', () => {
    fc.assert(
      fc.property(fc.array(marking, { minLength: 1, maxLength: 4 }), reader, (markings, who) => {
        if (mayRead(who, 'owner', joinMarkings(markings)))
          for (const m of markings) expect(mayRead(who, 'owner', m)).toBe(true);
      }),
    );
  });
  test('joins in any order to the same, and its text still parses', () => {
    fc.assert(
      fc.property(marking, marking, (a, b) => {
        const joined = joinMarkings([a, b]);
        expect(joined).toEqual(joinMarkings([b, a]));
        expect(parseMarking(formatMarking(joined))).toEqual({ ok: true, value: joined });
      }),
    );
  });
  test('keeps who a US person is from everybody outside the owner, unless all may know', () => {
    fc.assert(
      fc.property(marking, reader, (m, who) => {
        const hidden = maskUsPersons(m);
        expect(mayRead(who, 'owner', hidden)).toBe(isPublic(m));
        expect(mayRead({ ...who, agency: 'owner' }, 'owner', hidden)).toBe(
          mayRead({ ...who, agency: 'owner' }, 'owner', m),
        );
        if (!isPublic(unmaskUsPersons(hidden))) expect(maskUsPersons(unmaskUsPersons(hidden))).toEqual(hidden);
      }),
    );
  });
  test('is read by whom the contract names', () => {
    const mex: Recipient = { agency: 'mx-one', country: 'MEX', cases: new Set() };
    const may = (text: string, originator = 'us-two') => {
      const parsed = parseMarking(text);
      if (!parsed.ok) throw new Error(text);
      return mayRead(mex, originator, parsed.value);
    };
    expect(may('TLP:CLEAR')).toBe(true);
    expect(may('TLP:GREEN')).toBe(true);
    expect(may('TLP:CLEAR//REL TO USA')).toBe(false);
    expect(may('TLP:AMBER')).toBe(false);
    expect(may('TLP:AMBER', 'mx-one')).toBe(true);
    expect(may('TLP:RED//REL TO MEX')).toBe(true);
    expect(may('TLP:AMBER//REL TO mx-one')).toBe(true);
    expect(may('TLP:CLEAR//CASE 2026-014')).toBe(false);
    expect(may('TLP:CLEAR//CASE 2026-014', 'mx-one')).toBe(false);
  });
});
