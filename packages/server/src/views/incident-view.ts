/** Incidents as the claims of a reader's world tell them; each count keeps its source. */
import type { IncidentList } from '@trama/contract';
import { type ClaimId, INCIDENT_STATUSES, type IncidentStatus } from '@trama/model';
import type { World } from '@trama/project';
import { type ClaimRow, claimsByIds, type Tx } from '@trama/store';
import { claimViews } from './claim-view.js';

type IncidentView = IncidentList['items'][number];
const COUNTS: ReadonlySet<string> = new Set(['count', 'killed', 'wounded', 'detained', 'stranded', 'seized']);

export async function incidentViews(
  tx: Tx,
  world: World,
  incidents: readonly { readonly index: number; readonly claims: readonly ClaimId[] }[],
): Promise<IncidentView[]> {
  const rows = new Map(
    (
      await claimsByIds(
        tx,
        incidents.flatMap(({ claims }) => [...claims]),
      )
    ).map((row) => [row.id, row]),
  );
  const told = incidents.map(({ index, claims }) => ({
    index,
    claims,
    rows: claims.flatMap((id) => rows.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  const counts = told.flatMap((incident) => incident.rows.filter(isCount));
  const views = new Map((await claimViews(tx, world, counts)).map((view) => [view.id, view]));
  return told.map(({ index, claims, rows: own }) => ({
    ...world.ref(index),
    kind: firstValue(own, 'kind'),
    status: statusOf(own),
    start: firstTime(own),
    place: firstValue(own, 'place'),
    state: firstValue(own, 'state'),
    states: allValues(own, 'state'),
    municipality: firstValue(own, 'municipality'),
    counts: own.filter(isCount).flatMap(({ id }) => views.get(id) ?? []),
    claims: [...claims],
  }));
}

function isCount({ property }: ClaimRow): boolean {
  return COUNTS.has(property);
}

export function firstValue(rows: readonly ClaimRow[], property: string): string | null {
  return rows.find((row) => row.property === property && !row.negated)?.value ?? null;
}

/** Each value once, in the order met. */
function allValues(rows: readonly ClaimRow[], property: string): string[] {
  const stated = rows.filter((row) => row.property === property && !row.negated);
  return [...new Set(stated.flatMap(({ value }) => value ?? []))];
}

/** Where it happened in a few words: the place as stated, else the municipality, else every state. */
export function placeOf(rows: readonly ClaimRow[]): string | null {
  return firstValue(rows, 'place') ?? firstValue(rows, 'municipality') ?? (allValues(rows, 'state').join(', ') || null);
}

/** The earliest of the dates given, the fullest where one continues another. */
export function firstTime(rows: readonly ClaimRow[]): string | null {
  const dates = rows
    .filter(({ property, negated }) => (property === 'start' || property === 'date') && !negated)
    .flatMap(({ value, time }) => value ?? time ?? [])
    .sort();
  const first = dates[0];
  return first === undefined ? null : (dates.filter((date) => date.startsWith(first)).at(-1) ?? first);
}

/** The status that the latest statement gives; of equal times the further one (cleared after active). */
function statusOf(rows: readonly ClaimRow[]): IncidentStatus | null {
  const order = (row: ClaimRow) => INCIDENT_STATUSES.indexOf(row.value as IncidentStatus);
  const latest = rows
    .filter((row) => row.property === 'status' && !row.negated && order(row) >= 0)
    .sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : order(a) - order(b)))
    .at(-1);
  return (latest?.value as IncidentStatus | undefined) ?? null;
}
