/**
 * The banner line of a classified document: such a file is set aside, never imported (CONTRACT,
 * "Marking text"). Only a line that is nothing but a banner counts; the word in a sentence does not.
 */
import { type Refusal, refusal } from '@trama/model';

const LEVEL = `(?:TOP SECRET|SECRET|CONFIDENTIAL|TS|COSMIC TOP SECRET|NATO (?:SECRET|CONFIDENTIAL)|ULTRA ?SECRETO|ALTO SECRETO|SECRETO)`;
const REST = String.raw`(?:\s*\/\/?\s*[A-Z0-9][A-Z0-9 ,.\/&-]*)?`;
const BANNER = new RegExp(`^(?:CLASSIFICATION:?\\s*|CLASIFICACI[OÓ]N:?\\s*|\\(?U?\\)?\\s*)?${LEVEL}${REST}$`);
const CAVEAT = /^[A-Z ]+\/\/(?:.*\b)?(?:NOFORN|SI|TK|HCS|FISA)\b[A-Z0-9 ,/-]*$/;
/** The short form of portions and of some banners: `S//NF`. */
const SHORT = /^\(?(?:TS|S|C)\/\/[A-Z][A-Z0-9 ,/-]*\)?$/;
const BARE = /^(?:SECRET|CONFIDENTIAL|SECRETO)$/;
const LINES = 12;

/** The refusal where one of the first lines is such a banner, else null. */
export function classifiedBanner(text: string): Refusal | null {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .map((line) => line.trim().replace(/^[*_=#\s-]+|[*_=#\s-]+$/g, ''))
    .filter((line) => line !== '');
  for (const [i, line] of lines.slice(0, LINES).entries()) {
    if (line.length > 120 || line !== line.toUpperCase()) continue;
    // A heading of one word may stand deep in a text; as a banner it comes first.
    if (BARE.test(line) && i > 6) continue;
    if (BANNER.test(line) || CAVEAT.test(line) || SHORT.test(line))
      return refusal('marking-classified', { found: line });
  }
  return null;
}
