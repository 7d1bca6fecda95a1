/** From matched rules to claims. */
import { type DraftClaim, draftClaim, isTie, type Property, type Range, type Span, valueKind } from '@trama/model';
import { type Captures, captureItem, findDateHedge, findDateItem, hull } from './capture.js';
import { type Clause, isOfAnother } from './context.js';
import { EventWriter, type Source } from './event.js';
import type { Language } from './extraction.js';
import type { Incident } from './incident.js';
import type { Item } from './item.js';
import type { Match } from './match.js';
import { joinRange } from './phrase.js';
import type { Resolved, Resolver } from './resolve.js';
import type { ClaimRule, ClaimYield, Matched } from './rule.js';
import { Setting, type WordSets } from './setting.js';

/** What a report may say of somebody with its date elsewhere in the sentence. */
const DATED: ReadonlySet<Property> = new Set<Property>(['designation', 'arrested', 'died', 'injured']);

/** What happens to somebody; said of another, it is not said of the one named with that other. */
const HAPPENS: ReadonlySet<Property> = new Set<Property>(['arrested', 'died', 'injured', 'charged']);

export class Assembler {
  readonly #claims: DraftClaim[] = [];
  readonly #text: string;
  readonly #resolver: Resolver;
  readonly #setting: Setting;
  readonly #events: EventWriter;
  readonly #extractor: string;

  constructor(source: Source, resolver: Resolver, words: WordSets, language: Language) {
    const { text } = source;
    this.#text = text;
    this.#resolver = resolver;
    this.#setting = new Setting(text, resolver, words);
    this.#extractor = `rules-${language}@1`;
    this.#events = new EventWriter(source, resolver, this.#setting, this.#extractor, (claim) =>
      this.#claims.push(claim),
    );
  }

  /** Reads one sentence; sentences come in the order of the text. */
  readClause(clause: Clause, matched: readonly Matched<ClaimRule>[]): void {
    this.#setting.readClause(clause, matched);
    const first = this.#claims.length;
    const events: Incident[] = [];
    for (const found of [...matched].sort((a, b) => precedence(a) - precedence(b) || a.match.from - b.match.from)) {
      for (const given of found.rule.yields) {
        if ('claim' in given) this.#addClaim(clause, found, given);
        const event = 'event' in given ? this.#events.write(clause, found, given) : null;
        if (event !== null) events.push(event);
      }
    }
    linkVictims(events, this.#claims.slice(first));
    this.#events.endClause(clause);
  }

  /** The claims, with the dates of deaths and injuries that only the incident bears. */
  finish(): DraftClaim[] {
    const dates = this.#events.incidents.victimDates();
    return this.#claims.map((claim) => {
      const known = claim.property === 'died' || claim.property === 'injured' ? dates.get(claim.about) : undefined;
      const [date] = known ?? [];
      return claim.time === null && known?.size === 1 ? { ...claim, time: date ?? null } : claim;
    });
  }

  #addClaim(clause: Clause, { match }: Matched<ClaimRule>, given: ClaimYield): void {
    const said = this.#readValue(clause, match.captures, given);
    const rel = match.captures.get('rel') ?? match.captures.get(given.value ?? '') ?? [match.from, match.to];
    if (said === null || this.#setting.isUnreal(clause, rel[0])) return;
    const { value, number, target, date } = said;
    const relItem = joinRange(clause.items, ...rel);
    const span = hull([relItem, ...[value, number, said.targetItem].filter((item) => item !== null)]);
    const range = toRange(number);
    const doubt = date === null ? this.#setting.findDoubt(clause, rel[0]) : findDateHedge(clause, date);
    const dated = DATED.has(given.claim) ? this.#setting.singleDate(clause) : null;
    if (HAPPENS.has(given.claim) && isOfAnother(clause.items, match.captures.get(given.about), rel[0])) return;
    for (const about of this.#abouts(clause, match, given)) {
      if (about.key === target?.key || this.#isOther(given, value, about)) continue;
      this.#claims.push(
        draftClaim({
          about: about.key,
          property: given.claim,
          value: date?.date ?? (value === null ? null : this.#text.slice(value.start, value.end)),
          target: target?.key ?? null,
          ...range,
          unit: given.unit ?? number?.unit ?? null,
          hedge: number?.quantity?.hedge ?? doubt,
          attribution: given.claim === 'alias' ? null : this.#setting.attribution(clause, span, about.key),
          negated: this.#setting.isNegated(clause, rel[0]),
          time: findDateItem(clause, match.captures.get(given.time ?? ''))?.date ?? dated,
          place: { kind: 'span', span },
          inferred: about.inferred || target?.inferred === true,
          extractor: this.#extractor,
        }),
      );
    }
  }

  /** What the claim says, or null where the match lacks a part of it. */
  #readValue(clause: Clause, captures: Captures, given: ClaimYield): Statement | null {
    const value = captureItem(clause, captures, given.value);
    const number = captureItem(clause, captures, given.number);
    const targetItem = captureItem(clause, captures, given.target);
    const target = targetItem === null ? null : this.#resolver.resolve(targetItem);
    if (given.value !== undefined && value === null) return null;
    if (given.number !== undefined && (number === null || number.quantity === null)) return null;
    if (given.target !== undefined && target === null) return null;
    const isDate = given.value !== undefined && !isTie(given.claim) && valueKind(given.claim).type === 'date';
    const date = isDate ? findDateItem(clause, captures.get(given.value as string)) : null;
    return isDate && date === null ? null : { value, number, targetItem, target, date };
  }

  /** In brackets stands another body ("… (FEMDO)"), not another name of this one. */
  #isOther(given: ClaimYield, value: Item | null, about: Resolved): boolean {
    const named = given.claim === 'alias' && value !== null ? this.#resolver.resolve(value) : null;
    return named !== null && named.key !== about.key;
  }

  /** Whom a claim is about: a captured thing, each of a captured list, the entry of the list it stands in, or the subject before. */
  #abouts(clause: Clause, { captures, from }: Match, given: ClaimYield): Resolved[] {
    if (given.about === 'before') {
      const subject = from === 0 ? this.#resolver.findSubjectBefore() : null;
      return subject === null ? [] : [subject];
    }
    if (given.about === 'record') {
      const record = this.#resolver.findRecord(clause.sentence.paragraph);
      return record === null ? [] : [record];
    }
    const range = captures.get(given.about);
    if (range === undefined) return [];
    const resolved = clause.items.slice(...range).flatMap((item) => this.#resolver.resolve(item) ?? []);
    const single = new Map(resolved.map((about) => [about.key, about]));
    if (single.size > 0 || given.claim !== 'size') return [...single.values()];
    const span: Span = hull(clause.items.slice(...range));
    const key = `described:${span[0]}`;
    this.#resolver.describe(key, 'Organization', span, this.#text.slice(...span));
    return [{ key, inferred: true }];
  }
}

interface Statement {
  readonly value: Item | null;
  readonly number: Item | null;
  readonly targetItem: Item | null;
  readonly target: Resolved | null;
  /** The date that the value is. */
  readonly date: Item | null;
}

/** What names the incident itself goes before what counts in it; a count of those cleared before a count of all. */
function precedence({ rule, match }: Matched<ClaimRule>): number {
  const ranks = rule.yields.map((given) => {
    if (!('event' in given)) return 1;
    const counted = Object.values(given.counts ?? {}).some((name) => match.captures.has(name));
    if (given.again || (given.status !== undefined && !counted)) return 2;
    const frames = given.event === 'clash' || given.event === 'armed-attack';
    return frames || given.status !== undefined || given.unit !== undefined ? 0 : 1;
  });
  return Math.min(...ranks);
}

/** One person who died in a sentence about one raid died in it. */
function linkVictims(events: readonly Incident[], claims: readonly DraftClaim[]): void {
  const raids = new Set(events.filter((event) => event.kind === 'raid'));
  const people = new Set(
    claims.filter((claim) => claim.property === 'died' && !claim.negated).map((claim) => claim.about),
  );
  if (raids.size !== 1 || people.size !== 1) return;
  for (const raid of raids) for (const person of people) raid.victims.add(person);
}

function toRange(number: Item | null): Range {
  const { low, best, high } = number?.quantity ?? { low: null, best: null, high: null };
  return { low, best, high };
}
