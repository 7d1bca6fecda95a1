import { type DraftClaim, isTie, type PartialDate, type Span, valueKind } from '@trama/model';
import { Assembler } from './assemble.js';
import type { Clause } from './context.js';
import type { ExtractInput, Extraction, Language } from './extraction.js';
import { CLAIMS, PHRASES } from './grammar/index.js';
import type { Item } from './item.js';
import { type ItemContext, itemise } from './itemise.js';
import { findLanguage } from './language.js';
import { newTrie, readLexicon, type Trie } from './lexicon.js';
import { nameMentions } from './mention.js';
import { buildOwnNames, People, type SeenName } from './person.js';
import { joinPhrases } from './phrase.js';
import { findReportDate } from './report-date.js';
import { Resolver, type Thing } from './resolve.js';
import { type ClaimRule, type Compiled, compileRules, type PhraseRule, runRules } from './rule.js';
import { findSentences, type Sentence } from './sentence.js';
import { type Token, tokenise } from './token.js';

interface Grammar {
  readonly phrases: readonly Compiled<PhraseRule>[];
  readonly claims: readonly Compiled<ClaimRule>[];
  /** Those that say what a thing is called: they run first, so that the whole text is read with the names it gives. */
  readonly naming: readonly Compiled<ClaimRule>[];
}

const grammars = new Map<Language, Grammar>();

/** Text to draft claims, English and Spanish. Pure and deterministic; time grows with the text's length. */
export function extract(input: ExtractInput): Extraction {
  const { text } = input;
  const language = input.language ?? findLanguage(text);
  const grammar = readGrammar(language);
  const tokens = tokenise(text);
  const today = input.date ?? findReportDate(tokens, language);
  const sentences = findSentences(text, tokens, [...input.captions, ...findCaptions(text)]);
  const read = (sentence: Sentence, own: Trie): readonly Item[] =>
    joinPhrases(grammar.phrases, itemise(itemContext(text, tokens, sentence, own, language, today)));
  const unnamed = newTrie();
  const before = sentences.map((sentence) => read(sentence, unnamed));
  const people = new People(findNames(text, before, grammar));
  const own = buildOwnNames(people, findGroups(text, before), readLexicon());
  // Only sentences with a name that this report introduced are read another way the second time.
  const rows = sentences.map((sentence, n) =>
    hasAny(tokens, sentence, own) ? read(sentence, own) : (before[n] as readonly Item[]),
  );
  return assemble({ text, timeZone: input.timeZone, language, today, sentences, rows, people }, grammar);
}

function hasAny(tokens: readonly Token[], sentence: Sentence, own: Trie): boolean {
  for (let i = sentence.from; i < sentence.to; i++) if (own.next.has((tokens[i] as Token).fold)) return true;
  return false;
}

/** A text as rules see it. */
interface Reading {
  readonly text: string;
  readonly timeZone: string | null;
  readonly language: Language;
  readonly today: PartialDate | null;
  readonly sentences: readonly Sentence[];
  readonly rows: readonly (readonly Item[])[];
  readonly people: People;
}

function assemble(reading: Reading, grammar: Grammar): Extraction {
  const { text, timeZone, language, sentences, rows, people } = reading;
  const resolver = new Resolver(text, people);
  const words = readLexicon().words[language];
  const list = (name: string): ReadonlySet<string> => words.get(name) ?? new Set();
  const assembler = new Assembler(
    { text, timeZone },
    resolver,
    { modal: list('modal'), negation: list('negation'), doubt: list('doubt') },
    language,
  );
  sentences.forEach((sentence, index) => {
    const items = rows[index] as readonly Item[];
    resolver.readSentence(items, sentence.paragraph);
    const clause: Clause = { sentence, index, items };
    assembler.readClause(clause, runRules(grammar.claims, items));
  });
  return toExtraction(reading, resolver.things, assembler.finish());
}

function readGrammar(language: Language): Grammar {
  const known = grammars.get(language);
  if (known !== undefined) return known;
  const lexicon = readLexicon();
  const claims = compileRules(CLAIMS, language, lexicon);
  const naming = claims.filter(({ rule }) => rule.yields.some((given) => 'claim' in given && given.claim === 'alias'));
  const grammar = { phrases: compileRules(PHRASES, language, lexicon), claims, naming };
  grammars.set(language, grammar);
  return grammar;
}

function itemContext(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  own: Trie,
  language: Language,
  today: PartialDate | null,
): ItemContext {
  return { text, tokens, from: sentence.from, to: sentence.to, lexicon: readLexicon(), own, language, today };
}

const CAPTION = /\((?:Reuters|AP|AFP|EFE|EPA|Getty Images|Cuartoscuro|File photo|Photo|Foto)[^()\n]{0,60}\)[ \t]*$/u;

/** Paragraphs that end in the name of a picture agency. */
function findCaptions(text: string): Span[] {
  const captions: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (CAPTION.test(line.slice(-100))) captions.push([start, start + line.length]);
    start += line.length + 1;
  }
  return captions;
}

/** Groups that no list knows, by their id: where the words around one made it a group, it is one wherever it stands. */
function findGroups(text: string, rows: readonly (readonly Item[])[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const items of rows)
    for (const { cls, entry, nameWords, start, end } of items.flatMap((item) => [item, ...item.parts.values()]))
      if (cls === 'GROUP' && entry?.kind === 'group' && nameWords.length > 0 && !groups.has(entry.id))
        groups.set(entry.id, text.slice(start, end));
  return groups;
}

function findNames(text: string, rows: readonly (readonly Item[])[], grammar: Grammar): SeenName[] {
  return rows.flatMap((items) => {
    const aliases = findAliases(text, items, grammar);
    return items
      .filter((item) => item.cls === 'PERSON')
      .map((item) => ({
        words: item.nameWords,
        text: text.slice(item.start, item.end),
        withheld: item.withheld,
        aliases: aliases.get(item) ?? [],
      }));
  });
}

/** The nicknames that a sentence gives to the people in it: inside their names, and by the rules that name. */
function findAliases(text: string, items: readonly Item[], grammar: Grammar): Map<Item, string[]> {
  const aliases = new Map<Item, string[]>();
  const note = (who: Item, start: number, end: number): void => {
    aliases.set(who, [...(aliases.get(who) ?? []), text.slice(start, end)]);
  };
  for (const item of items) {
    const nickname = item.cls === 'PERSON' ? item.parts.get('nickname') : undefined;
    if (nickname !== undefined) note(item, nickname.start, nickname.end);
  }
  for (const { rule, match } of runRules(grammar.naming, items)) {
    for (const given of rule.yields) {
      if (!('claim' in given) || given.claim !== 'alias' || given.value === undefined) continue;
      const who = items[match.captures.get(given.about)?.[0] ?? -1];
      const alias = match.captures.get(given.value);
      if (who?.cls !== 'PERSON' || alias === undefined) continue;
      note(who, (items[alias[0]] as Item).start, (items[alias[1] - 1] as Item).end);
    }
  }
  return aliases;
}

function toExtraction(
  { language, today, sentences }: Reading,
  things: ReadonlyMap<string, Thing>,
  claims: readonly DraftClaim[],
): Extraction {
  const named = nameMentions(things, claims, sentences, language);
  const local = (key: string): string => named.locals.get(key) ?? key;
  const told = claims.map((claim) => ({
    ...claim,
    about: local(claim.about),
    target: claim.target === null ? null : local(claim.target),
  }));
  return { language, date: today, mentions: named.mentions, claims: single([...named.claims, ...told].sort(byPlace)) };
}

function byPlace(a: DraftClaim, b: DraftClaim): number {
  const start = (claim: DraftClaim): number => (claim.place.kind === 'span' ? claim.place.span[0] : 0);
  return start(a) - start(b);
}

/** One of each: two rules may read the same statement; a number of a document is one person's, the surer one's. */
function single(claims: readonly DraftClaim[]): DraftClaim[] {
  const seen = new Set<string>();
  const sure = new Set(claims.filter((claim) => isIdentifier(claim) && !claim.inferred).map(valueKey));
  return claims.filter((claim) => {
    if (isIdentifier(claim) && claim.inferred && sure.has(valueKey(claim))) return false;
    const key = [
      claim.about,
      claim.property,
      claim.value,
      claim.target,
      claim.low,
      claim.best,
      claim.high,
      claim.unit,
      claim.attribution,
      claim.victimClass,
      claim.body,
      claim.time,
    ].join('\u0000');
    const place = claim.place.kind === 'span' ? claim.place.span.join() : '';
    const known = seen.has(`${key}\u0000${place}`);
    seen.add(`${key}\u0000${place}`);
    return !known;
  });
}

function isIdentifier({ property }: DraftClaim): boolean {
  return !isTie(property) && valueKind(property).type === 'identifier';
}

function valueKey({ property, value }: DraftClaim): string {
  return `${property} ${value}`;
}
