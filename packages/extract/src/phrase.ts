/** Runs of items joined into composite ones, by the phrase rules in their order. */
import type { VictimClass } from '@trama/model';
import { type Item, newItem } from './item.js';
import { canMatch, findFeatures, findMatches, type Match } from './match.js';
import { EXACTLY_ONE, type Quantity } from './quantity.js';
import type { Compiled, PhraseRule } from './rule.js';

export function joinPhrases(rules: readonly Compiled<PhraseRule>[], items: readonly Item[]): readonly Item[] {
  let row = items;
  let features = findFeatures(row);
  for (const { rule, pattern } of rules) {
    if (!canMatch(pattern, features)) continue;
    const matches = findMatches(pattern, row);
    if (matches.length === 0) continue;
    row = replaceMatches(row, matches, rule);
    features = findFeatures(row);
  }
  return row;
}

function replaceMatches(row: readonly Item[], matches: readonly Match[], rule: PhraseRule): Item[] {
  const joined: Item[] = [];
  let at = 0;
  for (const match of matches) {
    const [from, to] = (rule.coreOnly && match.captures.get('core')) || [match.from, match.to];
    joined.push(...row.slice(at, from), toComposite(row, match, rule));
    at = to;
  }
  return [...joined, ...row.slice(at)];
}

function toComposite(row: readonly Item[], match: Match, rule: PhraseRule): Item {
  const parts = new Map<string, Item>();
  for (const [name, [from, to]] of match.captures) parts.set(name, joinRange(row, from, to));
  const first = row[match.from] as Item;
  const last = row[match.to - 1] as Item;
  const core = parts.get('core');
  const counts = rule.makes === 'VICTIMS' || rule.makes === 'THING';
  const named =
    core === undefined ? [] : row.slice(...(match.captures.get('core') ?? [0, 0])).flatMap((i) => i.nameWords);
  return newItem(rule.makes, (core ?? first).start, (core ?? last).end, {
    capital: first.capital,
    parts,
    entry: core?.entry ?? (rule.makes === 'GROUP' ? { kind: 'group', id: named.join(' '), short: false } : null),
    nameWords: named,
    quantity: rule.makes === 'NONE' ? none(first.fold) : counts ? (parts.get('n')?.quantity ?? EXACTLY_ONE) : null,
    victimClass: counts ? findVictimClass(rule, parts) : null,
  });
}

function none(hedge: string): Quantity {
  return { low: 0, best: 0, high: 0, hedge, hedgeSpan: null };
}

/** One item for a range: itself where it is one, else a run with the whole range's offsets. */
export function joinRange(row: readonly Item[], from: number, to: number): Item {
  const first = row[from] as Item;
  return to - from === 1 ? first : newItem('WORD', first.start, (row[to - 1] as Item).end, { capital: first.capital });
}

function findVictimClass(rule: PhraseRule, parts: ReadonlyMap<string, Item>): VictimClass | null {
  if (rule.victims === undefined || rule.victims === 'again') return null;
  if (rule.victims !== 'body') return rule.victims;
  const entry = parts.get('body')?.entry;
  if (entry?.kind === 'group') return 'suspect';
  return entry?.kind === 'body' && (entry.bodyClass === 'security-force' || entry.bodyClass === 'official')
    ? entry.bodyClass
    : 'unknown';
}
