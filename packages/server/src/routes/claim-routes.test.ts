import { describe, expect, it } from 'vitest';
import { excerptOf } from './claim-routes.js';

const portion = (start: number, text: string) => ({ no: 0, start, text, marking: 'TLP:CLEAR' });

describe('the excerpt around a claim', () => {
  it('reaches over visible portions and never over a gap', () => {
    const portions = [
      portion(0, 'First words. '),
      portion(13, 'Second words. '),
      portion(60, 'After the gap. '),
      portion(75, 'End.'),
    ];
    const first = excerptOf({ place: { kind: 'span', span: [13, 19] } }, { portions });
    expect(first).toEqual({ text: 'First words. Second words. ', start: 0, highlight: [13, 19], more: false });
    const last = excerptOf({ place: { kind: 'span', span: [66, 69] } }, { portions });
    expect(last).toEqual({ text: 'After the gap. End.', start: 60, highlight: [6, 9], more: false });
    expect(excerptOf({ place: { kind: 'span', span: [30, 40] } }, { portions })).toBeNull();
    expect(excerptOf({ place: { kind: 'span', span: [20, 62] } }, { portions })).toBeNull();
    expect(excerptOf({ place: { kind: 'whole' } }, { portions })).toBeNull();
  });

  it('is a part of a long text that begins and ends with a word', () => {
    const text = 'word '.repeat(400);
    const excerpt = excerptOf({ place: { kind: 'span', span: [1000, 1004] } }, { portions: [portion(0, text)] });
    expect(excerpt?.text.length).toBeLessThan(700);
    expect(excerpt?.text).toMatch(/^word .* word$/);
    expect(excerpt?.text.slice(...(excerpt?.highlight ?? []))).toBe('word');
    expect(excerpt?.more).toBe(true);
  });
});
