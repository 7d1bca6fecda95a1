/** The date that a report gives itself, where its header states one. */
import type { PartialDate } from '@trama/model';
import { findDate } from './date.js';
import type { Language } from './extraction.js';
import type { Token } from './token.js';

const HEADER_TOKENS = 200;
const DATE_WORDS: ReadonlySet<string> = new Set(['date', 'fecha', 'dated', 'published', 'publicado']);

/** "date 2026-02-23", "Date: April 14, 2023", "Fecha: 5 de enero de 2026". */
export function findReportDate(tokens: readonly Token[], language: Language): PartialDate | null {
  const to = Math.min(tokens.length, HEADER_TOKENS);
  for (let i = 0; i < to; i++) {
    if (!DATE_WORDS.has((tokens[i] as Token).fold)) continue;
    const at = tokens[i + 1]?.fold === ':' ? i + 2 : i + 1;
    const found = at < to ? findDate(tokens, at, tokens.length, language, null) : null;
    if (found !== null && found.value.length === 10) return found.value;
  }
  return null;
}
