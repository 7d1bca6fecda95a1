import type { ClaimView, SubjectTie } from '@trama/contract';
import type { Property } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { type Said, saidBy, sideBySide, tiedTo } from './side-by-side.js';

const said = (property: Property, text: string): Said => ({ property, text, claims: [], count: 1 });
const told = (left: Said[], right: Said[]) =>
  sideBySide(left, right).map((row) => [
    row.property,
    row.left.map(({ text, isShared }) => `${text}${isShared ? ' =' : ''}`),
    row.right.map(({ text, isShared }) => `${text}${isShared ? ' =' : ''}`),
  ]);

describe('two records side by side', () => {
  it('begin with what both speak of, and tell what both say from what one says', () => {
    expect(
      told(
        [said('role', 'head'), said('name', 'Efraín Salcido'), said('state', 'Jalisco')],
        [said('name', 'EFRAIN SALCIDO'), said('birthDate', '1970'), said('state', 'Colima')],
      ),
    ).toEqual([
      ['name', ['Efraín Salcido ='], ['EFRAIN SALCIDO =']],
      ['state', ['Jalisco'], ['Colima']],
      ['role', ['head'], []],
      ['birthDate', [], ['1970']],
    ]);
  });

  it('share a name that one has as alias, and no value of another property', () => {
    expect(
      told([said('name', 'El Cuervo'), said('age', '45')], [said('alias', 'El Cuervo'), said('curp', '45')]),
    ).toEqual([
      ['name', ['El Cuervo ='], []],
      ['age', ['45'], []],
      ['alias', [], ['El Cuervo =']],
      ['curp', [], ['45']],
    ]);
  });

  it('have each value once, with every claim that says it', () => {
    const claim = (property: Property, value: string) => ({ property, value }) as ClaimView;
    const claims = [claim('alias', 'A'), claim('alias', 'A'), claim('alias', 'B'), claim('name', 'A')];
    const values = saidBy(claims, ({ value }) => value ?? '');
    expect(values.map(({ property, text, count }) => [property, text, count])).toEqual([
      ['alias', 'A', 2],
      ['alias', 'B', 1],
      ['name', 'A', 1],
    ]);
  });

  it('have each tie once, with the number of ties where several subjects bear the name', () => {
    const tie = (property: Property, label: string, fields: object = {}) =>
      ({ property, other: { label }, outward: true, claims: 7, confirmed: false, ...fields }) as SubjectTie;
    const ties = [
      tie('memberOf', 'Los Faros'),
      tie('memberOf', 'Los Faros', { confirmed: true }),
      tie('memberOf', 'Los Halcones'),
      tie('allyOf', 'Los Faros'),
      tie('memberOf', 'Ana', { outward: false }),
    ];
    const said = tiedTo(ties, ({ label }) => label);
    expect(said.map(({ property, text, count, confirmed }) => [property, text, count, confirmed])).toEqual([
      ['memberOf', 'Los Faros', 2, true],
      ['memberOf', 'Los Halcones', 1, false],
      ['allyOf', 'Los Faros', 1, false],
    ]);
  });
});
