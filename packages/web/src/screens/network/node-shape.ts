/** The shape of a subject in a chart, by its schema. */
import type { Schema } from '@trama/model';

export const SHAPE_GROUPS = ['person', 'unidentified', 'organization', 'place', 'vehicle', 'event', 'thing'] as const;
export type ShapeGroup = (typeof SHAPE_GROUPS)[number];

const GROUP_OF: Readonly<Partial<Record<Schema, ShapeGroup>>> = {
  Person: 'person',
  UnidentifiedPerson: 'unidentified',
  Organization: 'organization',
  Company: 'organization',
  PublicBody: 'organization',
  LegalEntity: 'organization',
  Address: 'place',
  Place: 'place',
  RealEstate: 'place',
  Vehicle: 'vehicle',
  Vessel: 'vehicle',
  Airplane: 'vehicle',
  Event: 'event',
};

export function shapeGroup(schema: Schema): ShapeGroup {
  return GROUP_OF[schema] ?? 'thing';
}

export const CYTOSCAPE_SHAPES = {
  person: 'ellipse',
  unidentified: 'ellipse',
  organization: 'rectangle',
  place: 'diamond',
  vehicle: 'triangle',
  event: 'hexagon',
  thing: 'round-rectangle',
} as const satisfies Record<ShapeGroup, string>;
