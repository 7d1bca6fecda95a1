/** Where in a report a sentence stands: its section, its bulletin, who says what in it, what is unreal in it. */
import type { PartialDate, Span } from '@trama/model';
import { findDateItem, hull } from './capture.js';
import {
  type Clause,
  findClauseDate,
  findSaying,
  findWordBefore,
  hasWordBefore,
  isInfinitive,
  type Saying,
} from './context.js';
import type { Item } from './item.js';
import type { Resolver } from './resolve.js';
import type { ClaimRule, Matched } from './rule.js';

export interface WordSets {
  readonly modal: ReadonlySet<string>;
  readonly negation: ReadonlySet<string>;
  readonly doubt: ReadonlySet<string>;
}

const LOCATION_HEADINGS: ReadonlySet<string> = new Set(['locations', 'location', 'lugares', 'ubicaciones']);

export class Setting {
  /** The place that the section's heading names. */
  section: Item | null = null;
  /** Places listed under a heading of their own, for the advice that follows. */
  locations: Item[] = [];
  /** Who issues the bulletin whose entries follow, and the day that it reports on. */
  bulletin: { readonly source: Item; readonly date: Item | null } | null = null;
  readonly #text: string;
  readonly #resolver: Resolver;
  readonly #words: WordSets;
  #listsLocations = false;
  #sayings: Saying[] = [];
  /** Dates of the sayings themselves ("said on Monday"): of nothing that is said. */
  #saidDates: ReadonlySet<Item> = new Set();

  constructor(text: string, resolver: Resolver, words: WordSets) {
    this.#text = text;
    this.#resolver = resolver;
    this.#words = words;
  }

  readClause(clause: Clause, matched: readonly Matched<ClaimRule>[]): void {
    this.#readHeading(clause);
    this.#sayings = this.#findSayings(clause, matched);
    this.#saidDates = new Set(
      this.#sayings.flatMap(({ from, to }) => clause.items.slice(from, to).filter((item) => item.date !== null)),
    );
  }

  #readHeading({ sentence, items }: Clause): void {
    if (sentence.kind === 'bullet' && this.#listsLocations)
      this.locations.push(...items.filter((item) => item.cls === 'PLACE'));
    if (sentence.kind !== 'heading') return;
    const place = items.find((item) => item.cls === 'PLACE');
    this.locations = [];
    this.#listsLocations = LOCATION_HEADINGS.has(items[0]?.fold ?? '');
    this.section = place !== undefined && items.length <= 3 ? place : null;
  }

  #findSayings(clause: Clause, matched: readonly Matched<ClaimRule>[]): Saying[] {
    const sayings: Saying[] = [];
    for (const { rule, match } of matched) {
      for (const given of rule.yields) {
        if (!('saidBy' in given)) continue;
        const range = match.captures.get(given.saidBy);
        if (range === undefined) continue;
        const inside = clause.items.slice(...range);
        const source = inside.find((item) => item.cls === 'PERSON') ?? (inside[0] as Item);
        const span = hull(clause.items.slice(match.from, match.to));
        if (given.scope === 'bulletin')
          this.bulletin = { source, date: findDateItem(clause, match.captures.get(given.when ?? '')) };
        else sayings.push({ from: match.from, to: match.to, span, scope: given.scope, source });
      }
    }
    return sayings.sort((a, b) => a.from - b.from);
  }

  #sourceName(item: Item): string {
    const resolved = item.cls === 'PERSON' || item.cls.endsWith('REF') ? this.#resolver.resolve(item) : null;
    const name = resolved === null ? null : this.#resolver.thing(resolved.key).name;
    return name?.text ?? this.#text.slice(item.start, item.end);
  }

  /** What a text says of its own source, it does not say after that source. */
  attribution(clause: Clause, span: Span, about: string | null = null): string | null {
    const saying = findSaying(this.#sayings, span);
    if (saying !== null && about !== null && this.#resolver.resolve(saying.source)?.key === about) return null;
    if (saying !== null) return this.#sourceName(saying.source);
    return this.bulletin !== null && clause.sentence.kind === 'bullet' ? this.#sourceName(this.bulletin.source) : null;
  }

  singleDate({ items }: Clause): PartialDate | null {
    const dates = items.filter((item) => item.date !== null && !this.#saidDates.has(item));
    return dates.length === 1 ? ((dates[0] as Item).date as PartialDate) : null;
  }

  findDate({ items }: Clause, at: number): { date: PartialDate; item: Item } | null {
    return findClauseDate(items, at, this.#saidDates);
  }

  /** Only planned, feared or possible. */
  isUnreal({ items }: Clause, at: number): boolean {
    return isInfinitive(items, at) || hasWordBefore(items, at, this.#words.modal);
  }

  isNegated({ items }: Clause, at: number): boolean {
    return hasWordBefore(items, at, this.#words.negation);
  }

  /** The text's own word of doubt before item `at`. */
  findDoubt({ items }: Clause, at: number): string | null {
    const item = findWordBefore(items, at, this.#words.doubt);
    return item === null ? null : this.#text.slice(item.start, item.end).toLowerCase();
  }
}
