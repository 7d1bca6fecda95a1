/**
 * What do row-level policies cost? 200,000 claims are counted as a reader of the agency, as one of another agency who
 * may see all of them, and as one who may see half, beside the same count in the same table with its policies off.
 *
 *   node bench/policies.js [rounds=7] [claims=200000]
 *
 * Drafts and accepted claims differ in what a policy looks up, so both are counted.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addReader, appendReport, openStore } from '@trama/store';
// The owner's connection is the store's own affair; a bench looks behind it.
import { insideStore } from '../packages/store/dist/store.js';
import { draftBatches, reportOf } from './drafts.js';
import { machine, sizes, spread, timed } from './measure.js';

const OWNER = { user: 'ana', agency: 'mx-one' };
const OTHER = { user: 'bob', agency: 'us-two' };
const COUNT = 'select count(*)::int as n from trama.claim';
const MARKED = { relTo: null, orcon: false, handling: [], cases: [], uses: [] };

/** Two reports of half the claims each: one open to all agencies, one closed to others. */
async function fill(store, claims, acceptAs) {
  for (const [name, tlp, seed] of [
    ['open.csv', 'GREEN', 0],
    ['closed.csv', 'AMBER', 1],
  ]) {
    const bytes = new TextEncoder().encode(`${name}${seed}`);
    const report = reportOf(name, bytes, createHash('sha256').update(bytes).digest());
    const batches = draftBatches(claims / 20, 0, claims / 2);
    await store.write(OWNER, (tx) =>
      appendReport(tx, { ...report, marking: { tlp, ...MARKED } }, batches, {
        credibility: 3,
        acceptAs,
        unread: false,
      }),
    );
  }
  await insideStore(store).maintain((client) => client.query('analyze trama.claim'));
}

/** Seconds of one count, and what it counted. */
const countAs = (store, reader) =>
  store.read(reader, async (tx) => {
    const { value, seconds } = await timed(() => tx.query(COUNT));
    return { seconds, n: value.rows[0].n };
  });

/** The same with the table's policies off, in a transaction that is taken back. */
const countBare = (store) =>
  insideStore(store).maintain(async (client) => {
    await client.query('begin; alter table trama.claim disable row level security');
    try {
      const { value, seconds } = await timed(() => client.query(COUNT));
      return { seconds, n: value.rows[0].n };
    } finally {
      await client.query('rollback');
    }
  });

async function measure(rounds, claims, acceptAs) {
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-bench-'));
  const opened = await openStore({ dataDir, databaseUrl: null, databaseOwnerUrl: null, log: console.error });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  try {
    await addReader(store, { ...OWNER, country: 'MEX', role: 'reviewer' }, new Date());
    await addReader(store, { ...OTHER, country: 'USA', role: 'analyst' }, new Date());
    await fill(store, claims, acceptAs);
    const kinds = {
      own: () => countAs(store, OWNER),
      other: () => countAs(store, OTHER),
      bare: () => countBare(store),
    };
    const seconds = { own: [], other: [], bare: [] };
    const counted = {};
    for (let i = 0; i <= rounds; i++) {
      for (const [name, count] of Object.entries(kinds)) {
        const { seconds: took, n } = await count();
        counted[name] = n;
        // The first round warms the cache.
        if (i > 0) seconds[name].push(took);
      }
    }
    const milliseconds = (name) =>
      spread(
        seconds[name].map((s) => s * 1000),
        1,
      );
    const ratio = (name) => spread(seconds[name].map((s, i) => s / seconds.bare[i]));
    console.log(`${acceptAs === null ? 'drafts' : 'accepted'}:`);
    console.log(`  policies off      ${counted.bare} rows  ${milliseconds('bare')} ms`);
    console.log(`  the own agency    ${counted.own} rows  ${milliseconds('own')} ms, ratio ${ratio('own')}`);
    console.log(`  another agency    ${counted.other} rows  ${milliseconds('other')} ms, ratio ${ratio('other')}`);
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const [rounds, claims] = sizes(7, 200_000);
console.log(machine());
for (const acceptAs of [null, OWNER.user]) await measure(rounds, claims, acceptAs);
