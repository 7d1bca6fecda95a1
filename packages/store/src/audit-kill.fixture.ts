/**
 * A process that reads and writes without end, each act with its entry in the audit, and says each act once
 * it is acknowledged; at a named point of its third act it says so and stays there, to be killed.
 *
 *   node audit-kill.fixture.js FOLDER POINT PREFIX
 */
import { randomUUID } from 'node:crypto';
import { appendReport } from './append-report.js';
import { appendAudit } from './audit.js';
import { openStore } from './open-store.js';
import { ANA, batchesOf, DRAFT, named, person, sampleReport } from './sample.fixture.js';
import { inside } from './transaction.js';

/** `acted`: what is done is in the transaction; `written`: its entry too; `committed`: both, unacknowledged. */
export type KillPoint = 'acted' | 'written' | 'committed' | 'read' | 'never';

const [, , dataDir = '', point = 'never', prefix = randomUUID()] = process.argv;
const AT = 2;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function reached(here: KillPoint, act: number): Promise<void> {
  if (here !== point || act !== AT) return;
  say(`at ${here}`);
  // Held open by the database's connections; ended by SIGKILL alone.
  await new Promise(() => {});
}

const opened = await openStore({ dataDir, databaseUrl: null, databaseOwnerUrl: null, log: () => {} });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const entry = { outcome: 'done', purpose: null, osUser: null } as const;
say('ready');
for (let i = 0; ; i++) {
  const id = await store.write(ANA, async (tx) => {
    const batches = batchesOf([person('m')], [named('m', `${prefix} ${i}`)]);
    const report = await appendReport(tx, sampleReport(`${prefix}-${i}`), batches, DRAFT);
    await reached('acted', i);
    await appendAudit(tx, { ...entry, action: 'report.import', object: report.id });
    inside(tx).audits.push(() => reached('written', i));
    return report.id;
  });
  await reached('committed', i);
  say(`wrote ${id}`);
  await store.read(ANA, async (tx) => {
    await tx.query('select count(*) from trama.report');
    await appendAudit(tx, { ...entry, action: 'search', object: `${prefix} ${i}` });
    await reached('read', i);
  });
  say(`read ${prefix} ${i}`);
}
