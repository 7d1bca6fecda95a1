/** From items to mentions: names, and what stands for a name ("he", "the cartel", "the task force"). */
import type { Schema, Span } from '@trama/model';
import type { Item } from './item.js';
import type { NameEntry } from './lexicon.js';
import type { People } from './person.js';
import { aliasKey } from './person.js';

export interface Thing {
  readonly schema: Schema;
  /** Spans in the order of the text; a set of starts keeps them single. */
  readonly spans: Map<number, Span>;
  name: { readonly text: string; readonly span: Span; readonly rank: number } | null;
}

export interface Resolved {
  readonly key: string;
  readonly inferred: boolean;
}

/** How far back, in sentences, a pronoun may reach. */
const PRONOUN_REACH = 2;
/** Words that point at whoever was named last, whatever that one is. */
const POINTER =
  /^(?:dich[oa]|est[ea]|(?:el|la) (?:hoy |presunt[oa] )?(?:detenid[oa]|imputad[oa]|acusad[oa]|sospechos[oa]|sujeto|responsable|delincuente|aprehendid[oa]|occis[oa]))\b/i;
const GROUP_REACH = 6;

export class Resolver {
  readonly things: Map<string, Thing> = new Map();
  readonly #text: string;
  readonly #people: People;
  readonly #resolved = new Map<Item, Resolved | null>();
  /** First person and first named thing of each sentence: what its pronouns' followers refer to. */
  readonly #subjects: { person: Resolved | null; any: Resolved | null; paragraph: number }[] = [];
  #lastGroup: { key: string; sentence: number } | null = null;
  #lastTaskForce: string | null = null;
  #record: { key: string; paragraph: number } | null = null;
  /** Those with a nickname: where there is one alone, "the cartel leader" is that one. */
  readonly #leaders: string[] = [];

  constructor(text: string, people: People) {
    this.#text = text;
    this.#people = people;
    for (const person of people.list) if (person.aliases.size > 0) this.#leaders.push(`person:${person.id}`);
  }

  /** Resolves a sentence's items in order; later sentences look back on it. */
  readSentence(items: readonly Item[], paragraph: number): void {
    this.#subjects.push({ person: null, any: null, paragraph });
    for (const item of items) this.#readItem(item);
    const first = items[0];
    if (first?.cls === 'PERSON' && items[1]?.fold === ',') {
      const resolved = this.#resolved.get(first);
      if (resolved) this.#record = { key: resolved.key, paragraph };
    }
  }

  resolve(item: Item): Resolved | null {
    return this.#resolved.get(item) ?? null;
  }

  /** Whom a sentence without a subject of its own goes on about ("Fue detenido …", "Nació …"). */
  findSubjectBefore(): Resolved | null {
    const now = this.#subjects.length - 1;
    const own = this.#subjects[now];
    const before = this.#subjects[now - 1];
    if (own === undefined || !before?.person || own.paragraph - before.paragraph > 1) return null;
    return { key: before.person.key, inferred: true };
  }

  /** The person whose entry of a list this paragraph is. */
  findRecord(paragraph: number): Resolved | null {
    if (this.#record === null || this.#record.paragraph !== paragraph) return null;
    return { key: this.#record.key, inferred: false };
  }

  thing(key: string): Thing {
    const thing = this.things.get(key);
    if (thing === undefined) throw new Error(`no mention ${key}`);
    return thing;
  }

  /** A thing that has no name of its own here: an event, a described group. */
  describe(key: string, schema: Schema, span: Span, name: string | null): void {
    const thing = this.things.get(key) ?? { schema, spans: new Map(), name: null };
    thing.spans.set(span[0], span);
    if (name !== null) thing.name = { text: name, span, rank: 0 };
    this.things.set(key, thing);
  }

  #readItem(item: Item): void {
    const resolved = this.#resolveItem(item);
    if (resolved !== null) this.#note(item, resolved);
    for (const part of item.parts.values()) if (!this.#resolved.has(part)) this.#readItem(part);
    for (const place of item.places) if (place !== item) this.#readItem(place);
  }

  #note(item: Item, resolved: Resolved): void {
    this.#resolved.set(item, resolved);
    const thing = this.things.get(resolved.key);
    if (thing !== undefined && item.cls !== 'PERSONREF' && item.cls !== 'GROUPREF' && item.cls !== 'BODYREF')
      thing.spans.set(item.start, [item.start, item.end]);
    else if (thing !== undefined && item.end - item.start > 3) thing.spans.set(item.start, [item.start, item.end]);
    const subject = this.#subjects.at(-1);
    if (subject === undefined || item.cls === 'PLACE') return;
    subject.any ??= resolved;
    if (resolved.key.startsWith('person:')) subject.person ??= resolved;
  }

  #resolveItem(item: Item): Resolved | null {
    switch (item.cls) {
      case 'PERSON':
        return this.#resolvePerson(item);
      case 'GROUP':
        return this.#resolveGroup(item);
      case 'BODY':
        return this.#resolveBody(item);
      case 'PLACE':
        return item.places.length > 0 ? null : this.#resolvePlace(item);
      case 'PERSONREF':
        return this.#resolvePersonRef(item);
      case 'GROUPREF':
        return this.#resolveGroupRef(item);
      case 'BODYREF':
        return this.#lastTaskForce === null ? null : { key: this.#lastTaskForce, inferred: true };
      default:
        return null;
    }
  }

  #resolvePerson(item: Item): Resolved | null {
    const entry = item.entry?.kind === 'person' ? item.entry : null;
    const id = entry?.id ?? this.#people.find(item.nameWords, item.withheld)?.id ?? `x${item.nameWords.join(' ')}`;
    const key = `person:${id}`;
    const inferred = entry?.partial === true;
    this.#name(key, 'Person', item, personRank(item, entry));
    return { key, inferred };
  }

  #resolveGroup(item: Item): Resolved | null {
    const entry = item.entry as NameEntry & { kind: 'group' };
    const key = `group:${entry.id}`;
    this.#name(key, 'Organization', item, entry.short ? 1 : item.end - item.start);
    this.#lastGroup = { key, sentence: this.#subjects.length };
    return { key, inferred: false };
  }

  #resolveBody(item: Item): Resolved | null {
    const entry = item.entry as NameEntry & { kind: 'body' };
    const key = `${entry.bodyClass === 'media' ? 'media' : 'body'}:${entry.id}`;
    this.#name(
      key,
      entry.bodyClass === 'other' || entry.bodyClass === 'media' ? 'Organization' : 'PublicBody',
      item,
      entry.short ? 1 : item.end - item.start,
    );
    if (/task force/i.test(this.#slice(item)) || /^JITF/.test(entry.id)) this.#lastTaskForce = key;
    return { key, inferred: false };
  }

  #resolvePlace(item: Item): Resolved | null {
    const entry = item.entry;
    if (entry === null) return null;
    const key = `place:${entry.kind === 'state' ? 'state' : entry.kind === 'country' ? 'country' : 'town'}:${aliasKey(entry.id)}`;
    this.#name(key, 'Place', item, 1);
    return { key, inferred: false };
  }

  #resolvePersonRef(item: Item): Resolved | null {
    if (item.end - item.start <= 3 || POINTER.test(this.#slice(item))) return this.#pronoun();
    const named = this.#leaders.length === 1 ? this.#leaders[0] : null;
    return named === null || named === undefined ? null : { key: named, inferred: true };
  }

  #pronoun(): Resolved | null {
    const now = this.#subjects.length - 1;
    const own = this.#subjects[now];
    for (let back = 0; back <= PRONOUN_REACH; back++) {
      const subject = this.#subjects[now - back];
      if (subject === undefined || own === undefined || own.paragraph - subject.paragraph > 1) break;
      if (subject.person !== null) return { key: subject.person.key, inferred: true };
    }
    return null;
  }

  #resolveGroupRef(item: Item): Resolved | null {
    const now = this.#subjects.length - 1;
    if (item.end - item.start <= 2) {
      const before = this.#subjects[now - 1]?.any ?? null;
      const own = this.#subjects[now];
      const near = own !== undefined && own.paragraph - (this.#subjects[now - 1]?.paragraph ?? 0) <= 1;
      return near && own.any === null && before?.key.startsWith('group:') ? { key: before.key, inferred: true } : null;
    }
    if (this.#lastGroup === null || now + 1 - this.#lastGroup.sentence > GROUP_REACH) return null;
    return { key: this.#lastGroup.key, inferred: true };
  }

  #slice(item: Item): string {
    return this.#text.slice(item.start, item.end);
  }

  /** Keeps the fullest name: the one of the highest rank, the earliest of equals. */
  #name(key: string, schema: Schema, item: Item, rank: number): void {
    const span: Span = [item.start, item.end];
    const name = { text: this.#slice(item), span, rank };
    const thing = this.things.get(key);
    if (thing === undefined) this.things.set(key, { schema, spans: new Map([[item.start, span]]), name });
    else if (thing.name === null || thing.name.rank < rank) thing.name = name;
  }
}

/** A full name before a surname before a nickname; of two full ones, the one without a nickname in it. */
function personRank(item: Item, entry: (NameEntry & { kind: 'person' }) | null): number {
  if (entry !== null && (entry.alias || entry.partial)) return entry.alias ? 0 : 1;
  return item.nameWords.length + (item.parts.has('nickname') ? 0.5 : 1);
}
