/**
 * One invented day of roadblocks, fires and attacks after the arrest of the head of the largest
 * group, as two platforms list it: some incidents stand in both, a little apart in place and time.
 */
import type { IncidentKind } from '@trama/model';
import { Random } from '@trama/network';
import type { Block, Crowd } from './crowd.js';
import type { PersonWriter } from './person.js';
import type { Town } from './territory.js';

export interface IncidentRow {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  /** UTC, `2026-09-19T20:24:00Z`. */
  readonly start: string;
  /** Empty while it lasts. */
  readonly end: string;
  readonly status: 'reported' | 'active' | 'cleared';
  readonly kind: IncidentKind;
  readonly town: Town;
  readonly lat: number;
  readonly lon: number;
  readonly killed: number;
  readonly wounded: number;
  /** The row of the other platform that tells of the same incident. */
  readonly sameAs: string | null;
}

/** The day of the wave, and its beginning: 13:00 in central Mexico (UTC-6 all year). */
export const WAVE_DAY = '2026-09-19';
const WAVE_START_MS = Date.UTC(2026, 8, 19, 19, 0);
export const PLATFORMS = ['Plataforma Vigía', 'Mapa Ciudadano'] as const;

const KINDS: readonly (readonly [IncidentKind, number, string])[] = [
  ['roadblock', 0.52, 'Bloqueo carretero'],
  ['arson', 0.24, 'Incendio de vehículos'],
  ['armed-attack', 0.12, 'Ataque armado'],
  ['clash', 0.05, 'Enfrentamiento'],
  ['killing', 0.03, 'Homicidio'],
  ['closure', 0.04, 'Cierre de vialidad'],
];
const PLACES = [
  'a la salida norte',
  'en el libramiento',
  'junto a la caseta',
  'en el crucero principal',
  'en el puente',
  'cerca de la central de abasto',
];

export function drawIncidents(crowd: Crowd, people: PersonWriter): readonly IncidentRow[] {
  const draw = new Random(crowd.options.seed, 'incidents');
  const count = Math.max(110, Math.round(crowd.options.people / 800));
  const rows: IncidentRow[] = [];
  const towns = waveTowns(crowd);
  while (rows.length < count) {
    const row = drawRow(rows.length, towns, people.group(0), draw);
    rows.push(row);
    if (draw.chance(0.14) && rows.length < count) rows.push(again(row, rows.length, draw));
  }
  return rows;
}

/** Where the largest group is, most often, and where the eight next in size are. */
function waveTowns(crowd: Crowd): readonly Town[] {
  const of = (g: number) =>
    crowd.blocks.slice(crowd.blockStart[g], crowd.blockStart[g + 1]).map((b: Block) => crowd.towns[b.town] as Town);
  return [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((g) => of(g % crowd.groups));
}

function drawKind(draw: Random): (typeof KINDS)[number] {
  let rest = draw.real();
  for (const row of KINDS) {
    rest -= row[1];
    if (rest < 0) return row;
  }
  return KINDS[0] as (typeof KINDS)[number];
}

function drawRow(number: number, towns: readonly Town[], group: string, draw: Random): IncidentRow {
  const [kind, , words] = drawKind(draw);
  const town = draw.pick(towns);
  // Most of it in the first five hours.
  const startMs = WAVE_START_MS + Math.floor(draw.real() * draw.real() * 14 * 60) * 60_000;
  const cleared = draw.chance(0.8);
  const violent = kind === 'armed-attack' || kind === 'clash' || kind === 'killing';
  const by = draw.chance(0.2) ? `; se atribuye a ${group}` : '';
  return {
    id: incidentId(number),
    source: PLATFORMS[draw.chance(0.65) ? 0 : 1],
    title: `${words} ${draw.pick(PLACES)} de ${town.name}${by}`,
    start: instant(startMs),
    end: cleared ? instant(startMs + draw.between(40, 480) * 60_000) : '',
    status: cleared ? 'cleared' : draw.chance(0.6) ? 'active' : 'reported',
    kind,
    town,
    lat: town.lat + (draw.real() - 0.5) * 0.08,
    lon: town.lon + (draw.real() - 0.5) * 0.08,
    killed: kind === 'killing' ? draw.between(1, 2) : violent ? draw.below(4) : 0,
    wounded: violent ? draw.below(5) : draw.chance(0.05) ? 1 : 0,
    sameAs: null,
  };
}

/** The same incident on the other platform: within a kilometre and an hour and a half. */
function again(row: IncidentRow, number: number, draw: Random): IncidentRow {
  const startMs = Date.parse(row.start) + draw.between(-80, 80) * 60_000;
  return {
    ...row,
    id: incidentId(number),
    source: row.source === PLATFORMS[0] ? PLATFORMS[1] : PLATFORMS[0],
    title: `${row.kind === 'arson' ? 'Queman vehículos' : row.kind === 'roadblock' ? 'Reportan bloqueo' : 'Reportan agresión'} en ${row.town.name}`,
    start: instant(startMs),
    end:
      row.end === '' ? '' : instant(Math.max(startMs + 600_000, Date.parse(row.end) + draw.between(-30, 60) * 60_000)),
    status: row.end === '' ? 'reported' : 'cleared',
    lat: row.lat + (draw.real() - 0.5) * 0.011,
    lon: row.lon + (draw.real() - 0.5) * 0.011,
    killed: Math.max(0, row.killed + draw.between(-1, 1)),
    sameAs: row.id,
  };
}

const incidentId = (number: number): string => `I${String(number + 1).padStart(5, '0')}`;
const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
