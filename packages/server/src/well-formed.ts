const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text without half surrogate pairs, which no UTF-8 can carry. */
export function wellFormed(text: string): string {
  return text.replace(HALF_PAIR, '\ufffd');
}
