/** Highlighted spans of a text, cut where they overlap. Offsets are UTF-16 units of the whole text. */
export interface MarkedSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Class name of its sign: `sign-draft`, `sign-accepted` … */
  readonly sign: string;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Spans over this piece, the longest first: the last is the innermost. */
  readonly spans: readonly MarkedSpan[];
}

const NONE: readonly MarkedSpan[] = [];

/** Covers `[from, to)` without gaps; spans that reach beyond are cut. Cost O(s log s + pieces × depth). */
export function layerSpans(from: number, to: number, spans: readonly MarkedSpan[]): Segment[] {
  const inside = spans.filter((span) => span.start < span.end && span.end > from && span.start < to);
  const cuts = new Set([from, to]);
  for (const span of inside) {
    cuts.add(Math.max(from, span.start));
    cuts.add(Math.min(to, span.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const queue = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let active: MarkedSpan[] = [];
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i] as number;
    active = active.filter((span) => span.end > start);
    for (let span = queue[next]; span && span.start <= start; span = queue[++next]) active.push(span);
    const over = active.length === 0 ? NONE : [...active].sort((a, b) => b.end - b.start - (a.end - a.start));
    segments.push({ start, end: edges[i + 1] as number, spans: over });
  }
  return segments;
}

const RANK = ['sign-rejected', 'sign-guess', 'sign-draft', 'sign-accepted'];

/** The sign of a piece under several spans: the one that a reader must not overlook, accepted over draft over rejected. */
export function strongestSign(spans: readonly MarkedSpan[]): string {
  return spans.reduce((best, span) => (RANK.indexOf(span.sign) > RANK.indexOf(best) ? span.sign : best), RANK[0] ?? '');
}

/** Which claim a click means: the innermost, and at each further click on the same place the next one out. */
export function spanAtClick(ids: readonly string[], selected: string | null): string | null {
  if (ids.length === 0) return null;
  const at = selected === null ? -1 : ids.indexOf(selected);
  return (at <= 0 ? ids[ids.length - 1] : ids[at - 1]) ?? null;
}

/** The spans of each portion, so that one change draws one portion anew. */
export function spansByPortion(
  portions: readonly { readonly start: number; readonly text: { readonly length: number } }[],
  spans: readonly MarkedSpan[],
): MarkedSpan[][] {
  return portions.map((portion) => {
    const end = portion.start + portion.text.length;
    return spans.filter((span) => span.start < end && span.end > portion.start);
  });
}
