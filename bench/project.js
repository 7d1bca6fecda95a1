/**
 * How long, and how much memory, does the world of a quarter of a million people take?
 *
 *   node bench/project.js [rounds=3] [people=250300] [ties=1434000] [values=2000000]
 *
 * A ledger is made once, in an embedded database of its own. A round is a process that did nothing else: it asks for
 * the world, then again after one accepted value, one tie and one name more, then searches.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftClaim } from '@trama/model';
import { openWorlds } from '@trama/project';
import { addReader, appendClaim, appendReport, listReports, openStore } from '@trama/store';
import { draftBatches, reportOf } from './drafts.js';
import { machine, peakMegabytes, sizes, spread, timed } from './measure.js';
import { watchProcesses } from './process-tree.js';

const READER = { user: 'ana', agency: 'mx-one' };
const QUERIES = ['j', 'juan', 'juan gonzalez', 'munos', 'josé hernandes lopes', 'curp12'];

async function open(dataDir) {
  const opened = await openStore({ dataDir, databaseUrl: null, databaseOwnerUrl: null, log: console.error });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function makeLedger(dataDir, people, ties, values) {
  const store = await open(dataDir);
  await addReader(store, { ...READER, country: 'MEX', role: 'reviewer' }, new Date());
  const bytes = new TextEncoder().encode('id,name\n');
  const report = reportOf('people.csv', bytes, createHash('sha256').update(bytes).digest());
  const options = { credibility: 3, acceptAs: READER.user, unread: false };
  const { mentions, claims } = await store.write(READER, (tx) =>
    appendReport(tx, report, draftBatches(people, ties, values), options),
  );
  await store.close();
  console.log(`ledger: ${mentions} mentions, ${claims} claims`);
}

/** One measure as text to the parent: its name and figures by name. */
const tell = (name, figures) => process.send({ name, figures });

async function measure(dataDir) {
  const store = await open(dataDir);
  const worlds = openWorlds(store, { log: () => {} });
  const ask = async (name) => {
    const watching = await watchProcesses();
    const { value, seconds, cpuSeconds } = await timed(() => worlds.worldOf(READER));
    const { cpuSeconds: parts } = await watching.stop();
    tell(name, { seconds, 'CPU here': cpuSeconds, 'CPU database': parts.database });
    return value;
  };
  const world = await ask('world built');
  const { subjects, ties, claims } = world.counts();
  tell('memory', { 'world MB': world.byteLength / 1e6, 'peak MB': peakMegabytes() });
  tell('counts', { subjects, ties, claims });
  await extend(store, world, ask);
  tell('memory when grown', { 'peak MB': peakMegabytes() });
  search(await worlds.worldOf(READER));
  await store.close();
  process.disconnect();
}

async function extend(store, world, ask) {
  const [report] = (await store.read(READER, (tx) => listReports(tx, { limit: 1 }))).items;
  const [about, target] = [10, 20].map((index) => world.mentionsOf(index)[0]);
  const draft = draftClaim({ property: 'birthDate', value: '1966', about: '', extractor: '' });
  const more = [
    ['value', draft, null],
    ['tie', { ...draft, property: 'memberOf', value: null }, target],
    ['name', { ...draft, property: 'alias', value: 'El Nuevo' }, null],
  ];
  for (const [what, claim, to] of more) {
    const added = { report: report.id, about, target: to, draft: claim, credibility: 3 };
    await store.write(READER, (tx) => appendClaim(tx, added, READER.user));
    await ask(`one ${what} more`);
  }
}

function search(world) {
  for (const query of QUERIES) {
    const times = Array.from({ length: 21 }, () => {
      const startMs = performance.now();
      world.search(query, 20);
      return performance.now() - startMs;
    }).sort((a, b) => a - b);
    tell(`search "${query}"`, { 'median ms': times[10], 'worst ms': times[20] });
  }
  const startMs = performance.now();
  const around = world.neighbours([0, 1, 2], { layers: null, limit: 2000 });
  for (const { index } of around.nodes) world.ref(index);
  tell('2,000 neighbours with labels', { ms: performance.now() - startMs });
}

async function rounds(count, dataDir) {
  const table = new Map();
  for (let i = 0; i < count; i++) {
    const child = fork(import.meta.filename, ['measure', dataDir]);
    child.on('message', ({ name, figures }) => {
      const row = table.get(name) ?? table.set(name, {}).get(name);
      for (const [figure, value] of Object.entries(figures)) row[figure] = [...(row[figure] ?? []), value];
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`a round ended with ${code}`);
  }
  for (const [name, figures] of table) {
    const cells = Object.entries(figures).map(([figure, values]) => {
      const whole = values.every((value) => value >= 100);
      return `${figure} ${spread(values, whole ? 0 : 2)}`;
    });
    console.log(`${name}: ${cells.join('; ')}`);
  }
}

if (process.argv[2] === 'measure') await measure(process.argv[3]);
else {
  const [count, ...of] = sizes(3, 250_300, 1_434_000, 2_000_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-bench-'));
  try {
    console.log(`${machine()}; ${count} rounds`);
    const { seconds } = await timed(() => makeLedger(dataDir, ...of));
    console.log(`made in ${seconds.toFixed(1)} s`);
    await rounds(count, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
