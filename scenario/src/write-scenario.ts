/** A scenario as files, streamed: the tables are never in memory as text. */
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, LAYERS, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { ScenarioOptions } from './crowd.js';
import { csvLine } from './csv.js';
import type { PersonFields } from './person.js';
import { generateScenario, recordId, type Scenario } from './scenario.js';
import { reportCount, scenarioReport } from './scenario-report.js';

export interface ScenarioWritten {
  readonly people: number;
  readonly ties: number;
  readonly incidents: number;
  readonly reports: number;
}

export interface ScenarioRun {
  /** Called after each megabyte with the rows written so far and in all. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const CHUNK = 1 << 20;
const MADE = ['people.csv', 'ties.csv', 'incidents.csv', 'reports', 'truth.json'];

/**
 * Writes `people.csv`, `ties.csv`, `reports/`, `incidents.csv` and `truth.json` into a folder that is
 * absent or empty; where it is cancelled or fails, what it wrote is removed. Equal options give equal
 * bytes. Refuses with `option-invalid`, `folder-not-empty`, `cancelled`; faults of the disk are thrown.
 */
export async function writeScenario(
  options: ScenarioOptions,
  outDir: string,
  run: ScenarioRun = {},
): Promise<Result<ScenarioWritten, Refusal>> {
  const wrong = checkOptions(options);
  if (wrong) return fail(wrong);
  const held = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (held === undefined) {
    return fail(refusal('option-invalid', { option: '--out', expected: 'a folder', found: 'a file' }));
  }
  if (held !== null && held.length > 0) return fail(refusal('folder-not-empty', { found: outDir }));
  try {
    return ok(await writeFiles(generateScenario(options), outDir, run));
  } catch (error) {
    if (held === null) await rm(outDir, { recursive: true, force: true });
    else for (const name of MADE) await rm(join(outDir, name), { recursive: true, force: true });
    if (run.signal?.aborted) return fail(refusal('cancelled'));
    throw error;
  }
}

function checkOptions({ people, core, seed, tiesPerPerson = 5 }: ScenarioOptions): Refusal | null {
  const most = Math.min(5_000, Math.floor(people / 10));
  const checks: readonly (readonly [string, number, number, number])[] = [
    ['--people', people, 100, 1_000_000],
    ['--core', core, 1, most],
    ['--seed', seed, 0, 0xffffffff],
  ];
  for (const [option, value, low, high] of checks)
    if (!Number.isInteger(value) || value < low || value > high)
      return refusal('option-invalid', { option, expected: `${low} – ${high}`, found: String(value) });
  if (tiesPerPerson < 3 || tiesPerPerson > 12) throw new RangeError(`tiesPerPerson ${tiesPerPerson}: 3 to 12`);
  return null;
}

async function writeFiles(
  scenario: Scenario,
  outDir: string,
  { progress = () => {}, signal }: ScenarioRun,
): Promise<ScenarioWritten> {
  const { crowd, ties, incidents, truth } = scenario;
  const reports = reportCount(crowd.options.people);
  const total = crowd.records + ties.length + incidents.length + reports;
  let before = 0;
  const table = async (name: string, rows: number, header: string, line: (row: number) => string) => {
    await writeTable(join(outDir, name), rows, header, line, (done) => progress(before + done, total), signal);
    before += rows;
  };
  await mkdir(join(outDir, 'reports'), { recursive: true });
  await table('people.csv', crowd.records, PEOPLE_HEADER, (row) => personLine(scenario, row));
  const ids = Array.from({ length: crowd.records }, (_, i) => recordId(crowd, i));
  await table('ties.csv', ties.length, TIES_HEADER, (row) => {
    const [a, b] = [ids[ties.source[row] as number], ids[ties.target[row] as number]];
    return `${a},${b},${ties.weight[row]},${LAYERS[ties.layer[row] as number]}\n`;
  });
  await table('incidents.csv', incidents.length, INCIDENT_HEADER, (row) => incidentLine(scenario, row));
  for (let n = 0; n < reports; n++) {
    signal?.throwIfAborted();
    const { name, text } = scenarioReport(scenario, n);
    await writeFile(join(outDir, 'reports', name), text);
  }
  await writeFile(join(outDir, 'truth.json'), `${JSON.stringify(truth)}\n`);
  progress(total, total);
  return { people: crowd.records, ties: ties.length, incidents: incidents.length, reports };
}

async function writeTable(
  path: string,
  rows: number,
  header: string,
  line: (row: number) => string,
  progress: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    let text = header;
    for (let row = 0; row < rows; row++) {
      text += line(row);
      if (text.length < CHUNK) continue;
      signal?.throwIfAborted();
      await file.write(text);
      text = '';
      progress(row + 1);
    }
    signal?.throwIfAborted();
    await file.write(text);
  } finally {
    await file.close();
  }
}

export const PEOPLE_HEADER = 'id,name,alias,birthDate,curp,phone,role,group,state,municipality,country\n';
export const TIES_HEADER = 'source,target,weight,layer\n';
const INCIDENT_HEADER = 'id,source,title,start,end,status,kind,state,municipality,lat,lon,killed,wounded\n';

function personLine(scenario: Scenario, row: number): string {
  const record = scenario.crowd.order[row] as number;
  return peopleLine(recordId(scenario.crowd, record), scenario.people.fields(record), 'es');
}

/** One line under `PEOPLE_HEADER`. */
export function peopleLine(id: string, p: PersonFields, language: 'en' | 'es'): string {
  const { town } = p;
  return csvLine([
    id,
    p.name,
    p.alias,
    p.birthDate,
    p.curp,
    p.phone,
    p.role[language],
    p.group,
    town.state.name,
    town.name,
    town.country,
  ]);
}

function incidentLine({ incidents }: Scenario, row: number): string {
  const i = incidents[row] as Scenario['incidents'][number];
  const [lat, lon] = [i.lat.toFixed(5), i.lon.toFixed(5)];
  return csvLine([
    i.id,
    i.source,
    i.title,
    i.start,
    i.end,
    i.status,
    i.kind,
    i.town.state.name,
    i.town.name,
    lat,
    lon,
    i.killed,
    i.wounded,
  ]);
}
