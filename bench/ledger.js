/**
 * How long do drafts that are ready take into the ledger and, accepted, out of it again; beside plain COPY of the
 * same rows?
 *
 *   node bench/ledger.js [rounds=3] [people=250300] [ties=1434000] [values=2000000]
 *
 * No file is read here: batches are made before and only `appendReport`, `loadMentions` and `loadAccepted` are measured.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addReader, appendReport, loadAccepted, loadMentions, openStore } from '@trama/store';
import { copyToBareTables } from './bare-tables.js';
import { draftBatches, reportOf } from './drafts.js';
import { machine, megabytes, peakMegabytes, sizes, spread, timed } from './measure.js';

const OWNER = { user: 'ana', agency: 'mx-one' };
const OTHER = { user: 'bob', agency: 'us-two' };

async function round(folder, batches) {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const opened = await openStore({ dataDir, databaseUrl: null, databaseOwnerUrl: null, log: console.error });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  try {
    await addReader(store, { ...OWNER, country: 'MEX', role: 'reviewer' }, new Date());
    await addReader(store, { ...OTHER, country: 'USA', role: 'analyst' }, new Date());
    const bytes = new TextEncoder().encode('id,name\n');
    const report = reportOf('people.csv', bytes, createHash('sha256').update(bytes).digest());
    const options = { credibility: 3, acceptAs: OWNER.user, unread: false };
    const appended = await timed(() => store.write(OWNER, (tx) => appendReport(tx, report, batches, options)));
    const bare = await copyToBareTables(store, folder);
    const load = (reader) =>
      timed(() => store.read(reader, async (tx) => [await loadMentions(tx), await loadAccepted(tx, { after: null })]));
    const [own, others] = [await load(OWNER), await load(OTHER)];
    const { mentions, claims } = appended.value;
    console.log(`  ${mentions} mentions, ${claims} claims; ${megabytes(bare.bytes)} as binary COPY`);
    return { append: appended.seconds, bare: bare.seconds, own: own.seconds, others: others.seconds };
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function* each(batches) {
  yield* batches;
}

const [rounds, people, ties, values] = sizes(3, 250_300, 1_434_000, 2_000_000);
const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
try {
  console.log(machine());
  const batches = [];
  for await (const batch of draftBatches(people, ties, values)) batches.push(batch);
  console.log(`${people} people, ${ties} ties, ${values} values; with all batches in memory ${peakMegabytes()} MB`);
  const all = [];
  for (let i = 0; i < rounds; i++) all.push(await round(folder, each(batches)));
  const column = (name) => spread(all.map((seconds) => seconds[name]));
  console.log(`appendReport ${column('append')} s; plain COPY of the same rows ${column('bare')} s`);
  console.log(`ratio ${spread(all.map(({ append, bare }) => append / bare))}`);
  console.log(`loadMentions and loadAccepted ${column('own')} s; as a reader of another agency ${column('others')} s`);
  console.log(`peak memory of this process, batches included: ${peakMegabytes()} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
