/**
 * Who is who inside one report: full names, shorter forms of them, surnames alone and nicknames.
 * A withheld name ("Rubén 'N'") is never joined with a full one.
 */
import { insertName, type Lexicon, newTrie, type Trie } from './lexicon.js';
import { foldText, tokenise } from './token.js';

export interface NamedPerson {
  readonly id: string;
  /** As the report writes it in full. */
  readonly text: string;
  /** Name words, given names first, folded. */
  readonly words: readonly string[];
  readonly withheld: boolean;
  readonly aliases: Set<string>;
}

export interface SeenName {
  readonly words: readonly string[];
  readonly text: string;
  readonly withheld: boolean;
  /** Nickname that the text gives with it. */
  readonly aliases: readonly string[];
}

/** Past this many people of one given name a short form says nobody. */
const MOST_SAME_GIVEN = 50;

/** No nickname in it: such a name is read by its shape, with the nickname apart. */
const PLAIN_NAME = /^[\p{L}\p{M} .’'-]+$/u;

export class People {
  readonly list: NamedPerson[] = [];
  readonly #byWords = new Map<string, NamedPerson>();
  readonly #byGiven = new Map<string, NamedPerson[]>();
  /** By their last two words: who is first called by two surnames alone. */
  readonly #bySurnames = new Map<string, NamedPerson>();

  constructor(seen: readonly SeenName[]) {
    for (const name of [...seen].sort((a, b) => b.words.length - a.words.length)) {
      const person = this.find(name.words, name.withheld) ?? this.#add(name);
      for (const alias of name.aliases) person.aliases.add(alias);
    }
  }

  /** The person of exactly these words, or the only one whose fuller name holds them in order. */
  find(words: readonly string[], withheld: boolean): NamedPerson | null {
    const key = words.join(' ');
    const known = this.#byWords.get(key);
    if (known !== undefined) return known;
    if (withheld) return null;
    const called = this.#bySurnames.get(key);
    if (called !== undefined) return called;
    const sameGiven = this.#byGiven.get(words[0] ?? '') ?? [];
    if (sameGiven.length > MOST_SAME_GIVEN) return null;
    const fuller = sameGiven.filter((p) => !p.withheld && holdsInOrder(p.words, words));
    if (fuller.length !== 1) return null;
    this.#byWords.set(key, fuller[0] as NamedPerson);
    return fuller[0] as NamedPerson;
  }

  #add(name: SeenName): NamedPerson {
    const person = {
      id: `p${this.list.length}`,
      text: name.text,
      words: name.words,
      withheld: name.withheld,
      aliases: new Set<string>(),
    };
    this.list.push(person);
    this.#byWords.set(name.words.join(' '), person);
    const surnames = name.words.slice(-2).join(' ');
    if (name.words.length > 2 && !name.withheld && !this.#bySurnames.has(surnames))
      this.#bySurnames.set(surnames, person);
    const given = this.#byGiven.get(name.words[0] ?? '');
    if (given === undefined) this.#byGiven.set(name.words[0] ?? '', [person]);
    else if (given.length <= MOST_SAME_GIVEN) given.push(person);
    return person;
  }
}

function holdsInOrder(longer: readonly string[], shorter: readonly string[]): boolean {
  let at = 0;
  for (const word of longer) if (word === shorter[at]) at++;
  return at === shorter.length;
}

/** The names that this report makes usable: surnames of those named in full, nicknames, and groups by their id. */
export function buildOwnNames(people: People, groups: ReadonlyMap<string, string>, lexicon: Lexicon): Trie {
  const own = newTrie();
  const forms = new Map<string, { ids: Set<string>; alias: boolean }>();
  const add = (form: string, id: string, alias: boolean): void => {
    const key = foldText(form);
    const entry = forms.get(key) ?? { ids: new Set(), alias };
    entry.ids.add(id);
    forms.set(key, entry);
  };
  for (const person of people.list) {
    for (const alias of person.aliases) {
      add(alias, person.id, true);
      const bare = alias.replace(/^(?:el|la|los|las)\s+/i, '');
      if (bare !== alias && bare.length > 3) add(bare, person.id, true);
    }
    if (person.withheld) continue;
    if (person.words.length > 1 && PLAIN_NAME.test(person.text))
      insertName(own, person.text, { kind: 'person', id: person.id, alias: false, partial: false });
    for (const form of surnameForms(person.words, lexicon)) add(form, person.id, false);
  }
  for (const [form, { ids, alias }] of forms) {
    const [id] = ids;
    // Brothers bear the same surnames: whoever was named first is the one a report goes on about.
    if (ids.size === 1 || (!alias && form.includes(' ')))
      insertName(own, form, { kind: 'person', id: id as string, alias, partial: !alias });
  }
  for (const [id, name] of groups) insertName(own, name, { kind: 'group', id, short: false });
  return own;
}

/** "Oseguera Cervantes", "Oseguera", "Cervantes" of "Nemesio Rubén Oseguera Cervantes". */
function surnameForms(words: readonly string[], lexicon: Lexicon): string[] {
  let first = 1;
  while (first < words.length - 1 && isGivenName(words[first] as string, lexicon)) first++;
  const surnames = words.slice(first).filter((word) => word.length > 2);
  return [...new Set([surnames.join(' '), surnames[0] ?? '', surnames.at(-1) ?? ''])].filter((form) => form !== '');
}

function isGivenName(word: string, lexicon: Lexicon): boolean {
  return word.length === 1 || (lexicon.given.has(word) && !lexicon.surnames.has(word));
}

/** Aliases as they stand in a text: `El Mencho` once, whatever its marks and accents. */
export function aliasKey(alias: string): string {
  return tokenise(alias)
    .map((t) => t.fold)
    .join(' ');
}
