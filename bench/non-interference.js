/**
 * Is a reader of one of many random ledgers ever told more than the rows that they may see hold?
 *
 *   node bench/non-interference.js [databases=100] [seed=1] [processes=2] [done=FILE]
 *
 * Each seed is a ledger made by random acts of readers of four agencies; for some of its readers every answer on the
 * whole database is compared, byte for byte, with that on a database of the rows that the oracle lets them see
 * (packages/server/src/proof). With a file `done`, seeds that stand in it are passed over and each new one is added, so
 * that a run can be broken off and taken up again. Ends with 1 where there was a leak.
 */
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { describeLeak, openPair, provePairs } from '@trama/server/proof';
import { machine } from './measure.js';

/** Child: proves seeds as they are given, one after the other. */
async function prove() {
  const pair = await openPair();
  process.on('message', async (seed) => {
    if (seed === null) {
      await pair.stop();
      process.disconnect();
      return;
    }
    const counted = { databases: 0, pairs: 0, answers: 0 };
    const leak = await provePairs(pair, seed, counted);
    process.send({ seed, ...counted, leak: leak === null ? null : describeLeak(leak) });
  });
  process.send(null);
}

/** Seeds that an earlier run proved, with what it counted. */
function earlier(file) {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function main() {
  const [databases = 100, from = 1, processes = 2] = process.argv.slice(2).map(Number);
  const file = process.argv[5];
  const wanted = Array.from({ length: databases }, (_, n) => from + n);
  const done = earlier(file).filter(({ seed }) => seed >= from && seed < from + databases);
  const known = new Set(done.map(({ seed }) => seed));
  const left = wanted.filter((seed) => !known.has(seed));
  console.log(machine());
  console.log(`${left.length} of ${databases} databases to go, seeds from ${from}, ${processes} processes`);
  let leaks = 0;
  const started = Date.now();
  await Promise.all(
    Array.from({ length: Math.min(processes, left.length) }, async () => {
      const child = fork(import.meta.filename, ['--child']);
      await new Promise((resolve, reject) => {
        child.on('message', (proved) => {
          if (proved !== null) {
            const { leak, ...counted } = proved;
            if (leak === null) {
              done.push(counted);
              if (file !== undefined) appendFileSync(file, `${JSON.stringify(counted)}\n`);
            } else {
              leaks++;
              console.log(leak);
            }
          }
          child.send(left.shift() ?? null);
        });
        child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`))));
      });
    }),
  );
  const sum = (of) => done.reduce((total, counted) => total + counted[of], 0);
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(
    `${done.length} databases, ${sum('pairs')} readers, ${sum('answers')} answers compared, ${leaks} leaks; ${minutes} min of this run`,
  );
  process.exitCode = leaks > 0 ? 1 : 0;
}

await (process.argv[2] === '--child' ? prove() : main());
