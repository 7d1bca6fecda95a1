/** Which of the things that a text names are worth a mention, and their names as claims. */
import { type DraftClaim, draftClaim, type Span } from '@trama/model';
import type { ExtractedMention, Language } from './extraction.js';
import type { Thing } from './resolve.js';
import type { Sentence } from './sentence.js';

export interface Named {
  readonly mentions: readonly ExtractedMention[];
  readonly claims: readonly DraftClaim[];
  /** `m1` … by the resolver's key. */
  readonly locals: ReadonlyMap<string, string>;
}

/** Mentions in the order of the text. */
export function nameMentions(
  things: ReadonlyMap<string, Thing>,
  claims: readonly DraftClaim[],
  sentences: readonly Sentence[],
  language: Language,
): Named {
  const isKept = keeper(claims, sentences);
  const ordered = [...things]
    .filter(([key, thing]) => isKept(key, thing))
    .map(([key, thing]) => ({ key, thing, spans: [...thing.spans.values()].sort((a, b) => a[0] - b[0]) }));
  ordered.sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.key < b.key ? -1 : 1));
  const locals = new Map<string, string>();
  const mentions: ExtractedMention[] = [];
  const names: DraftClaim[] = [];
  for (const { key, thing, spans } of ordered) {
    const local = `m${mentions.length + 1}`;
    locals.set(key, local);
    mentions.push({ local, schema: thing.schema, key: null, spans, name: thing.name?.text ?? null });
    if (thing.name === null || key.startsWith('described:')) continue;
    names.push(
      draftClaim({
        about: local,
        property: 'name',
        value: thing.name.text,
        place: { kind: 'span', span: thing.name.span },
        extractor: `rules-${language}@1`,
      }),
    );
  }
  return { mentions, claims: names, locals };
}

/**
 * People, groups and whatever a claim is about. A body only in a sentence that states something, a
 * place only where something stated holds it; a country or a media outlet never for its name alone.
 */
function keeper(claims: readonly DraftClaim[], sentences: readonly Sentence[]): (key: string, thing: Thing) => boolean {
  const told = new Set(claims.flatMap(({ about, target }) => (target === null ? [about] : [about, target])));
  const spans = claims
    .flatMap(({ place }) => (place.kind === 'span' ? [place.span] : []))
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const telling = sentences.filter(({ start, end }) => findTouching(spans, [start, end]));
  const tellingSpans = telling.map(({ start, end }): Span => [start, end]);
  return (key, thing) => {
    if (told.has(key) || key.startsWith('person:') || key.startsWith('group:')) return true;
    if (key.startsWith('media:') || key.startsWith('place:country:')) return false;
    const near = key.startsWith('body:') ? tellingSpans : spans;
    return [...thing.spans.values()].some((span) => findTouching(near, span));
  };
}

/** Whether one of `spans`, in the order of their starts, shares a character with `span`; long ones are rare, so few are looked at. */
function findTouching(spans: readonly Span[], [start, end]: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span)[0] < end) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= Math.max(0, low - MOST_OVERLAPS); at--) if ((spans[at] as Span)[1] > start) return true;
  return false;
}

const MOST_OVERLAPS = 60;
