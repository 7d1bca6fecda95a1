/** What the head of a subject's page says. Pure. */
import type { SubjectPage } from '@trama/contract';
import type { Property, Schema } from '@trama/model';
import { foldText } from '../../language/fold-text.js';

const SHOWN_ALIASES = 4;

/** The other names, most claims first, each once. */
export function otherNames(subject: Pick<SubjectPage, 'label' | 'names'>): string[] {
  const names = [...subject.names]
    .sort((a, b) => b.claims.length - a.claims.length)
    .map((name) => name.value)
    .filter((name) => name !== subject.label);
  return [...new Set(names)].slice(0, SHOWN_ALIASES);
}

const SHOWN_LEADERS = 3;

/** Who is said to lead a group, each name once. */
export function namedLeaders(ties: SubjectPage['ties']): SubjectPage['ties'][number]['other'][] {
  const leaders = ties.filter((tie) => tie.property === 'leaderOf' && !tie.outward).map((tie) => tie.other);
  return leaders
    .filter((one, index) => leaders.findIndex((other) => foldText(other.label) === foldText(one.label)) === index)
    .slice(0, SHOWN_LEADERS);
}

const EXPECTED: Readonly<Partial<Record<Schema, readonly Property[]>>> = {
  Person: ['birthDate', 'nationality', 'curp', 'address'],
  Organization: ['foundedDate', 'size', 'country'],
  Company: ['rfc', 'registrationNumber', 'address'],
  Vehicle: ['plate', 'vin'],
  Event: ['kind', 'start', 'place', 'status'],
};

/** What one would look for on this kind of thing and no claim states. */
export function missingProperties(subject: Pick<SubjectPage, 'schema' | 'properties'>): Property[] {
  const known = new Set<Property>(subject.properties.map((one) => one.property));
  return (EXPECTED[subject.schema] ?? []).filter((property) => !known.has(property));
}

export function disputedCount(subject: Pick<SubjectPage, 'properties'>): number {
  return subject.properties.filter((one) => one.values.some((value) => value.conflicting)).length;
}
