/**
 * Markings: who may have a statement. Sets, never one ordered level; the most restrictive wins.
 * The text grammar is CONTRACT's: `TLP:AMBER//REL TO USA, MEX//ORCON//LES//CASE 2026-014//USE x`.
 * TLP 2.0: FIRST, August 2022.
 */
import { isCountry } from './country.js';
import { fail, ok, type Result } from './result.js';

export const TLP_LEVELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLP_LEVELS)[number];
export const HANDLINGS = ['LES', 'CUI', 'RESERVADA', 'CONFIDENCIAL'] as const;
export type Handling = (typeof HANDLINGS)[number];

export interface Marking {
  readonly tlp: Tlp;
  /** Countries (ISO 3166 alpha-3) and agency ids; null where the text has no REL TO. Sorted. */
  readonly relTo: readonly string[] | null;
  readonly orcon: boolean;
  readonly handling: readonly Handling[];
  readonly cases: readonly string[];
  readonly uses: readonly string[];
  /** Holds the identity of a US person: kept by the originator, whatever else the marking allows, until it is unmasked. */
  readonly usPersons?: true;
}

export interface MarkingRefusal {
  readonly code: 'marking-unknown' | 'marking-classified';
  readonly found: string;
}

export const CLEAR: Marking = { tlp: 'CLEAR', relTo: null, orcon: false, handling: [], cases: [], uses: [] };

/** The part of a marking's text that says so. */
const US_PERSONS = 'USP';
const CLASSIFIED = /\b(?:TOP\s*SECRET|SECRET|CONFIDENTIAL|NOFORN|ULTRASECRETO|SECRETO|U\/\/FOUO)\b/i;
const AGENCY = /^[a-z0-9][a-z0-9-]{1,39}$/;
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** What may stand after CASE. */
export function isCaseId(text: string): boolean {
  return TOKEN.test(text);
}

/** Parses the text of a marking. An unknown part refuses the whole: nothing is ever taken as less. */
export function parseMarking(text: string): Result<Marking, MarkingRefusal> {
  if (CLASSIFIED.test(text)) return fail({ code: 'marking-classified', found: text });
  const unknown = (found: string) => fail({ code: 'marking-unknown', found } as const);
  const parts = text
    .trim()
    .split('//')
    .map((part) => part.trim());
  const tlp = /^TLP:(.+)$/i.exec(parts[0] ?? '')?.[1]?.toUpperCase();
  if (!tlp || !(TLP_LEVELS as readonly string[]).includes(tlp)) return unknown(parts[0] ?? '');
  let relTo: string[] | null = null;
  let orcon = false;
  const handling = new Set<Handling>();
  const cases = new Set<string>();
  const uses = new Set<string>();
  let mask: Pick<Marking, 'usPersons'> = {};
  for (const part of parts.slice(1)) {
    const rel = /^REL TO\s+(.+)$/i.exec(part);
    const compartment = /^CASE\s+(.+)$/i.exec(part);
    const use = /^USE\s+(.+)$/i.exec(part);
    if (rel) {
      const names = (rel[1] as string).split(',').map((name) => name.trim());
      const bad = names.find((name) => !isCountry(name) && !AGENCY.test(name));
      if (bad !== undefined || relTo !== null) return unknown(part);
      relTo = [...new Set(names)].sort();
    } else if (part.toUpperCase() === 'ORCON') orcon = true;
    else if (part.toUpperCase() === US_PERSONS) mask = { usPersons: true };
    else if ((HANDLINGS as readonly string[]).includes(part.toUpperCase()))
      handling.add(part.toUpperCase() as Handling);
    else if (compartment && TOKEN.test(compartment[1] as string)) cases.add(compartment[1] as string);
    else if (use && TOKEN.test(use[1] as string)) uses.add(use[1] as string);
    else return unknown(part);
  }
  return ok({
    tlp: tlp as Tlp,
    relTo,
    orcon,
    handling: [...handling].sort(),
    cases: [...cases].sort(),
    uses: [...uses].sort(),
    ...mask,
  });
}

/** The canonical text: equal markings have equal texts. */
export function formatMarking(marking: Marking): string {
  const parts = [`TLP:${marking.tlp}`];
  if (marking.relTo) parts.push(`REL TO ${marking.relTo.join(', ')}`);
  if (marking.orcon) parts.push('ORCON');
  parts.push(
    ...marking.handling,
    ...marking.cases.map((id) => `CASE ${id}`),
    ...marking.uses.map((use) => `USE ${use}`),
    ...(marking.usPersons ? [US_PERSONS] : []),
  );
  return parts.join('//');
}

export interface Recipient {
  readonly agency: string;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  readonly cases: ReadonlySet<string>;
}

/** CONTRACT, "Marking text": deny by default. `originator` is the agency that the content is of. */
export function mayRead(reader: Recipient, originator: string, marking: Marking): boolean {
  if (!marking.cases.every((id) => reader.cases.has(id))) return false;
  if (reader.agency === originator) return true;
  if (marking.usPersons) return false;
  const named = marking.relTo?.some((name) => name === reader.agency || name === reader.country) ?? false;
  const open = marking.tlp === 'CLEAR' || marking.tlp === 'GREEN';
  return open && marking.relTo === null ? true : named;
}

/** Everybody may read it: there is nothing in it to keep. */
export function isPublic({ tlp, relTo, cases, usPersons }: Marking): boolean {
  return tlp === 'CLEAR' && relTo === null && cases.length === 0 && !usPersons;
}

/** What identifies a US person, under that marking. What is public stays so: there is no identity left to keep. */
export function maskUsPersons(marking: Marking): Marking {
  return isPublic(marking) ? marking : { ...marking, usPersons: true };
}

/** The marking without its mask: what an unmasking opens goes to whom this one names. */
export function unmaskUsPersons({ usPersons: _, ...marking }: Marking): Marking {
  return marking;
}

/**
 * The marking of what is derived from all of these by one originator: the highest TLP, the REL TO
 * that all allow, every caveat of any. An empty REL TO means the owner alone.
 */
export function joinMarkings(markings: readonly Marking[]): Marking {
  const first = markings[0];
  if (!first) return CLEAR;
  return markings.slice(1).reduce(joinTwo, first);
}

/** True where whoever may read the second may read this one, and every caveat of this one is in the second. */
export function isAsOpen(marking: Marking, than: Marking): boolean {
  return formatMarking(joinTwo(marking, than)) === formatMarking(than);
}

/**
 * The marking of what is derived from all that bears these: the intersection of their audiences. A text that this
 * version cannot read refuses the whole: what is derived never says less than what it rests on.
 */
export function joinMarkingTexts(texts: Iterable<string>): Result<Marking, MarkingRefusal> {
  const markings: Marking[] = [];
  for (const text of new Set(texts)) {
    const marking = parseMarking(text);
    if (!marking.ok) return marking;
    markings.push(marking.value);
  }
  return ok(joinMarkings(markings));
}

function joinTwo(a: Marking, b: Marking): Marking {
  const relTo = joinRecipients(a, b);
  const ownerAlone = relTo?.length === 0;
  const level = Math.max(
    TLP_LEVELS.indexOf(a.tlp),
    TLP_LEVELS.indexOf(b.tlp),
    ownerAlone ? TLP_LEVELS.indexOf('AMBER') : 0,
  );
  return {
    tlp: TLP_LEVELS[level] as Tlp,
    relTo: ownerAlone ? null : relTo,
    orcon: a.orcon || b.orcon,
    handling: union(a.handling, b.handling),
    cases: union(a.cases, b.cases),
    uses: union(a.uses, b.uses),
    ...(a.usPersons || b.usPersons ? { usPersons: true } : {}),
  };
}

function joinRecipients(a: Marking, b: Marking): readonly string[] | null {
  const everyone = (m: Marking) => m.relTo === null && (m.tlp === 'CLEAR' || m.tlp === 'GREEN');
  if (everyone(a)) return b.relTo;
  if (everyone(b)) return a.relTo;
  const other = new Set(b.relTo ?? []);
  return (a.relTo ?? []).filter((name) => other.has(name));
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])].sort();
}
