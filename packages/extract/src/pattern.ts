/**
 * Patterns over rows of items, compiled once to a small program and run by Pike's method
 * (R. Cox, "Regular expression matching: the virtual machine approach", 2009): every state is
 * visited at most once an item, so a search costs items × program length whatever the text.
 *
 * Form: a word or "mark" (folded) · CLASS of items · @list of words · _ any item but a stop, ~ any but a mark ·
 * ( a | b ) · <name: …> captures · ? * + {m,n}, each with a second ? to take as little as it can.
 */
import type { Item, ItemClass } from './item.js';

export type WordLists = ReadonlyMap<string, ReadonlySet<string>>;

export type Step =
  | { readonly op: 'test'; readonly test: (item: Item) => boolean }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'match' };

export interface Pattern {
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** Steps of which one must accept the item that a match begins with. */
  readonly starts: readonly ((item: Item) => boolean)[];
  /** Scratch of a search: the stamp of the last round in which each step was reached. */
  readonly visited: Int32Array;
  stamp: number;
  /** Each set holds features (words, `#CLASS`) of which a sentence must have one for the pattern to match. */
  readonly needs: readonly ReadonlySet<string>[];
}

/** Names for several classes at once. */
const CLASS_SETS: Readonly<Record<string, readonly ItemClass[]>> = {
  WHO: ['PERSON', 'PERSONREF'],
  GANG: ['GROUP', 'GROUPREF'],
  ORG: ['GROUP', 'GROUPREF', 'BODY', 'BODYREF'],
  SAYER: ['PERSON', 'BODY', 'SOURCE', 'TITLE', 'PERSONREF', 'BODYREF'],
  NAME: ['PERSON', 'GROUP', 'BODY', 'PLACE', 'CAPS'],
};
const BREAKS: ReadonlySet<string> = new Set(['.', '!', '?', ';', ':', ',', '(', ')', '"']);
const CLAUSE_WORDS: ReadonlySet<string> = new Set(
  'who whom whose which that while quien quienes que cuyo cuya donde mientras'.split(' '),
);
const ARTICLES: ReadonlySet<string> = new Set(['el', 'la', 'los', 'las']);
const STOPS: ReadonlySet<string> = new Set(['.', '!', '?', ';', ':']);

const COMMON_FEATURES: ReadonlySet<string> = new Set(
  '#NUM #PERSON #PLACE #CAPS #DATE , . ( ) " a an the of in on to and is was by for el la los las de del en y un una que a con se por'.split(
    ' ',
  ),
);

/** A number of a document: letters, then at least six digits. */
const CODE = /^[a-z]{0,3}\d{6,12}$/;

type Node =
  | { readonly kind: 'test'; readonly test: (item: Item) => boolean; readonly features: ReadonlySet<string> | null }
  | { readonly kind: 'all'; readonly nodes: readonly Node[] }
  | { readonly kind: 'any'; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly node: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'capture'; readonly name: string; readonly node: Node };

const LEXEME = /\s+|"[^"]+"|<[a-zA-Z]+:|[()|>?*+]|\{\d+,\d+\}|@[a-z.]+|[^\s()|<>?*+{}"]+/gy;

/** Throws on a pattern that is not well formed or names an unknown list: rules are part of the program. */
export function compilePattern(source: string, lists: WordLists): Pattern {
  const lexemes = readLexemes(source);
  const reader = { lexemes, at: 0, lists, source };
  const node = readAlternatives(reader);
  if (reader.at !== lexemes.length) throw new Error(`pattern ends early at "${lexemes[reader.at]}": ${source}`);
  const steps: Step[] = [];
  const names: string[] = [];
  emit(node, steps, names);
  steps.push({ op: 'match' });
  return {
    steps,
    names,
    starts: findStarts(steps),
    visited: new Int32Array(steps.length),
    stamp: 0,
    needs: findNeeds(node),
  };
}

function findStarts(steps: readonly Step[]): ((item: Item) => boolean)[] {
  const starts: ((item: Item) => boolean)[] = [];
  const seen = new Set<number>();
  const stack = [0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const step = steps[at] as Step;
    if (step.op === 'split') stack.push(step.second, step.first);
    else if (step.op === 'save') stack.push(at + 1);
    else if (step.op === 'test') starts.push(step.test);
  }
  return starts;
}

interface Reader {
  readonly lexemes: readonly string[];
  at: number;
  readonly lists: WordLists;
  readonly source: string;
}

function readLexemes(source: string): string[] {
  const lexemes: string[] = [];
  LEXEME.lastIndex = 0;
  while (LEXEME.lastIndex < source.length) {
    const at = LEXEME.lastIndex;
    const match = LEXEME.exec(source);
    if (match === null) throw new Error(`pattern cannot be read at ${at}: ${source}`);
    if (match[0].trim() !== '') lexemes.push(match[0]);
  }
  return lexemes;
}

function readAlternatives(r: Reader): Node {
  const nodes = [readSequence(r)];
  while (r.lexemes[r.at] === '|') {
    r.at++;
    nodes.push(readSequence(r));
  }
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'any', nodes };
}

function readSequence(r: Reader): Node {
  const nodes: Node[] = [];
  while (r.at < r.lexemes.length && !['|', ')', '>'].includes(r.lexemes[r.at] as string)) nodes.push(readPiece(r));
  if (nodes.length === 0) throw new Error(`pattern with an empty part: ${r.source}`);
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'all', nodes };
}

function readPiece(r: Reader): Node {
  const node = readAtom(r);
  const next = r.lexemes[r.at] ?? '';
  const bounds = next === '?' ? [0, 1] : next === '*' ? [0, 40] : next === '+' ? [1, 40] : readBounds(next);
  if (bounds === null) return node;
  r.at++;
  const lazy = r.lexemes[r.at] === '?';
  if (lazy) r.at++;
  return { kind: 'repeat', node, least: bounds[0] as number, most: bounds[1] as number, lazy };
}

function readBounds(lexeme: string): number[] | null {
  const match = /^\{(\d+),(\d+)\}$/.exec(lexeme);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

function readAtom(r: Reader): Node {
  const lexeme = r.lexemes[r.at++] as string;
  if (lexeme === '(') return readClosed(r, ')');
  if (lexeme.startsWith('<') && lexeme.endsWith(':'))
    return { kind: 'capture', name: lexeme.slice(1, -1), node: readClosed(r, '>') };
  if (lexeme === '~') return { kind: 'test', test: (item) => !BREAKS.has(item.fold), features: null };
  if (lexeme === '_') return { kind: 'test', test: (item) => !STOPS.has(item.fold), features: null };
  if (lexeme.startsWith('@')) return readList(r, lexeme.slice(1));
  if (lexeme.startsWith('"')) return wordNode(lexeme.slice(1, -1));
  return /^[A-Z]+$/.test(lexeme) ? classNode(lexeme) : wordNode(lexeme);
}

function readClosed(r: Reader, closer: string): Node {
  const node = readAlternatives(r);
  if (r.lexemes[r.at++] !== closer) throw new Error(`pattern lacks "${closer}": ${r.source}`);
  return node;
}

function wordNode(word: string): Node {
  return { kind: 'test', test: (item) => item.fold === word, features: new Set([word]) };
}

function classNode(name: string): Node {
  // A nickname: in quotation marks, a run of capital words, or one that this report has introduced.
  if (name === 'ALIAS') {
    const test = (item: Item): boolean =>
      item.cls === 'QUOTED' ||
      item.cls === 'CAPS' ||
      item.unit === 'quoted' ||
      (item.entry?.kind === 'person' && item.entry.alias);
    return { kind: 'test', test, features: null };
  }
  if (name === 'NICK')
    return { kind: 'test', test: (item) => item.cls === 'QUOTED' || item.unit === 'quoted', features: null };
  // A group's name by its shape: in quotation marks, or with an article of its own.
  if (name === 'NAMED')
    return {
      kind: 'test',
      test: (item) => item.cls === 'QUOTED' || (item.cls === 'CAPS' && ARTICLES.has(item.nameWords[0] ?? '')),
      features: null,
    };
  if (name === 'QUOTE') return wordNode('"');
  // What stands between a name and what is said of it: no mark, no clause of its own, and nobody else.
  if (name === 'PLAIN')
    return {
      kind: 'test',
      test: (item) => !BREAKS.has(item.fold) && !CLAUSE_WORDS.has(item.fold) && item.cls !== 'PERSON',
      features: null,
    };
  if (name === 'CODE') return { kind: 'test', test: (item) => CODE.test(item.fold), features: null };
  const classes = new Set<string>(CLASS_SETS[name] ?? [name]);
  const features = new Set([...classes].map((cls) => `#${cls}`));
  return { kind: 'test', test: (item) => classes.has(item.cls), features };
}

function readList(r: Reader, name: string): Node {
  const list = r.lists.get(name);
  if (list === undefined) throw new Error(`pattern names the unknown list "${name}": ${r.source}`);
  const single = new Set([...list].filter((words) => !words.includes(' ')));
  const several = [...list].filter((words) => words.includes(' '));
  const nodes: Node[] = several
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((words) => ({ kind: 'all', nodes: words.split(' ').map(wordNode) }));
  if (single.size > 0) nodes.push({ kind: 'test', test: (item) => single.has(item.fold), features: single });
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'any', nodes };
}

function emit(node: Node, steps: Step[], names: string[]): void {
  switch (node.kind) {
    case 'test':
      steps.push({ op: 'test', test: node.test });
      return;
    case 'all':
      for (const part of node.nodes) emit(part, steps, names);
      return;
    case 'any':
      emitAny(node.nodes, steps, names);
      return;
    case 'capture': {
      if (!names.includes(node.name)) names.push(node.name);
      const slot = names.indexOf(node.name) * 2;
      steps.push({ op: 'save', slot });
      emit(node.node, steps, names);
      steps.push({ op: 'save', slot: slot + 1 });
      return;
    }
    case 'repeat': {
      for (let n = 0; n < node.least; n++) emit(node.node, steps, names);
      const splits: number[] = [];
      for (let n = node.least; n < node.most; n++) {
        splits.push(steps.push({ op: 'split', first: 0, second: 0 }) - 1);
        emit(node.node, steps, names);
      }
      const end = steps.length;
      for (const at of splits)
        steps[at] = node.lazy
          ? { op: 'split', first: end, second: at + 1 }
          : { op: 'split', first: at + 1, second: end };
      return;
    }
    default:
      node satisfies never;
  }
}

function emitAny(nodes: readonly Node[], steps: Step[], names: string[]): void {
  const jumps: number[] = [];
  nodes.forEach((part, n) => {
    const split = n < nodes.length - 1 ? steps.push({ op: 'split', first: 0, second: 0 }) - 1 : -1;
    emit(part, steps, names);
    if (split < 0) return;
    jumps.push(steps.push({ op: 'split', first: 0, second: 0 }) - 1);
    steps[split] = { op: 'split', first: split + 1, second: steps.length };
  });
  for (const at of jumps) steps[at] = { op: 'split', first: steps.length, second: steps.length };
}

/** Features without one of which the node cannot match. */
function findNeeds(node: Node): ReadonlySet<string>[] {
  switch (node.kind) {
    case 'test':
      return node.features === null ? [] : [node.features];
    case 'all':
      return node.nodes.flatMap(findNeeds);
    case 'capture':
      return findNeeds(node.node);
    case 'repeat':
      return node.least > 0 ? findNeeds(node.node) : [];
    case 'any': {
      const each = node.nodes.map(findNeeds);
      if (each.some((needs) => needs.length === 0)) return [];
      return [new Set(each.flatMap((needs) => [...rarest(needs)]))];
    }
    default:
      node satisfies never;
      return [];
  }
}

/** Of the sets of which a sentence needs one feature each, the one that fewest sentences have. */
function rarest(needs: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const cost = (need: ReadonlySet<string>): number =>
    need.size + [...need].filter((feature) => COMMON_FEATURES.has(feature)).length * 1000;
  return needs.reduce((best, need) => (cost(need) < cost(best) ? need : best));
}
