/**
 * How long does a network of a quarter of a million people take from its two tables into the ledger, as a reviewer
 * brings it in, and how much memory; beside plain COPY of the same rows?
 *
 *   node bench/import.js [rounds=3] [people=250000]
 *
 * A round starts with an empty folder. The whole is measured: `importFiles` of the workbench from the files to its
 * answer, everything accepted in the reviewer's name, durable.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScenario } from '@trama/scenario';
import { openWorkbench } from '@trama/server';
import { copyToBareTables } from './bare-tables.js';
import { machine, megabytes, sizes, spread, timed } from './measure.js';
import { watchProcesses } from './process-tree.js';

const TERMS = {
  agency: 'mx-one',
  grade: 'B',
  marking: 'TLP:CLEAR',
  format: null,
  acceptAs: 'ana',
  source: null,
  date: null,
  timeZone: null,
  map: null,
  legalBasis: null,
};

function needed(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function importTables(workbench, paths) {
  const request = {
    files: paths.map((path) => ({ given: path, path })),
    options: TERMS,
    refused: [],
    language: 'en',
  };
  const answer = needed(await workbench.operations.importFiles(request, () => {}, new AbortController().signal));
  if (answer.refused.length > 0) throw new Error(JSON.stringify(answer.refused));
  return answer;
}

async function round(folder, paths) {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const workbench = needed(
    await openWorkbench({
      dataDir,
      databaseUrl: null,
      databaseOwnerUrl: null,
      address: { host: '127.0.0.1', port: 7117 },
      log: (line) => console.error(line),
    }),
  );
  try {
    needed(await workbench.operations.readerAdd({ user: 'ana', agency: 'mx-one', country: 'MEX', role: 'reviewer' }));
    const watching = await watchProcesses();
    const { value: answer, seconds } = await timed(() => importTables(workbench, paths));
    const { peak, cpuSeconds } = await watching.stop();
    const { ledger } = needed(await workbench.operations.doctor().then((value) => ({ ok: true, value: value.value })));
    const bare = await copyToBareTables(workbench.store, folder);
    return { answer, seconds, peak, cpuSeconds, ledger, bare };
  } finally {
    await workbench.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function printRound(no, { answer, seconds, peak, cpuSeconds, ledger, bare }) {
  const accepted = answer.reports.reduce((sum, report) => sum + report.accepted, 0);
  const skipped = answer.reports.reduce((sum, report) => sum + report.skipped.length, 0);
  console.log(
    `round ${no}: ${ledger.mentions} mentions, ${ledger.claims} claims (${accepted} accepted), ${skipped} rows skipped; ${megabytes(bare.bytes)} as binary COPY`,
  );
  const parts = ['reader', 'writer', 'database'];
  console.log(
    `  import ${seconds.toFixed(2)} s; CPU ${parts.map((part) => `${part} ${cpuSeconds[part].toFixed(1)} s`).join(', ')}`,
  );
  console.log(
    `  peak memory ${megabytes(peak.all)} at one time; each at its own peak: ${parts.map((part) => `${part} ${megabytes(peak[part])}`).join(', ')}`,
  );
  console.log(
    `  plain COPY ${bare.seconds.toFixed(2)} s, CPU client ${bare.cpuSeconds.writer.toFixed(1)} s, database ${bare.cpuSeconds.database.toFixed(1)} s; ratio ${(seconds / bare.seconds).toFixed(2)}`,
  );
}

const [rounds, people] = sizes(3, 250_000);
const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
try {
  console.log(machine());
  const scenario = join(folder, 'case');
  const written = needed(await writeScenario({ people, core: Math.min(300, people / 10), seed: 7 }, scenario));
  const paths = ['people.csv', 'ties.csv'].map((name) => join(scenario, name));
  console.log(
    `people.csv ${written.people} rows, ${megabytes(statSync(paths[0]).size)}; ties.csv ${written.ties} rows, ${megabytes(statSync(paths[1]).size)}`,
  );
  const all = [];
  for (let no = 1; no <= rounds; no++) {
    const measured = await round(folder, paths);
    printRound(no, measured);
    all.push(measured);
  }
  console.log(`import: ${spread(all.map(({ seconds }) => seconds))} s`);
  console.log(`plain COPY of the same rows: ${spread(all.map(({ bare }) => bare.seconds))} s`);
  console.log(`ratio: ${spread(all.map(({ seconds, bare }) => seconds / bare.seconds))}`);
  console.log(
    `peak memory: ${spread(
      all.map(({ peak }) => peak.all / 1e6),
      0,
    )} MB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
