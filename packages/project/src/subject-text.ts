/** What a subject is called, by the texts that its claims give. */
import { NAME_PROPERTIES, PROPERTY_NAMES, type Property, type ValueProperty, valueKind } from '@trama/model';
import { type Derived, SCHEMA_NAMES } from './derive.js';

const NAMES_IN_ORDER = ['name', 'alias', 'previousName', 'weakAlias'] as const;
const IDENTIFIERS: readonly Property[] = PROPERTY_NAMES.filter(
  (property) => valueKind(property as ValueProperty)?.type === 'identifier',
);
const PLACE_OF: ReadonlyMap<Property, number> = new Map(PROPERTY_NAMES.map((property, place) => [property, place]));

/** A text with how many claims give it. */
interface Said {
  readonly text: string;
  readonly claims: number;
}

/**
 * The label of a subject: its name by `bestText`, else its alias, former name, weak alias, else its
 * first identifier. An incident without a name is its kind, place and date. Empty where the reader's
 * claims say none of it.
 */
export function labelOf(world: Derived, subject: number): string {
  for (const property of NAMES_IN_ORDER) {
    const name = bestText(world, subject, property);
    if (name !== null) return name;
  }
  if (SCHEMA_NAMES[world.schema[subject] as number] === 'Event') {
    const place = firstText(world, subject, ['place', 'municipality', 'state']);
    const parts = [bestText(world, subject, 'kind'), place, dateOf(world, subject)];
    return parts.filter((part) => part !== null).join(' · ');
  }
  return firstText(world, subject, ['title', ...IDENTIFIERS]) ?? '';
}

/** What tells a subject from others of its name, the strongest first. */
const TELLING: readonly Property[] = [
  'birthDate',
  'curp',
  'rfc',
  'plate',
  'municipality',
  'state',
  'birthPlace',
  'nationality',
  'country',
];

/** At most `limit` values that tell the subject from others of its name. */
export function tellingTexts(world: Derived, subject: number, limit: number): string[] {
  const found: string[] = [];
  for (const property of TELLING) {
    const text = found.length < limit ? bestText(world, subject, property) : null;
    if (text !== null) found.push(text);
  }
  return found;
}

/** When an incident began, as most claims say: a partial date or an instant. */
export function dateOf(world: Derived, subject: number): string | null {
  return firstText(world, subject, ['start', 'date']);
}

function firstText(world: Derived, subject: number, properties: readonly Property[]): string | null {
  for (const property of properties) {
    const text = bestText(world, subject, property);
    if (text !== null) return text;
  }
  return null;
}

/** The text that most claims give for a property; among equals the longest, then the first by code units. */
function bestText(world: Derived, subject: number, property: Property): string | null {
  return saidOf(world, subject, (at) => at === PLACE_OF.get(property))[0]?.text ?? null;
}

/** All names of a subject, the label first, then those that most claims give. */
export function namesOf(world: Derived, subject: number, limit: number): string[] {
  const label = labelOf(world, subject);
  const names = saidOf(world, subject, (at) => NAME_PROPERTIES.has(PROPERTY_NAMES[at] as Property));
  const others = names.map(({ text }) => text).filter((text) => text !== label);
  return (label === '' ? others : [label, ...others]).slice(0, limit);
}

function saidOf(world: Derived, subject: number, wanted: (property: number) => boolean): Said[] {
  const { facts, texts } = world;
  const counts = new Map<number, number>();
  const end = texts.starts[subject + 1] as number;
  for (let i = texts.starts[subject] as number; i < end; i++) {
    const row = texts.rows[i] as number;
    if (!wanted(facts.property[facts.textClaim[row] as number] as number)) continue;
    const text = facts.textNumber[row] as number;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const said = Array.from(counts, ([text, claims]): Said => ({ text: facts.texts.table.text(text), claims }));
  return said.sort((a, b) => b.claims - a.claims || b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}
