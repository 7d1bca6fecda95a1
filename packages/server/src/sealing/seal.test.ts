import { ROUTES, type RouteName, walkOf } from '@trama/contract';
import { idFromBytes, idFromUuid, newId, parseId, type ReportId } from '@trama/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawIds } from './raw-ids.fixture.js';
import { questionOf, Seal, Seals, sealedRow } from './seal.js';

const SECRET = 'a'.repeat(60);
const NOW = new Date('2026-02-22T20:00:00Z');
const mx = new Seal(SECRET, 'mx-test');
const us = new Seal(SECRET, 'us-test');
const anybody = new Seal(SECRET, null);
const uuid = fc.uint8Array({ minLength: 16, maxLength: 16 });

/** Ids as an import makes them, each a moment after the one before. */
function rising(count: number): ReportId[] {
  return Array.from({ length: count }, (_, i) =>
    newId(
      'rep',
      NOW.getTime() + i,
      Uint8Array.from({ length: 10 }, (_, at) => (i * 31 + at * 17) % 256),
    ),
  );
}

/** Spearman's, of values that differ. */
function rankCorrelation(values: readonly string[]): number {
  const ranks = new Map([...values].sort().map((value, rank) => [value, rank]));
  const n = values.length;
  const squares = values.reduce((sum, value, i) => sum + (i - (ranks.get(value) as number)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

describe('an id outside', () => {
  it('has its kind, its length and one meaning, for whichever agency', () => {
    fc.assert(
      fc.property(uuid, (bytes) => {
        const id = idFromBytes('clm', bytes);
        for (const seal of [mx, us, anybody]) {
          const sealed = seal.id(id);
          expect(parseId('clm', sealed)).toBe(sealed);
          expect(seal.openId('clm', sealed)).toBe(id);
          // Every text of the form is the id of something, and of one thing: a permutation.
          expect(seal.id(seal.openId('clm', id))).toBe(id);
        }
      }),
    );
  });

  it('is another for another agency, for the reader without a name, of another kind, and under another secret', () => {
    fc.assert(
      fc.property(uuid, (bytes) => {
        const id = idFromBytes('men', bytes);
        const other = new Seal('b'.repeat(60), 'mx-test');
        const alike = idFromBytes('sub', bytes);
        const seen = [mx, us, anybody, other].map((seal) => seal.id(id).slice(4));
        expect(new Set([...seen, mx.id(alike).slice(4), id.slice(4)]).size).toBe(6);
      }),
    );
  });

  it('shows neither time nor order: of 10,000 that rise, ranks before and after have nothing in common', () => {
    const ids = rising(10_000);
    expect(rankCorrelation(ids)).toBe(1);
    for (const seal of [mx, us, anybody]) {
      // Five standard errors of a chance order.
      expect(Math.abs(rankCorrelation(ids.map((id) => seal.id(id))))).toBeLessThan(5 / Math.sqrt(ids.length));
    }
    expect(rawIds(ids.join(' '), NOW)).toHaveLength(ids.length);
    expect(rawIds(ids.map((id) => mx.id(id)).join(' '), NOW)).toEqual([]);
  });

  it('that is none opens as the id of nothing, which no record has', () => {
    for (const text of ['', 'rep_1', 'clm_01jd0000000000000000000000', 'rep_01JD0000000000000000000000', '../x']) {
      expect(mx.openId('rep', text)).toBe('rep_00000000000000000000000000');
    }
    for (const text of ['', 'a.b', 'x.familyOf.y.z']) expect(mx.openTie(text)).toBe('');
    expect(() => mx.id('rep_1')).toThrow();
  });

  it('is sealed in both ends of a tie', () => {
    const [a, b] = rising(2).map((id) => id.replace('rep', 'sub'));
    const tie = `${a}.familyOf.${b}`;
    expect(mx.tie(tie)).toBe(`${mx.id(a as string)}.familyOf.${mx.id(b as string)}`);
    expect(mx.openTie(mx.tie(tie))).toBe(tie);
  });

  it('is the same from one start to the next', () => {
    const id = idFromUuid('rep', '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
    expect(new Seals(SECRET).of({ agency: 'mx-test' }).id(id)).toBe(mx.id(id));
    // As `openssl kdf … HKDF` and `openssl enc -aes-128-ecb -nopad` make it: a change of key or cipher breaks every link.
    expect(mx.id(id)).toBe('rep_705nvr67evv1e1n8e7sm8x929t');
  });
});

describe('a cursor', () => {
  const walk = walkOf(ROUTES['activity.list'].answer);
  const asked = walkOf(ROUTES['activity.list'].query);
  const question = questionOf('activity.list', '', { limit: 2 });
  const given = (seal: Seal, next: string) => seal.outward(walk, { items: [], next }, question).next;
  const take = (seal: Seal, before: string, of = question) => seal.inward(asked, { before }, of).before;

  it('comes back to the same question of the same agency, however many are asked for, and to no other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (next) => {
        const text = Buffer.from(next).toString();
        const cursor = given(mx, text);
        expect(cursor).toBe(given(mx, text));
        expect(take(mx, cursor, questionOf('activity.list', '', { limit: 50, before: cursor }))).toBe(text);
        const filtered = questionOf('activity.list', '', { kind: 'x' });
        // Of one length with the question that it was given for.
        const alike = questionOf('activity.lisp', '', {});
        for (const other of [filtered, alike, questionOf('audit.list', '', {}), questionOf('activity.list', 'x', {})]) {
          expect(() => take(mx, cursor, other)).toThrow('this very question');
        }
        expect(() => take(us, cursor)).toThrow('this very question');
      }),
    );
  });

  it('with one bit changed, cut, made longer or spelt otherwise is none', () => {
    const cursor = given(mx, '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
    const bytes = Buffer.from(cursor, 'base64url');
    const changed = Array.from(bytes, (byte, i) => {
      const copy = Buffer.from(bytes);
      copy[i] = byte ^ 1;
      return copy.toString('base64url');
    });
    for (const wrong of [...changed, cursor.slice(0, -2), `${cursor}AA`, `${cursor}=`, '', 'x', '12']) {
      expect(() => take(mx, wrong), wrong).toThrow('this very question');
    }
  });
});

describe('the rows of the contract', () => {
  const names = Object.keys(ROUTES) as RouteName[];
  const other = new Map<string, string>([
    ['cases.read', 'the number that an agency gave its case'],
    ['cases.list', 'the number that an agency gave its case'],
    ['reports.jobs', 'a random name of a running job, told to its owner alone'],
  ]);

  it('say of each id in a path, a question or an answer what it is', () => {
    for (const name of names) {
      const row = ROUTES[name];
      sealedRow(row);
      const found = looseIds(row.answer);
      if (!other.has(name)) expect(found, name).toEqual([]);
    }
  });

  it('are refused at the start where a path does not', () => {
    const { answer } = ROUTES['reports.read'];
    expect(() => sealedRow({ path: '/api/x/:id', answer })).toThrow('does not say what its id is');
  });
});

/** Texts called an id that nothing seals. */
function looseIds(schema: unknown, name = ''): string[] {
  const { def } = (
    schema as {
      _zod: { def: { type: string; shape: object; element: unknown; options: unknown[]; innerType: unknown } };
    }
  )._zod;
  const inner = (part: unknown, at: string) => looseIds(part, at);
  if (walkOf(schema as never) === null && def.type === 'string') {
    return /^(id|next|before|after|identity|report|claim|mention|subject)$|Id$/.test(name) ? [name] : [];
  }
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) => inner(part, key));
    case 'array':
      return inner(def.element, name);
    case 'union':
      return def.options.flatMap((option) => inner(option, name));
    case 'nullable':
    case 'optional':
      return inner(def.innerType, name);
    default:
      return [];
  }
}
