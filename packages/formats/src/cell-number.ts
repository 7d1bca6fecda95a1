/** Counts and coordinates as tables write them. */
import type { Range } from '@trama/model';

export interface CellCount extends Range {
  readonly hedge: string | null;
}

/** No number is longer; the forms below are tried on nothing longer, so that no cell can be made to cost much. */
const LONGEST = 80;
const AT_LEAST = /^(at least|more than|over|al menos|mas de|más de|por lo menos|minimo|mínimo|>=?|≥)\s*/i;
const ABOUT = /^(about|around|approximately|approx\.?|circa|c\.|ca\.|alrededor de|cerca de|unos|unas|aprox\.?|~|≈)\s*/i;
const UP_TO = /^(up to|at most|hasta|maximo|máximo|<=|≤)\s*/i;

/** A count with its range and hedge by CONTRACT's rules; null where the text is no finite count of 0 or more. */
export function parseCount(text: string): CellCount | null {
  const t = text.trim();
  if (t.length > LONGEST) return null;
  const span = /^(\d[\d,. ]*)\s*(?:-|–|to|a)\s*(\d[\d,. ]*)$/.exec(t);
  if (span !== null) {
    const low = whole(span[1] as string);
    const high = whole(span[2] as string);
    return low === null || high === null || low > high ? null : { low, best: null, high, hedge: null };
  }
  for (const [form, kind] of [
    [AT_LEAST, 'least'],
    [ABOUT, 'about'],
    [UP_TO, 'most'],
  ] as const) {
    const m = form.exec(t);
    if (m === null) continue;
    const n = whole(t.slice(m[0].length));
    if (n === null) return null;
    const hedge = m[1] as string;
    if (kind === 'least') return { low: n, best: n, high: null, hedge };
    return kind === 'about' ? { low: null, best: n, high: null, hedge } : { low: null, best: n, high: n, hedge };
  }
  if (t.endsWith('+')) {
    const n = whole(t.slice(0, -1));
    return n === null ? null : { low: n, best: n, high: null, hedge: '+' };
  }
  const n = whole(t);
  return n === null ? null : { low: n, best: n, high: n, hedge: null };
}

function whole(text: string): number | null {
  const t = text.trim();
  const plain = /^\d{1,3}(?:[,. ]\d{3})+$/.test(t) ? t.replace(/[,. ]/g, '') : t.replace(/\.0+$/, '');
  if (!/^\d{1,15}$/.test(plain)) return null;
  return Number(plain);
}

/** Degrees, with a decimal point or comma; null where it is no number. */
export function parseDegrees(text: string): number | null {
  const t = text.trim().replace(/°$/, '');
  if (t.length > LONGEST) return null;
  const plain = /^[+-]?\d+,\d+$/.test(t) ? t.replace(',', '.') : t;
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** A finite number, also in the form `1e3`; null otherwise. */
export function parseNumber(text: string): number | null {
  const t = text.trim();
  if (t.length > LONGEST || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(t)) return null;
  const n = Number(t);
  return Number.isFinite(n) ? n : null;
}
