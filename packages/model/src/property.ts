/**
 * What a claim can say. A `tie` joins the mention that it is about to a target mention; its layer
 * is the network layer of DESIGN, its link schema the FollowTheMoney entity that carries it out.
 * A property without `ftm` is ours alone and leaves in FollowTheMoney as a note.
 */
import type { Schema } from './schema.js';

export const LAYERS = [
  'command',
  'kin',
  'meeting',
  'call',
  'money',
  'co-offending',
  'territory',
  'association',
  'other',
] as const;
export type Layer = (typeof LAYERS)[number];

export interface PropertyKind {
  /** text: as written · date: a partial date · number: low/best/high with a unit · identifier: normalised, strong */
  readonly type: 'text' | 'date' | 'number' | 'identifier';
  readonly ftm?: string;
}

/** A tie: its layer, and the FollowTheMoney link entity with the names of its two ends. */
export interface TieKind {
  readonly layer: Layer;
  readonly schema: Schema;
  readonly from: string;
  readonly to: string;
  readonly symmetric: boolean;
}

const VALUES = {
  name: { type: 'text', ftm: 'name' },
  alias: { type: 'text', ftm: 'alias' },
  weakAlias: { type: 'text', ftm: 'weakAlias' },
  previousName: { type: 'text', ftm: 'previousName' },
  firstName: { type: 'text', ftm: 'firstName' },
  lastName: { type: 'text', ftm: 'lastName' },
  title: { type: 'text', ftm: 'title' },
  role: { type: 'text' },
  position: { type: 'text', ftm: 'position' },
  birthDate: { type: 'date', ftm: 'birthDate' },
  birthPlace: { type: 'text', ftm: 'birthPlace' },
  age: { type: 'number' },
  gender: { type: 'text', ftm: 'gender' },
  nationality: { type: 'text', ftm: 'nationality' },
  country: { type: 'text', ftm: 'country' },
  address: { type: 'text', ftm: 'address' },
  curp: { type: 'identifier', ftm: 'idNumber' },
  rfc: { type: 'identifier', ftm: 'taxNumber' },
  passport: { type: 'identifier', ftm: 'passportNumber' },
  idNumber: { type: 'identifier', ftm: 'idNumber' },
  registrationNumber: { type: 'identifier', ftm: 'registrationNumber' },
  phone: { type: 'identifier', ftm: 'phone' },
  email: { type: 'identifier', ftm: 'email' },
  website: { type: 'text', ftm: 'website' },
  plate: { type: 'identifier' },
  vin: { type: 'identifier' },
  imei: { type: 'identifier' },
  clabe: { type: 'identifier' },
  listUid: { type: 'identifier' },
  program: { type: 'text', ftm: 'program' },
  remarks: { type: 'text', ftm: 'notes' },
  summary: { type: 'text', ftm: 'summary' },
  sourceUrl: { type: 'text', ftm: 'sourceUrl' },
  designation: { type: 'text' },
  reward: { type: 'number' },
  died: { type: 'text' },
  injured: { type: 'text' },
  arrested: { type: 'text' },
  charged: { type: 'text' },
  foundedDate: { type: 'date', ftm: 'incorporationDate' },
  activity: { type: 'text' },
  size: { type: 'number' },
  kind: { type: 'text' },
  place: { type: 'text' },
  state: { type: 'text' },
  municipality: { type: 'text' },
  latitude: { type: 'number', ftm: 'latitude' },
  longitude: { type: 'number', ftm: 'longitude' },
  date: { type: 'date', ftm: 'date' },
  start: { type: 'date', ftm: 'startDate' },
  end: { type: 'date', ftm: 'endDate' },
  status: { type: 'text', ftm: 'status' },
  method: { type: 'text' },
  service: { type: 'text' },
  count: { type: 'number' },
  killed: { type: 'number' },
  wounded: { type: 'number' },
  detained: { type: 'number' },
  stranded: { type: 'number' },
  seized: { type: 'number' },
  weight: { type: 'number' },
} as const;
VALUES satisfies Record<string, PropertyKind>;

const TIES = {
  faceOf: { layer: 'association', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
  leaderOf: { layer: 'command', schema: 'Membership', from: 'member', to: 'organization', symmetric: false },
  memberOf: { layer: 'command', schema: 'Membership', from: 'member', to: 'organization', symmetric: false },
  worksFor: { layer: 'command', schema: 'Employment', from: 'employee', to: 'employer', symmetric: false },
  commands: { layer: 'command', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
  familyOf: { layer: 'kin', schema: 'Family', from: 'person', to: 'relative', symmetric: true },
  associateOf: { layer: 'association', schema: 'Associate', from: 'person', to: 'associate', symmetric: true },
  metWith: { layer: 'meeting', schema: 'Associate', from: 'person', to: 'associate', symmetric: true },
  called: { layer: 'call', schema: 'Call', from: 'caller', to: 'receiver', symmetric: false },
  paid: { layer: 'money', schema: 'Payment', from: 'payer', to: 'beneficiary', symmetric: false },
  ownerOf: { layer: 'money', schema: 'Ownership', from: 'owner', to: 'asset', symmetric: false },
  directorOf: { layer: 'money', schema: 'Directorship', from: 'director', to: 'organization', symmetric: false },
  representativeOf: { layer: 'money', schema: 'Representation', from: 'agent', to: 'client', symmetric: false },
  offendedWith: { layer: 'co-offending', schema: 'Associate', from: 'person', to: 'associate', symmetric: true },
  operatesIn: { layer: 'territory', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
  linkedTo: { layer: 'other', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
  successorOf: { layer: 'other', schema: 'Succession', from: 'successor', to: 'predecessor', symmetric: false },
  allyOf: { layer: 'association', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: true },
  rivalOf: { layer: 'other', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: true },
  perpetrator: { layer: 'other', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
  happenedTo: { layer: 'other', schema: 'UnknownLink', from: 'subject', to: 'object', symmetric: false },
} as const;
TIES satisfies Record<string, TieKind>;

export type ValueProperty = keyof typeof VALUES;
export type TieProperty = keyof typeof TIES;
export type Property = ValueProperty | TieProperty;

export function parseProperty(text: string): Property | null {
  return Object.hasOwn(VALUES, text) || Object.hasOwn(TIES, text) ? (text as Property) : null;
}

export function isTie(property: Property): property is TieProperty {
  return Object.hasOwn(TIES, property);
}

export function valueKind(property: ValueProperty): PropertyKind {
  return VALUES[property];
}

export function tieKind(property: TieProperty): TieKind {
  return TIES[property];
}

export const TIE_PROPERTIES: readonly TieProperty[] = Object.keys(TIES) as TieProperty[];
/** A fixed order: within one process a column of small integers may hold the place of a property here. */
export const PROPERTY_NAMES: readonly Property[] = [...(Object.keys(VALUES) as ValueProperty[]), ...TIE_PROPERTIES];
/** What tells who a person is: masked for a US person outside the owning agency. */
export const IDENTIFYING_PROPERTIES: ReadonlySet<Property> = new Set<Property>([
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'firstName',
  'lastName',
  'birthDate',
  'address',
  'curp',
  'rfc',
  'passport',
  'idNumber',
  'registrationNumber',
  'phone',
  'email',
  'website',
  'plate',
  'vin',
  'imei',
  'clabe',
  'listUid',
  'remarks',
  'sourceUrl',
]);
export const NAME_PROPERTIES: ReadonlySet<Property> = new Set<Property>(['name', 'alias', 'weakAlias', 'previousName']);
