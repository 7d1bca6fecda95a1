/** What of a report tells who a person is: the claims and the words of the text that bear the mask's marking. */
import {
  batchText,
  type DraftBatch,
  IDENTIFYING_PROPERTIES,
  NAME_PROPERTIES,
  type Property,
  type Span,
} from '@trama/model';
import type { Portion } from '../row.js';

/** Shorter names than this are masked where they are mentioned, not wherever their letters stand. */
const SHORTEST_NAME = 4;

export class UsPersonMask {
  readonly #spans: Span[] = [];
  readonly #names = new Set<string>();
  /** Places of mentions that are no people; what was brought in earlier counts as one. */
  readonly #others = new Set<number>();

  /** A mention of this report at that place. */
  noteMention(place: number, schema: string | null, spans: readonly Span[]): void {
    if (schema === 'Person') this.#spans.push(...spans);
    else this.#others.add(place);
  }

  /** The numbers of the batch's texts that are identifying properties. */
  identifying(batch: DraftBatch): ReadonlySet<number> {
    const found = new Set<number>();
    for (const number of new Set(batch.claims.property)) {
      if (IDENTIFYING_PROPERTIES.has(batchText(batch, number) as Property)) found.add(number);
    }
    return found;
  }

  /** Whether the row identifies the person at that place; its words in the text are then noted. */
  hides(batch: DraftBatch, i: number, about: number, identifying: ReadonlySet<number>): boolean {
    const { property, value, placeKind, placeStart, placeEnd } = batch.claims;
    if (!identifying.has(property[i] as number) || this.#others.has(about)) return false;
    if (placeKind[i] === 1) {
      this.#spans.push([placeStart[i] as number, placeEnd[i] as number]);
      const name = batchText(batch, value[i] as number);
      if (name !== null && NAME_PROPERTIES.has(batchText(batch, property[i] as number) as Property))
        this.#names.add(name);
    }
    return true;
  }

  /** The portions cut where what identifies somebody begins and ends; `masked` are those pieces. */
  cut(portions: readonly Portion[]): { readonly portion: Portion; readonly of: number; readonly masked: boolean }[] {
    const spans = this.#allSpans(portions);
    return portions.flatMap((portion, of) => {
      const end = portion.start + portion.text.length;
      const inside = spans.filter(([from, to]) => from < end && to > portion.start);
      const pieces: { portion: Portion; of: number; masked: boolean }[] = [];
      const add = (from: number, to: number, masked: boolean): void => {
        if (from >= to) return;
        const text = portion.text.slice(from - portion.start, to - portion.start);
        pieces.push({ portion: { ...portion, start: from, text }, of, masked });
      };
      let at = portion.start;
      for (const [from, to] of inside) {
        add(at, Math.max(at, from), false);
        add(Math.max(at, from), Math.min(to, end), true);
        at = Math.min(to, end);
      }
      add(at, end, false);
      return pieces;
    });
  }

  /** Sorted, without overlaps: what was noted, and every other place where a noted name stands. */
  #allSpans(portions: readonly Portion[]): Span[] {
    const all = [...this.#spans];
    for (const { start, text } of portions) {
      for (const name of this.#names) {
        if (name.length < SHORTEST_NAME) continue;
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
          all.push([start + at, start + at + name.length]);
        }
      }
    }
    all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const merged: [number, number][] = [];
    for (const [from, to] of all) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return merged;
  }
}
