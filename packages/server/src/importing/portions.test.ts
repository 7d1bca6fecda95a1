import { CLEAR } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { markedPortions, textPortions } from './portions.js';

describe('portions of a text', () => {
  it('are its paragraphs, without gaps and without loss', () => {
    const text = 'One.\nStill one.\n\nTwo.\n \n\n\nThree.\n\n';
    const portions = textPortions(text, CLEAR);
    expect(portions.map((portion) => portion.text)).toEqual(['One.\nStill one.\n\n', 'Two.\n \n\n\n', 'Three.\n\n']);
    expect(portions.map((portion) => portion.text).join('')).toBe(text);
    for (const { start, text: own } of portions) expect(text.slice(start, start + own.length)).toBe(own);
    expect(textPortions('', CLEAR)).toEqual([{ start: 0, text: '', marking: CLEAR }]);
  });

  it('keep each paragraph’s own marking', () => {
    const red = { ...CLEAR, tlp: 'RED' as const };
    expect(
      markedPortions([
        { text: 'One.', marking: CLEAR },
        { text: 'Two.', marking: red },
      ]),
    ).toEqual([
      { start: 0, text: 'One.\n\n', marking: CLEAR },
      { start: 6, text: 'Two.', marking: red },
    ]);
  });
});
