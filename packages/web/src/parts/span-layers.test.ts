import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerSpans, type MarkedSpan, spanAtClick, spansByPortion, strongestSign } from './span-layers.js';

const span = (id: string, start: number, end: number, sign = 'sign-draft'): MarkedSpan => ({ id, start, end, sign });
const ids = (spans: readonly MarkedSpan[]) => spans.map((one) => one.id).join('');

test('overlapping spans are cut so that each piece knows what lies over it', () => {
  const segments = layerSpans(0, 10, [span('a', 2, 7), span('b', 5, 9)]);
  expect(segments.map((one) => [one.start, one.end, ids(one.spans)])).toEqual([
    [0, 2, ''],
    [2, 5, 'a'],
    [5, 7, 'ab'],
    [7, 9, 'b'],
    [9, 10, ''],
  ]);
});

test('the innermost span comes last, whatever order the spans come in', () => {
  const segments = layerSpans(0, 10, [span('i', 4, 5), span('o', 1, 9)]);
  expect(ids(segments.find((one) => one.start === 4)?.spans ?? [])).toBe('oi');
});

test('a span that reaches over the edge of a portion is cut there', () => {
  expect(layerSpans(10, 20, [span('a', 5, 12), span('b', 18, 40)]).map((one) => [one.start, one.end])).toEqual([
    [10, 12],
    [12, 18],
    [18, 20],
  ]);
});

test('any spans cover the text once, without gaps, each where it belongs', () => {
  const anySpan = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => span('', Math.min(a, b), Math.max(a, b)));
  void fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), (spans) => {
      const named = spans.map((one, i) => ({ ...one, id: `s${i}` }));
      const segments = layerSpans(0, 50, named);
      expect(segments[0]?.start).toBe(0);
      expect(segments.at(-1)?.end).toBe(50);
      for (const [i, segment] of segments.entries()) {
        if (i > 0) expect(segment.start).toBe(segments[i - 1]?.end);
        const over = named.filter((one) => one.start <= segment.start && one.end >= segment.end && one.start < one.end);
        expect(segment.spans.map((one) => one.id).sort()).toEqual(over.map((one) => one.id).sort());
      }
    }),
  );
});

test('of several claims on one piece the accepted one gives the sign', () => {
  expect(strongestSign([span('a', 0, 1, 'sign-draft'), span('b', 0, 1, 'sign-accepted')])).toBe('sign-accepted');
  expect(strongestSign([span('a', 0, 1, 'sign-rejected'), span('b', 0, 1, 'sign-draft')])).toBe('sign-draft');
});

test('a click means the innermost claim, a further click the next one out', () => {
  expect(spanAtClick(['outer', 'inner'], null)).toBe('inner');
  expect(spanAtClick(['outer', 'inner'], 'inner')).toBe('outer');
  expect(spanAtClick(['outer', 'inner'], 'outer')).toBe('inner');
  expect(spanAtClick([], null)).toBeNull();
});

test('a span over the border of two portions belongs to both', () => {
  const portions = [
    { start: 0, text: '0123456789' },
    { start: 10, text: '0123456789' },
  ];
  expect(spansByPortion(portions, [span('a', 8, 12), span('b', 12, 14)]).map(ids)).toEqual(['a', 'ab']);
});
