/**
 * Rules are data. A phrase rule joins a run of items into one; a claim rule says what a run of
 * items states. Both carry examples, and a test runs every one of them through the whole engine.
 */
import type { IncidentKind, IncidentStatus, Property, VictimClass } from '@trama/model';
import type { Language } from './extraction.js';
import type { Item, ItemClass } from './item.js';
import type { Lexicon } from './lexicon.js';
import { canMatch, findFeatures, findMatches, type Match } from './match.js';
import { compilePattern, type Pattern } from './pattern.js';

export interface Example {
  readonly text: string;
  /** Claims in the short form of `showClaim`; all of them must come out. Empty: nothing but names may come out. */
  readonly claims: readonly string[];
}

export interface PhraseRule {
  readonly id: string;
  readonly language: Language;
  readonly pattern: string;
  readonly makes: ItemClass;
  /** Only the capture `core` becomes the new item; the words around it, by which it is known, stay. */
  readonly coreOnly?: true;
  /** `body`: the class of the body or group that the phrase names; `again`: that of the count before it. */
  readonly victims?: VictimClass | 'body' | 'again';
  readonly examples: readonly Example[];
}

/** Captures are named by strings; `who.age` is the part `age` of the composite item captured as `who`. */
export interface ClaimYield {
  readonly claim: Property;
  /** A capture; `record`: the entry of a list; `before`: the subject of the sentence before, where the match begins one. */
  readonly about: string;
  readonly target?: string;
  readonly value?: string;
  readonly number?: string;
  readonly unit?: string;
  readonly time?: string;
}

export interface EventYield {
  /** Null: the text counts people and names no kind of incident. */
  readonly event: IncidentKind | null;
  /** Which capture holds the people or things of each count; a run of several gives one claim each. */
  readonly counts?: Readonly<Record<string, string>>;
  /** Of what is counted, where that is not incidents: people kidnapped, vehicles burnt. */
  readonly unit?: string;
  /** Which capture says of which count that there were none; `n` is the word that denies it. */
  readonly none?: Readonly<Record<string, string>>;
  readonly where?: string;
  readonly status?: IncidentStatus;
  /** A capture, or several of which one is there, separated by `|`. */
  readonly method?: string;
  readonly methodCode?: string;
  readonly service?: string;
  readonly by?: string;
  readonly to?: string;
  /** Counts belong to the operation that the sentence refers back to, where it does. */
  readonly joins?: true;
  /** Only of an incident that the text has told of. */
  readonly again?: true;
  /** A modal verb belongs to the announcement itself: "would shelter in place". */
  readonly announced?: true;
}

export interface AttributionYield {
  readonly saidBy: string;
  /** What follows the saying, what precedes it, the whole sentence, or every entry of the bulletin that follows. */
  readonly scope: 'after' | 'before' | 'sentence' | 'bulletin';
  /** The day that a bulletin reports on. */
  readonly when?: string;
}

export type Yield = ClaimYield | EventYield | AttributionYield;

export interface ClaimRule {
  readonly id: string;
  readonly language: Language;
  /** The capture `rel` is the word that relates; without it the whole match is. */
  readonly pattern: string;
  readonly yields: readonly Yield[];
  readonly examples: readonly Example[];
}

export interface Compiled<R> {
  readonly rule: R;
  readonly pattern: Pattern;
}

export function compileRules<R extends { readonly pattern: string; readonly language: Language }>(
  rules: readonly R[],
  language: Language,
  lexicon: Lexicon,
): Compiled<R>[] {
  const lists = new Map(lexicon.words[language]);
  lists.set('nationality', new Set(lexicon.nationalities.keys()));
  return rules
    .filter((rule) => rule.language === language)
    .map((rule) => ({ rule, pattern: compilePattern(rule.pattern, lists) }));
}

export interface Matched<R> {
  readonly rule: R;
  readonly match: Match;
}

export function runRules<R>(rules: readonly Compiled<R>[], items: readonly Item[]): Matched<R>[] {
  const features = findFeatures(items);
  const matched: Matched<R>[] = [];
  for (const { rule, pattern } of rules) {
    if (!canMatch(pattern, features)) continue;
    for (const match of findMatches(pattern, items)) matched.push({ rule, match });
  }
  return matched;
}
