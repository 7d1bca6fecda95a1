import { expect, test } from 'vitest';
import { incidentLabel } from './subject-label.js';

const label = (text: string) =>
  incidentLabel(
    text,
    (kind) => `<${kind}>`,
    (date) => `[${date}]`,
  );

test('an incident is told by its kind and date in the language shown, its place as it is', () => {
  expect(label('roadblock · Almoloya de Juárez · 2026-09-20T08:08Z')).toBe(
    '<roadblock> · Almoloya de Juárez · [2026-09-20T08:08Z]',
  );
});

test('a title that a source gave an incident stays as it is', () => {
  expect(label('Night of 14 March')).toBe('Night of 14 March');
});
