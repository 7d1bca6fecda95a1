import { expect, test } from 'vitest';
import { nextLimit, readChart, toggleLayer, writeChart } from './chart-address.js';

const A = `sub_${'0'.repeat(26)}`;
const B = `sub_${'1'.repeat(26)}`;

test('a chart as an address can be read back, and the open evidence stays in it', () => {
  const params = new URLSearchParams(`subject=${A}&evidence=clm_1`);
  const chart = { ...readChart(params), centres: [A, B], layers: ['kin' as const], limit: 500 };
  const written = writeChart(params, chart);
  expect(written.get('evidence')).toBe('clm_1');
  expect(readChart(written)).toEqual(chart);
});

test('what is no subject, layer or limit is left out of a chart', () => {
  expect(readChart(new URLSearchParams(`subject=x&subject=${A}&layers=none&limit=99999`))).toEqual({
    centres: [A],
    layers: null,
    limit: 60,
    view: 'chart',
    selected: null,
  });
});

test('switching the last layer off, or all on, shows every layer', () => {
  const all = ['command', 'kin', 'money'] as const;
  expect(toggleLayer(null, 'kin', all)).toEqual(['command', 'money']);
  expect(toggleLayer(['command', 'money'], 'kin', all)).toBeNull();
  expect(toggleLayer(['kin'], 'kin', all)).toBeNull();
});

test('the limit grows in steps and ends', () => {
  expect(nextLimit(150)).toBe(500);
  expect(nextLimit(2000)).toBeNull();
});
