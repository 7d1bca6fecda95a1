/**
 * Which FollowTheMoney schema and property carries what we hold (model 3.8.4). What has no word
 * there leaves as a note, so that nothing is dropped silently.
 */
import { isTie, type Property, type Schema, type ValueProperty, valueKind } from '@trama/model';

/** Schemata of ours alone, and the abstract Thing, leave as the nearest that FollowTheMoney can hold. */
const LEAVES_AS: Partial<Record<Schema, string>> = {
  UnidentifiedPerson: 'Person',
  Place: 'Address',
  Identifier: 'Asset',
  Weapon: 'Asset',
  Drug: 'Asset',
  Thing: 'Asset',
};

export function ftmSchema(schema: Schema): string {
  return LEAVES_AS[schema] ?? schema;
}

const THING = [
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'address',
  'country',
  'notes',
  'program',
  'sourceUrl',
  'summary',
];
const LEGAL_ENTITY = [
  ...THING,
  'email',
  'phone',
  'website',
  'idNumber',
  'taxNumber',
  'registrationNumber',
  'incorporationDate',
];
const PERSON = [
  'firstName',
  'lastName',
  'title',
  'birthDate',
  'birthPlace',
  'gender',
  'nationality',
  'passportNumber',
  'position',
];
const VEHICLE = [...THING, 'registrationNumber'];

const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  Person: new Set([...LEGAL_ENTITY, ...PERSON]),
  Organization: new Set(LEGAL_ENTITY),
  Company: new Set(LEGAL_ENTITY),
  PublicBody: new Set(LEGAL_ENTITY),
  LegalEntity: new Set(LEGAL_ENTITY),
  Vehicle: new Set(VEHICLE),
  Vessel: new Set(VEHICLE),
  Airplane: new Set(VEHICLE),
  RealEstate: new Set([...VEHICLE, 'latitude', 'longitude']),
  Address: new Set([...THING, 'latitude', 'longitude']),
  Event: new Set([...THING, 'date', 'startDate', 'endDate', 'location']),
};
const PLAIN: ReadonlySet<string> = new Set(THING);
/** Words of ours that a schema of theirs has under another name. */
const RENAMED: Readonly<Record<string, Partial<Record<Property, string>>>> = {
  Event: { place: 'location' },
  Vehicle: { plate: 'registrationNumber', vin: 'registrationNumber' },
};

/** The property there, or null where it becomes a note. */
export function ftmProperty(schema: string, property: Property): string | null {
  if (isTie(property)) return null;
  const name = RENAMED[schema]?.[property] ?? valueKind(property as ValueProperty).ftm;
  return name !== undefined && (KNOWN[schema] ?? PLAIN).has(name) ? name : null;
}
