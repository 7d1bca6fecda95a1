/**
 * Places for a link chart: the first subject in the middle, its neighbours around it in sectors by
 * layer; each further expanded subject's new neighbours in a fan away from the middle. Equal input
 * gives equal places, and expanding never moves what is there. Cost O(n · tries), n ≤ 2,000.
 */
import { LAYERS, type Layer } from '@trama/model';

export interface LayoutNode {
  readonly id: string;
  readonly label: string;
  readonly degree: number;
}
export interface LayoutTie {
  readonly source: string;
  readonly target: string;
  readonly layer: Layer;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Along a ring, and from ring to ring: a node with its label finds room, see the test. */
const SLOT = 62;
const FIRST_RING = 122;
const RING_STEP = 64;
/** Screens and labels are wider than high: rings are ellipses. */
const STRETCH = 1.7;
const CLEAR_X = 112;
const CLEAR_Y = 58;
const FAN = (200 * Math.PI) / 180;
const TRIES = 60;

export function layoutChart(
  centres: readonly string[],
  nodes: readonly LayoutNode[],
  ties: readonly LayoutTie[],
  kept: ReadonlyMap<string, Point> = new Map(),
): Map<string, Point> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const near = neighboursOf(ties);
  const placed = new Map<string, Point>();
  const taken = new Taken();
  const put = (id: string, point: Point) => {
    placed.set(id, point);
    taken.add(point);
  };
  for (const { id } of nodes) {
    const place = kept.get(id);
    if (place) put(id, place);
  }
  for (const centre of centres) {
    if (!known.has(centre)) continue;
    if (!placed.has(centre)) put(centre, placed.size === 0 ? { x: 0, y: 0 } : taken.firstFree({ x: 0, y: 0 }, 0));
    const hub = placed.get(centre) as Point;
    const fresh = [...(near.get(centre) ?? [])]
      .filter(([id]) => known.has(id) && !placed.has(id))
      .sort(([a, layerA], [b, layerB]) => order(known.get(a), known.get(b), layerA, layerB))
      .map(([id]) => id);
    const isFirst = hub.x === 0 && hub.y === 0;
    for (const [id, point] of ring(fresh, hub, isFirst)) {
      put(
        id,
        isFirst && kept.size === 0 ? point : taken.firstFree(point, Math.atan2(point.y - hub.y, point.x - hub.x)),
      );
    }
  }
  for (const node of nodes) if (!placed.has(node.id)) put(node.id, taken.firstFree({ x: 0, y: 0 }, Math.PI / 2));
  return placed;
}

/** For each subject its neighbours with the first layer, in the order of LAYERS, that joins them. */
function neighboursOf(ties: readonly LayoutTie[]): Map<string, Map<string, number>> {
  const near = new Map<string, Map<string, number>>();
  const note = (from: string, to: string, layer: number) => {
    const others = near.get(from) ?? new Map<string, number>();
    others.set(to, Math.min(layer, others.get(to) ?? layer));
    near.set(from, others);
  };
  for (const tie of ties) {
    if (tie.source === tie.target) continue;
    const layer = LAYERS.indexOf(tie.layer);
    note(tie.source, tie.target, layer);
    note(tie.target, tie.source, layer);
  }
  return near;
}

function order(a: LayoutNode | undefined, b: LayoutNode | undefined, layerA: number, layerB: number): number {
  if (!a || !b) return 0;
  return layerA - layerB || b.degree - a.degree || compare(a.label, b.label) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Around the hub (the first) or in a fan away from the middle: rings are filled by how much each
 * holds, in turns, so that what is next to one another in the list stays so around the hub.
 */
function ring(ids: readonly string[], hub: Point, isFirst: boolean): [string, Point][] {
  const width = isFirst ? 2 * Math.PI : FAN;
  const middle = isFirst ? Math.PI / 2 : Math.atan2(hub.y, hub.x);
  const rings = ringsFor(ids.length, width);
  const members: string[][] = rings.map(() => []);
  for (const [index, id] of ids.entries()) {
    let emptiest = 0;
    for (const [k, size] of rings.entries()) {
      const due = (of: number, capacity: number) => (capacity * (index + 1)) / ids.length - (members[of]?.length ?? 0);
      if (due(k, size) > due(emptiest, rings[emptiest] ?? 0)) emptiest = k;
    }
    members[emptiest]?.push(id);
  }
  return members.flatMap((onRing, k) =>
    onRing.map((id, j): [string, Point] => {
      const angle = middle - width / 2 + (width * (j + (isFirst ? (k % 2) / 2 : 0.5))) / onRing.length;
      const radius = FIRST_RING + k * RING_STEP;
      return [id, { x: hub.x + STRETCH * radius * Math.cos(angle), y: hub.y + radius * Math.sin(angle) }];
    }),
  );
}

/** How many of n each ring takes: as many rings as are needed, each in proportion to what it can hold. */
function ringsFor(n: number, width: number): number[] {
  const capacities: number[] = [];
  let total = 0;
  for (let k = 0; total < n; k++) {
    const capacity = Math.floor((width * (FIRST_RING + k * RING_STEP)) / SLOT);
    capacities.push(capacity);
    total += capacity;
  }
  return capacities.map((capacity) => (capacity * n) / Math.max(1, total));
}

/** Where nodes stand already, in a grid of cells as large as a node with its label. */
class Taken {
  readonly #cells = new Map<string, Point[]>();

  add(point: Point): void {
    const key = this.#key(point.x, point.y);
    const cell = this.#cells.get(key);
    if (cell) cell.push(point);
    else this.#cells.set(key, [point]);
  }

  /** The point itself, or the first free one further out in that direction. */
  firstFree(point: Point, angle: number): Point {
    for (let i = 0; i < TRIES; i++) {
      const far = (i * RING_STEP) / 2;
      const at = { x: point.x + far * Math.cos(angle), y: point.y + far * Math.sin(angle) };
      if (this.#isFree(at)) return at;
    }
    return point;
  }

  #isFree(point: Point): boolean {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = this.#cells.get(this.#key(point.x + dx * CLEAR_X, point.y + dy * CLEAR_Y)) ?? [];
        if (cell.some((other) => Math.abs(other.x - point.x) < CLEAR_X && Math.abs(other.y - point.y) < CLEAR_Y)) {
          return false;
        }
      }
    }
    return true;
  }

  #key(x: number, y: number): string {
    return `${Math.floor(x / CLEAR_X)} ${Math.floor(y / CLEAR_Y)}`;
  }
}
