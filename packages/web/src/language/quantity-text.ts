/** A quantity in a line: its range, its unit, and of what: "≥ 250 people", "4 kg of heroin", "3 rifles". */
import type { Language, Range } from '@trama/model';
import { rangeText } from './range-text.js';
import { unitWord } from './unit-words.js';

export interface Quantity extends Range {
  readonly property: string;
  readonly unit: string | null;
  readonly hedge: string | null;
  /** What is counted or weighed, in the words of the source. */
  readonly value: string | null;
}

const OF = { en: 'of', es: 'de' } as const;

/** Empty where the claim gives no number. */
export function quantityText(quantity: Quantity, language: Language): string {
  const { low, best, high, hedge, property, unit, value } = quantity;
  const number = rangeText({ low, best, high }, hedge, language);
  if (number === '') return '';
  const word = unitWord(property, unit, high ?? best ?? low ?? 0, language);
  const what = value === null || value === '' ? null : word === null ? value : `${OF[language]} ${value}`;
  return [number, word, what].filter((part) => part !== null).join(' ');
}
