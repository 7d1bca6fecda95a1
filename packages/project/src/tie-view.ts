/** A tie as it is shown, and what stands behind it. */
import {
  type ClaimId,
  isTie,
  type Layer,
  PROPERTY_NAMES,
  parseId,
  parseProperty,
  type TieProperty,
  tieKind,
} from '@trama/model';
import type { Derived } from './derive.js';
import { firstClaimIds, subjectIdOf, subjectOfId } from './subject-claims.js';
import { findTie } from './ties.js';
import { rowsOf } from './typed-array.js';

export interface Tie {
  /** `<source id>.<property>.<target id>`; `World.tie` takes it also when identities have been joined since. */
  readonly id: string;
  /** Index of a subject; for a symmetric property the one of the earlier id. */
  readonly source: number;
  readonly target: number;
  readonly property: TieProperty;
  readonly layer: Layer;
  /** How many claims state it. */
  readonly claims: number;
  /** Reports of two or more sources state it. */
  readonly confirmed: boolean;
  readonly weight: number;
}

export interface TieEvidence {
  readonly claims: ClaimId[];
  /** Claims that deny the tie. */
  readonly contrary: ClaimId[];
  /** Claims about the mention of the tie itself: its role, its dates. */
  readonly details: ClaimId[];
  readonly notShown: number;
}

export function isInLayers(property: number, layers: ReadonlySet<Layer> | null): boolean {
  return layers === null || layers.has(tieKind(PROPERTY_NAMES[property] as TieProperty).layer);
}

export function tieOf(world: Derived, number: number): Tie {
  const { ties } = world;
  const source = ties.source[number] as number;
  const target = ties.target[number] as number;
  const property = PROPERTY_NAMES[ties.property[number] as number] as TieProperty;
  return {
    id: `${subjectIdOf(world, source)}.${property}.${subjectIdOf(world, target)}`,
    source,
    target,
    property,
    layer: tieKind(property).layer,
    claims: ties.claims[number] as number,
    confirmed: ties.confirmed[number] === 1,
    weight: ties.weight[number] as number,
  };
}

/** The number of the tie with this id, or -1. */
export function tieNumber(world: Derived, id: string): number {
  const [from = '', property = '', to = '', ...rest] = id.split('.');
  if (rest.length > 0 || !parseId('sub', from) || !parseId('sub', to)) return -1;
  const kind = parseProperty(property);
  if (kind === null || !isTie(kind)) return -1;
  return findTie(world.ties, subjectOfId(world, from), subjectOfId(world, to), kind);
}

export function evidenceOf(world: Derived, number: number, limit: number): TieEvidence {
  const { facts, ties } = world;
  const stating: number[] = [];
  const denying: number[] = [];
  const vias = new Set<number>();
  for (let i = ties.rowStart[number] as number; i < (ties.rowEnd[number] as number); i++) {
    const row = ties.rows[i] as number;
    const claim = facts.tieClaim[row] as number;
    (facts.negated[claim] ? denying : stating).push(claim);
    if ((facts.tieVia[row] as number) >= 0) vias.add(facts.tieVia[row] as number);
  }
  const about = [...vias].flatMap((via) => rowsOf(world.claimsAbout, via));
  const claims = firstClaimIds(world, stating, limit);
  const contrary = firstClaimIds(world, denying, limit);
  const details = firstClaimIds(world, about, limit);
  const all = stating.length + denying.length + about.length;
  return { claims, contrary, details, notShown: all - claims.length - contrary.length - details.length };
}
