/** How a count with its uncertainty is written: "25", "≥ 250", "≈ 30", "200,000–250,000". */
import type { Language, Range } from '@trama/model';
import { formatNumber } from './format.js';

const BEST = { en: 'best', es: 'mejor' } as const;

/**
 * No whisker means exact. Where the source gives neither end ("around 30") the sign for "about" stands;
 * where both ends are one number the hedge is not about it ("seven of them", "including seven").
 */
export function rangeText(range: Range, hedge: string | null, language: Language): string {
  const n = (value: number) => formatNumber(value, language);
  const { low, best, high } = range;
  if (low !== null && high !== null) {
    if (low === high) return n(low);
    const span = `${n(low)}–${n(high)}`;
    return best !== null && best !== low && best !== high ? `${span} (${BEST[language]} ${n(best)})` : span;
  }
  if (low !== null) {
    const open = `≥ ${n(low)}`;
    return best !== null && best !== low ? `${open} (${BEST[language]} ${n(best)})` : open;
  }
  if (high !== null) {
    const open = `≤ ${n(high)}`;
    return best !== null && best !== high ? `${open} (${BEST[language]} ${n(best)})` : open;
  }
  if (best === null) return '';
  return hedge ? `≈ ${n(best)}` : n(best);
}
