/**
 * The demonstration case: an invented network, the arrest of the head of its largest group and the
 * day of violence after it, as three agencies of two countries hold it. Data only: nothing is read
 * or written beyond the package's own list of municipalities.
 */
import { mayRead, parseMarking } from '@trama/model';
import { DEMO_AGENCIES, DEMO_READERS, type DemoAgency, type DemoReader, MX, US } from './demo-agency.js';
import type { DemoFile } from './demo-file.js';
import { type DemoNaming, writeDemoReports } from './demo-report.js';
import { type DemoHoldings, type DemoRow, holdNetwork, incidentFiles, vehicleFile } from './demo-table.js';
import { foldName } from './denied-name.js';
import { nameGroups } from './group-name.js';
import { generateScenario, type Scenario, type ScenarioTruth } from './scenario.js';

export interface DemoJudgement {
  /** A name as a report writes it, or a row of a table. */
  readonly a:
    | { readonly kind: 'text'; readonly file: string; readonly name: string }
    | { readonly kind: 'row'; readonly agency: string; readonly key: string };
  readonly b: { readonly agency: string; readonly key: string };
  readonly verdict: 'same' | 'different' | 'unsure';
  readonly by: string;
  readonly reason: string;
}

/** Like a scenario's truth, by keys of rows (`row:MX-000012`, `incident:I00007`), and who texts speak of. */
export interface DemoTruth extends ScenarioTruth {
  readonly named: readonly { readonly file: string; readonly name: string; readonly rows: readonly string[] }[];
}

export interface Demonstration {
  readonly agencies: readonly DemoAgency[];
  readonly readers: readonly DemoReader[];
  /** In the order in which they are brought in: people before the ties between them. */
  readonly files: readonly DemoFile[];
  readonly judgements: readonly DemoJudgement[];
  /** Invented names, each of one group: an analyst of each country judges those who bear one to be the same. */
  readonly groups: readonly string[];
  readonly truth: DemoTruth;
}

const PEOPLE = 2_600;
const CORE = 60;

/** Equal seeds give equal bytes. About 3,300 rows of people, 12,000 ties, 62 reports, two incident tables. */
export function demonstration(seed = 7): Demonstration {
  const scenario = generateScenario({ people: PEOPLE, core: CORE, seed });
  const holdings = holdNetwork(scenario);
  const vehicles = vehicleFile(scenario);
  const reports = writeDemoReports(scenario);
  const files = [...holdings.files, vehicles.file, ...incidentFiles(scenario), ...reports.files];
  return {
    agencies: DEMO_AGENCIES,
    readers: DEMO_READERS,
    files,
    judgements: [
      ...judgeTexts(reports.files, reports.namings, holdings),
      ...judgeRows(holdings, scenario),
      ...judgeNamesakes(holdings, scenario),
    ],
    groups: nameGroups(scenario.crowd.groups, seed),
    truth: truthOf(scenario, holdings, vehicles.keys, reports.namings),
  };
}

function rowsOf(holdings: DemoHoldings, person: number, scenario: Scenario): DemoRow[] {
  const second = scenario.crowd.second[person] as number;
  return [US, MX].flatMap((agency) => [person, second].flatMap((record) => holdings.of.get(agency)?.get(record) ?? []));
}

function truthOf(
  scenario: Scenario,
  holdings: DemoHoldings,
  vehicles: ReadonlyMap<number, string>,
  namings: readonly DemoNaming[],
): DemoTruth {
  const { crowd } = scenario;
  const keys = (person: number): string[] => {
    const driver = vehicles.get(person);
    return [...rowsOf(holdings, person, scenario).map((row) => row.key), ...(driver === undefined ? [] : [driver])];
  };
  const people = Array.from({ length: crowd.persons }, (_, person) => keys(person));
  const heads = new Set(scenario.truth.leaders);
  const isHead = (person: number) => heads.has(String((crowd.row[person] as number) + 1).padStart(7, '0'));
  return {
    core: people.slice(0, crowd.core).flat(),
    leaders: people.slice(0, crowd.core).flatMap((rows, person) => (isHead(person) ? rows : [])),
    samePerson: people.flatMap((rows) => rows.slice(1).map((key) => [rows[0] as string, key] as const)),
    sameIncident: scenario.truth.sameIncident.map(([a, b]) => [`incident:${a}`, `incident:${b}`] as const),
    named: namings.map(({ file, name, record }) => ({ file, name, rows: keys(record) })),
  };
}

/** A report's person is the row that the same agency, or the other if it shares it, has of them. */
function judgeTexts(
  files: readonly DemoFile[],
  namings: readonly DemoNaming[],
  holdings: DemoHoldings,
): DemoJudgement[] {
  const found: DemoJudgement[] = [];
  for (const { file, name, record } of namings) {
    const report = files.find((f) => f.name === file);
    const by = DEMO_READERS.find((r) => r.role === 'analyst' && r.agency === report?.agency) ?? reader('mx-analyst');
    const row = holdings.of.get(by.agency)?.get(record);
    if (!report?.reviewed || !row || !sees(by, report) || found.length >= 48) continue;
    const reason =
      report.language === 'en'
        ? 'Name, nickname and group agree with the index.'
        : 'Coinciden nombre, alias y grupo con el registro.';
    found.push({
      a: { kind: 'text', file, name },
      b: { agency: row.agency, key: row.key },
      verdict: 'same',
      by: by.user,
      reason,
    });
  }
  return found;
}

function reader(user: string): DemoReader {
  return DEMO_READERS.find((r) => r.user === user) as DemoReader;
}

function sees({ agency, cases }: DemoReader, file: DemoFile): boolean {
  const marking = parseMarking(file.marking);
  const country = DEMO_AGENCIES.find(({ id }) => id === agency)?.country ?? null;
  return marking.ok && mayRead({ agency, country, cases: new Set(cases) }, file.agency, marking.value);
}

/** The core's rows of both agencies, where both are shared; the last two are left unsure. */
function judgeRows(holdings: DemoHoldings, scenario: Scenario): DemoJudgement[] {
  const pairs: [DemoRow, DemoRow][] = [];
  for (let person = 0; person < scenario.crowd.core; person++) {
    const [a, b] = [holdings.of.get(US)?.get(person), holdings.of.get(MX)?.get(person)];
    if (a?.shared && b?.shared) pairs.push([a, b]);
  }
  return pairs.slice(0, 24).map(([a, b], n): DemoJudgement => {
    const unsure = n >= 22;
    return {
      a: { kind: 'row', agency: a.agency, key: a.key },
      b: { agency: b.agency, key: b.key },
      verdict: unsure ? 'unsure' : 'same',
      by: n % 2 === 0 ? 'us-analyst' : 'mx-analyst',
      reason: unsure
        ? 'Names are close, but no date or number agrees.'
        : n % 2 === 0
          ? 'Same group, town and role; the name differs in spelling only.'
          : 'Mismo grupo, plaza y función; el nombre difiere solo en la escritura.',
    };
  });
}

/** People of one agency who share first name and first surname and are not the same. */
function judgeNamesakes(holdings: DemoHoldings, { crowd, people }: Scenario): DemoJudgement[] {
  const found: DemoJudgement[] = [];
  const byName = new Map<string, DemoRow>();
  const apart = (a: number, b: number) =>
    crowd.original[a] !== crowd.original[b] && crowd.group[a] !== crowd.group[b] && crowd.town[a] !== crowd.town[b];
  for (const row of holdings.rows) {
    const { given, paternal } = people.fields(row.record);
    const name = `${row.agency}/${row.shared}/${foldName(`${given.split(' ')[0]} ${paternal}`)}`;
    const other = byName.get(name);
    if (!other) byName.set(name, row);
    else if (found.length < 4 && apart(other.record, row.record))
      found.push({
        a: { kind: 'row', agency: other.agency, key: other.key },
        b: { agency: row.agency, key: row.key },
        verdict: 'different',
        by: row.agency === US ? 'us-analyst' : 'mx-analyst',
        reason: row.agency === US ? 'Namesakes: towns and groups differ.' : 'Homónimos: difieren plaza y grupo.',
      });
  }
  return found;
}
