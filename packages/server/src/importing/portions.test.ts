import { CLEAR, formatMarking, type Marking } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { markedPortions, openTitle, textPortions } from './portions.js';

function portionsOf(text: string, marking: Marking = CLEAR) {
  const portions = textPortions(text, marking, new Set(['us-two']));
  if (!portions.ok) throw new Error(portions.error.code);
  return portions.value;
}
const markingsOf = (text: string, marking?: Marking) =>
  portionsOf(text, marking).map((portion) => formatMarking(portion.marking));

describe('portions of a text', () => {
  it('bear the mark that they begin with, joined with the report’s', () => {
    const text = '(TLP:RED) One.\n\n (TLP:AMBER//REL TO USA, MEX) Two.\n\n(LES) Three.\n\nFour (TLP:RED).';
    expect(markingsOf(text)).toEqual(['TLP:RED', 'TLP:AMBER//REL TO MEX, USA', 'TLP:CLEAR//LES', 'TLP:CLEAR']);
    const amber = { ...CLEAR, tlp: 'AMBER' as const };
    expect(markingsOf('(TLP:CLEAR) One.\n\n(ORCON//CUI) Two.', amber)).toEqual(['TLP:AMBER', 'TLP:AMBER//ORCON//CUI']);
    expect(
      portionsOf(text)
        .map((portion) => portion.text)
        .join(''),
    ).toBe(text);
  });

  it('are words where words stand in brackets', () => {
    for (const text of [
      '(les) dio la orden',
      '(A//B) case',
      '(see annex) One.',
      '(2026-014) One.',
      '(LES',
      '(Rel to it) x',
    ])
      expect(markingsOf(text), text).toEqual(['TLP:CLEAR']);
  });

  it('refuse the text where a mark is not known', () => {
    for (const [text, code] of [
      ['One.\n\n(TLP:PINK) Two.', 'marking-unknown'],
      ['(LES//EYES ONLY) One.', 'marking-unknown'],
      ['(TLP:RED//REL TO nobody-here) One.', 'marking-unknown'],
      ['(TLP:RED//NOFORN) One.', 'marking-classified'],
    ] as const)
      expect(textPortions(text, CLEAR, new Set()), text).toMatchObject({ ok: false, error: { code } });
  });

  it('withhold a title that only a closed one of them tells', () => {
    const portions = portionsOf('(TLP:RED) The Lighthouse.\n\nAn open line.');
    expect(openTitle('The Lighthouse', CLEAR, portions)).toBeNull();
    expect(openTitle('An open line', CLEAR, portions)).toBe('An open line');
    expect(openTitle('Of the e-mail', CLEAR, portions)).toBe('Of the e-mail');
  });

  it('are its paragraphs, without gaps and without loss', () => {
    const text = 'One.\nStill one.\n\nTwo.\n \n\n\nThree.\n\n';
    const portions = portionsOf(text);
    expect(portions.map((portion) => portion.text)).toEqual(['One.\nStill one.\n\n', 'Two.\n \n\n\n', 'Three.\n\n']);
    expect(portions.map((portion) => portion.text).join('')).toBe(text);
    for (const { start, text: own } of portions) expect(text.slice(start, start + own.length)).toBe(own);
    expect(portionsOf('')).toEqual([{ start: 0, text: '', marking: CLEAR }]);
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
