import { expect, test } from 'vitest';
import { layoutChart } from './chart-layout.js';

const nodes = (n: number, prefix: string) =>
  Array.from({ length: n }, (_, i) => ({ id: `${prefix}${i}`, label: `${prefix} ${i}`, degree: i }));
const star = (centre: string, prefix: string, n: number) =>
  Array.from(
    { length: n },
    (_, i) => ({ source: centre, target: `${prefix}${i}`, layer: i % 2 ? 'kin' : 'money' }) as const,
  );
const hub = (id: string) => ({ id, label: id, degree: 100 });

test('equal networks are drawn equally, whatever order they come in', () => {
  const all = [hub('c'), ...nodes(40, 'n')];
  const ties = star('c', 'n', 40);
  const one = layoutChart(['c'], all, ties);
  const other = layoutChart(['c'], [...all].reverse(), [...ties].reverse());
  expect([...other].sort()).toEqual([...one].sort());
});

test('no two labels lie on one another, up to some hundreds of neighbours', () => {
  for (const n of [1, 7, 28, 150, 400]) {
    const places = [...layoutChart(['c'], [hub('c'), ...nodes(n, 'n')], star('c', 'n', n)).values()];
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= 96 || Math.abs(a.y - b.y) >= 28, `${n} neighbours`).toBe(true);
      }
    }
  }
});

test('expanding a subject moves nothing that is there', () => {
  const before = layoutChart(['c'], [hub('c'), ...nodes(20, 'n')], star('c', 'n', 20));
  const after = layoutChart(
    ['c', 'n3'],
    [hub('c'), ...nodes(20, 'n'), ...nodes(30, 'm')],
    [...star('c', 'n', 20), ...star('n3', 'm', 30)],
  );
  for (const [id, place] of before) expect(after.get(id)).toEqual(place);
  expect(after.size).toBe(51);
});

test('whoever was seen before keeps the place, whatever comes and goes', () => {
  const before = layoutChart(['c'], [hub('c'), ...nodes(20, 'n')], star('c', 'n', 20));
  const fewer = nodes(20, 'n').filter((_, i) => i % 3 > 0);
  const after = layoutChart(
    ['c'],
    [hub('c'), ...fewer, ...nodes(9, 'm')],
    star('c', 'n', 20).concat(star('c', 'm', 9)),
    before,
  );
  for (const { id } of fewer) expect(after.get(id)).toEqual(before.get(id));
  expect(after.size).toBe(fewer.length + 10);
});

test('neighbours of one layer stand together', () => {
  const places = layoutChart(['c'], [hub('c'), ...nodes(12, 'n')], star('c', 'n', 12));
  const side = (i: number) => Math.sign(places.get(`n${i}`)?.x ?? 0);
  // kin (odd) is before money (even) in LAYERS: the first half turn, the right side of the chart.
  expect([1, 3, 5, 7, 9, 11].filter((i) => side(i) > 0).length).toBeGreaterThanOrEqual(5);
});
