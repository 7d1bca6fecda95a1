import { expect, test } from 'vitest';
import { joinBanner } from './marking-view.js';

test('the banner carries the highest marking of everything in view', () => {
  expect(joinBanner(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER//REL TO USA, MEX'])?.text).toBe('TLP:AMBER//REL TO MEX, USA');
});

test('what not all may have leaves the banner, every caveat stays', () => {
  expect(joinBanner(['TLP:AMBER//REL TO USA, MEX//ORCON', 'TLP:AMBER//REL TO USA//LES'])?.text).toBe(
    'TLP:AMBER//REL TO USA//ORCON//LES',
  );
});

test('with nothing marked in view there is no banner text', () => {
  expect(joinBanner([])).toBeNull();
});

test('a marking that cannot be read is shown as the most restrictive, never left out', () => {
  expect(joinBanner(['TLP:CLEAR', 'TLP:BLUE'])).toEqual({ text: 'TLP:BLUE', tlp: 'RED' });
});
