/**
 * The network as two agencies hold it: each has its own part of the people, written its own way, one
 * table to share and one to keep, and the ties between those it holds. The truth joins their rows.
 */
import { LAYERS } from '@trama/model';
import { Random } from '@trama/network';
import { csvLine } from './csv.js';
import { COAST, MX, US } from './demo-agency.js';
import { type DemoFile, demoFile } from './demo-file.js';
import { PLATFORMS, WAVE_DAY } from './incident-wave.js';
import type { Scenario } from './scenario.js';
import { PEOPLE_HEADER, peopleLine, TIES_HEADER } from './write-scenario.js';

export interface DemoRow {
  readonly agency: string;
  readonly record: number;
  /** `row:MX-000012` */
  readonly key: string;
  readonly shared: boolean;
  readonly name: string;
}

/** Rows of both agencies, and by agency the row of each record that it holds. */
export interface DemoHoldings {
  readonly rows: readonly DemoRow[];
  readonly of: ReadonlyMap<string, ReadonlyMap<number, DemoRow>>;
  readonly files: readonly DemoFile[];
}

export function holdNetwork(scenario: Scenario): DemoHoldings {
  const draw = new Random(scenario.crowd.options.seed, 'demo/holdings');
  const held = new Map<string, Map<number, DemoRow>>([
    [US, new Map()],
    [MX, new Map()],
  ]);
  const { crowd, people } = scenario;
  const lines = new Map<DemoRow, string>();
  const add = (agency: string, record: number, elsewhere: boolean) => {
    const rows = held.get(agency) as Map<number, DemoRow>;
    const id = `${agency === US ? 'US' : 'MX'}-${String(rows.size + 1).padStart(6, '0')}`;
    const fields = elsewhere ? people.fieldsElsewhere(record) : people.fields(record);
    const shared = draw.chance(record < crowd.core ? 0.85 : 0.6);
    const row = { agency, record, key: `row:${id}`, shared, name: fields.name };
    rows.set(record, row);
    lines.set(row, peopleLine(id, fields, agency === US ? 'en' : 'es'));
  };
  for (const record of crowd.order) {
    const lot = draw.real();
    const both = record < crowd.core ? 0.7 : 0.25;
    const mexico = record >= crowd.persons || lot < both || lot < both + 0.5;
    if (mexico) add(MX, record, false);
    if (record < crowd.persons && (lot < both || !mexico)) add(US, record, mexico);
  }
  const files = [US, MX].flatMap((agency) => {
    const rows = held.get(agency) as Map<number, DemoRow>;
    return [...peopleFiles(agency, rows, lines), ...tieFiles(agency, rows, scenario, draw)];
  });
  return { rows: [...lines.keys()], of: held, files };
}

const TABLES = {
  [US]: {
    source: 'Tri-River case index',
    date: '2026-08-31',
    language: 'en',
    people: ['persons-shared', 'persons-own'],
    ties: ['links-shared', 'links-own'],
  },
  [MX]: {
    source: 'Registro del Altiplano',
    date: '2026-08-28',
    language: 'es',
    people: ['personas-compartidas', 'personas-propias'],
    ties: ['vinculos-compartidos', 'vinculos-propios'],
  },
} as const;

function peopleFiles(
  agency: string,
  rows: ReadonlyMap<number, DemoRow>,
  lines: ReadonlyMap<DemoRow, string>,
): DemoFile[] {
  const table = TABLES[agency as typeof US | typeof MX];
  return [true, false].map((shared, n) => {
    const kept = [...rows.values()].filter((row) => row.shared === shared);
    const text = PEOPLE_HEADER + kept.map((row) => lines.get(row) as string).join('');
    const given = { agency, name: `${table.people[n]}.csv`, grade: 'B' as const, ...meta(table) };
    return demoFile(given, shared ? 'S' : 'O', 'batch', text);
  });
}

/** A tie is shared where both ends are and four times in five; the others stay at home. */
function tieFiles(agency: string, rows: ReadonlyMap<number, DemoRow>, { ties }: Scenario, draw: Random): DemoFile[] {
  const table = TABLES[agency as typeof US | typeof MX];
  const text: [string, string] = [TIES_HEADER, TIES_HEADER];
  for (let i = 0; i < ties.length; i++) {
    const [a, b] = [rows.get(ties.source[i] as number), rows.get(ties.target[i] as number)];
    if (!a || !b) continue;
    const line = `${a.key.slice(4)},${b.key.slice(4)},${ties.weight[i]},${LAYERS[ties.layer[i] as number]}\n`;
    text[a.shared && b.shared && draw.chance(0.8) ? 0 : 1] += line;
  }
  return text.map((content, n) => {
    const given = { agency, name: `${table.ties[n]}.csv`, grade: 'B' as const, ...meta(table) };
    return demoFile(given, n === 0 ? 'S' : 'O', 'batch', content);
  });
}

function meta({ source, date, language }: (typeof TABLES)[keyof typeof TABLES]) {
  return { source, date, language };
}

const PLATFORM_MAP = {
  records: 'incident',
  source: PLATFORMS[0],
  timeZone: 'America/Mexico_City',
  columns: {
    id: 'Folio',
    title: 'Hecho',
    start: 'Inicio',
    end: 'Fin',
    status: 'Estatus',
    kind: 'Tipo',
    state: 'Estado',
    municipality: 'Municipio',
    lat: 'Lat',
    lon: 'Lon',
    killed: 'Muertos',
    wounded: 'Heridos',
  },
  kinds: {
    Narcobloqueo: 'roadblock',
    'Quema de vehículo': 'arson',
    'Agresión armada': 'armed-attack',
    Enfrentamiento: 'clash',
    Homicidio: 'killing',
    'Cierre de vialidad': 'closure',
    Marcha: null,
  },
  statuses: { ACTIVO: 'active', LIBERADO: 'cleared', REPORTADO: 'reported' },
} as const;

/** The wave as one platform lists it in local time with words of its own, and as another does in UTC. */
export function incidentFiles({ incidents }: Scenario): DemoFile[] {
  const word = new Map(Object.entries(PLATFORM_MAP.kinds).map(([own, kind]) => [kind as string, own]));
  const status = new Map(Object.entries(PLATFORM_MAP.statuses).map(([own, known]) => [known as string, own]));
  const local = (utc: string) =>
    utc === '' ? '' : new Date(Date.parse(utc) - 6 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  let vigia = `${Object.values(PLATFORM_MAP.columns).join(',')}\n`;
  let citizen = 'id,title,start,end,status,kind,state,municipality,lat,lon,killed,wounded\n';
  for (const i of incidents) {
    const at = [i.town.state.name, i.town.name, i.lat.toFixed(5), i.lon.toFixed(5), i.killed, i.wounded];
    if (i.source === PLATFORMS[0])
      vigia += csvLine([
        i.id,
        i.title,
        local(i.start),
        local(i.end),
        status.get(i.status) ?? '',
        word.get(i.kind) ?? '',
        ...at,
      ]);
    else citizen += csvLine([i.id, i.title, i.start, i.end, i.status, i.kind, ...at]);
  }
  vigia += csvLine([
    'I90001',
    'Marcha de maestros en el centro',
    `${WAVE_DAY} 10:00`,
    '',
    'REPORTADO',
    'Marcha',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  const day = { date: '2026-09-20', language: 'es' as const };
  return [
    demoFile(
      { agency: COAST, name: 'plataforma-vigia-2026-09-19.csv', grade: 'C', source: PLATFORMS[0], ...day },
      'G',
      'batch',
      vigia,
      {
        map: PLATFORM_MAP,
        timeZone: PLATFORM_MAP.timeZone,
      },
    ),
    demoFile(
      { agency: MX, name: 'mapa-ciudadano-2026-09-19.csv', grade: 'D', source: PLATFORMS[1], ...day },
      'C',
      'batch',
      citizen,
    ),
  ];
}

export interface DemoVehicles {
  readonly file: DemoFile;
  /** Keys of the rows that name somebody, by that record. */
  readonly keys: ReadonlyMap<number, string>;
}

/** Vehicles and telephones of a checkpoint: the core's, some strangers', some of nobody known. */
export function vehicleFile({ crowd, people }: Scenario): DemoVehicles {
  const draw = new Random(crowd.options.seed, 'demo/vehicles');
  const kinds = [
    'camioneta gris',
    'tractocamión blanco',
    'sedán negro',
    'pick-up roja',
    'motocicleta',
    'camioneta blindada',
  ];
  let text = 'id,name,phone,plate,remarks,state,municipality\n';
  const keys = new Map<number, string>();
  const seenBefore = new Set<number>();
  for (let n = 0; n < 48; n++) {
    let record: number;
    do record = n % 3 === 0 ? draw.below(crowd.core) : draw.between(crowd.core, crowd.persons - 1);
    while (seenBefore.has(record));
    seenBefore.add(record);
    const { name, phone, town } = people.fields(record);
    const known = draw.chance(0.7);
    // Plates of Mexico have no letter Q.
    const plate = `QQ${draw.pick('ABCDEFGH'.split(''))}-${draw.between(100, 999)}-Q`;
    const seen = `${draw.pick(kinds)}, retén del litoral`;
    const id = `LT-${String(n + 1).padStart(4, '0')}`;
    if (known) keys.set(record, `row:${id}`);
    text += csvLine([id, known ? name : '', phone, plate, seen, town.state.name, town.name]);
  }
  const given = {
    agency: COAST,
    name: 'vehiculos-y-telefonos.csv',
    grade: 'B' as const,
    source: 'Retén del litoral',
    date: '2026-09-03',
  };
  return { file: demoFile({ ...given, language: 'es' }, 'S', 'batch', text), keys };
}
