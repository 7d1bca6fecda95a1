import { expect, test } from 'vitest';
import { type ChartDrawing, chartSvg } from './chart-svg.js';
import { CHART_COLOURS } from './palette.js';

const drawing = {
  answer: {
    nodes: [
      { id: 'a', label: 'Ana <& "Co">', schema: 'Person', degree: 1 },
      { id: 'b', label: 'Los Telares', schema: 'Organization', degree: 1 },
    ],
    ties: [{ id: 't', source: 'a', target: 'b', property: 'leaderOf', layer: 'command', claims: 2, confirmed: false }],
    notShown: [],
  },
  places: new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 200, y: 0 }],
  ]),
  centres: ['a'],
  marking: 'TLP:AMBER//REL TO USA',
  colours: CHART_COLOURS.light,
  words: {
    legend: 'Legend',
    confirmed: 'Confirmed',
    unconfirmed: 'Not confirmed',
    notShown: '+41 not shown',
    drawn: 'Drawn today for ana',
    demonstration: null,
    layer: (layer: string) => `layer ${layer}`,
    shape: (group: string) => `shape ${group}`,
    tie: (property: string) => property,
  },
} as unknown as ChartDrawing;

test('the picture carries its marking at top and bottom, its legend, and what was cut', () => {
  const { svg } = chartSvg(drawing);
  expect(svg.split('TLP:AMBER//REL TO USA').length - 1).toBe(2);
  for (const words of ['layer command', 'shape person', 'shape organization', '+41 not shown', 'Not confirmed']) {
    expect(svg).toContain(words);
  }
});

test('an unconfirmed tie is dashed', () => {
  expect(chartSvg(drawing).svg).toMatch(/<line[^>]*stroke-dasharray[^>]*><title>leaderOf/);
});

test('names cannot break out of the picture', () => {
  const { svg } = chartSvg(drawing);
  expect(svg).not.toContain('<&');
  expect(svg).toContain('Ana &#60;&#38;');
});

test('two ties between the same subjects are two lines', () => {
  const [tie] = drawing.answer.ties;
  const two = { ...drawing, answer: { ...drawing.answer, ties: [tie, { ...tie, id: 'u', source: 'b', target: 'a' }] } };
  const ends = [...chartSvg(two as ChartDrawing).svg.matchAll(/<line x1="[^"]*" y1="([^"]*)"[^>]*><title>/g)].map(
    (m) => m[1],
  );
  expect(new Set(ends).size).toBe(2);
});
