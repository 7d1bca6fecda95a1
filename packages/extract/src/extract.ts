import type { DraftClaim, PartialDate, Span } from '@trama/model';
import { draftClaim } from '@trama/model';
import { Assembler } from './assemble.js';
import type { Clause } from './context.js';
import type { ExtractedMention, ExtractInput, Extraction, Language } from './extraction.js';
import { CLAIMS, PHRASES } from './grammar/index.js';
import type { Item } from './item.js';
import { type ItemContext, itemise } from './itemise.js';
import { findLanguage } from './language.js';
import { newTrie, readLexicon, type Trie } from './lexicon.js';
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
  const own = buildOwnNames(people, readLexicon());
  // Only sentences with a name that this report introduced are read another way the second time.
  const rows = sentences.map((sentence, n) =>
    hasAny(tokens, sentence, own) ? read(sentence, own) : (before[n] as readonly Item[]),
  );
  return assemble({ text, language, today, sentences, rows, people }, grammar);
}

function hasAny(tokens: readonly Token[], sentence: Sentence, own: Trie): boolean {
  for (let i = sentence.from; i < sentence.to; i++) if (own.next.has((tokens[i] as Token).fold)) return true;
  return false;
}

/** A text as rules see it. */
interface Reading {
  readonly text: string;
  readonly language: Language;
  readonly today: PartialDate | null;
  readonly sentences: readonly Sentence[];
  readonly rows: readonly (readonly Item[])[];
  readonly people: People;
}

function assemble({ text, language, today, sentences, rows, people }: Reading, grammar: Grammar): Extraction {
  const resolver = new Resolver(text, people);
  const words = readLexicon().words[language];
  const list = (name: string): ReadonlySet<string> => words.get(name) ?? new Set();
  const assembler = new Assembler(
    text,
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
  return toExtraction(language, today, resolver.things, assembler.finish());
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

function findNames(text: string, rows: readonly (readonly Item[])[], grammar: Grammar): SeenName[] {
  const seen: SeenName[] = [];
  for (const items of rows) {
    const aliases = new Map<Item, string[]>();
    for (const { rule, match } of runRules(grammar.naming, items)) {
      for (const given of rule.yields) {
        if (!('claim' in given) || given.claim !== 'alias' || given.value === undefined) continue;
        const who = items[match.captures.get(given.about)?.[0] ?? -1];
        const alias = match.captures.get(given.value);
        if (who?.cls !== 'PERSON' || alias === undefined) continue;
        const [first, last] = [items[alias[0]] as Item, items[alias[1] - 1] as Item];
        aliases.set(who, [...(aliases.get(who) ?? []), text.slice(first.start, last.end)]);
      }
    }
    for (const item of items)
      if (item.cls === 'PERSON')
        seen.push({
          words: item.nameWords,
          text: text.slice(item.start, item.end),
          withheld: item.withheld,
          aliases: aliases.get(item) ?? [],
        });
  }
  return seen;
}

function toExtraction(
  language: Language,
  date: PartialDate | null,
  things: ReadonlyMap<string, Thing>,
  claims: readonly DraftClaim[],
): Extraction {
  const locals = new Map<string, string>();
  const mentions: ExtractedMention[] = [];
  const names: DraftClaim[] = [];
  const ordered = [...things].map(([key, thing]) => ({
    key,
    thing,
    spans: [...thing.spans.values()].sort((a, b) => a[0] - b[0]),
  }));
  ordered.sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0) || (a.key < b.key ? -1 : 1));
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
  const local = (key: string): string => locals.get(key) ?? key;
  const named = claims.map((claim) => ({
    ...claim,
    about: local(claim.about),
    target: claim.target === null ? null : local(claim.target),
  }));
  return { language, date, mentions, claims: single([...names, ...named].sort(byPlace)) };
}

function byPlace(a: DraftClaim, b: DraftClaim): number {
  const start = (claim: DraftClaim): number => (claim.place.kind === 'span' ? claim.place.span[0] : 0);
  return start(a) - start(b);
}

/** One of each: two rules may read the same statement. */
function single(claims: readonly DraftClaim[]): DraftClaim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
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
