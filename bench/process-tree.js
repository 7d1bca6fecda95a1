/**
 * Memory and CPU of a process and all that it started, read from /proc (Linux). Run as a program it watches the
 * tree of its parent and keeps the largest sums seen, apart from the process it watches: a busy event loop
 * would look away just when most memory is in use.
 */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {'writer' | 'reader' | 'database'} Part  the watched process itself, other Node processes, PostgreSQL */

const TICKS = 100;
const PAGE_BYTES = 4096;
const EVERY_MS = 150;

function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // The process has ended since it was listed.
    return '';
  }
}

/** Every process below `root`, itself included: its part, bytes and CPU seconds, those of its ended children apart. */
function processTree(root, without) {
  const all = new Map();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 20) continue;
    const [own, ended] = [11, 13].map((at) => (Number(fields[at]) + Number(fields[at + 1])) / TICKS);
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    all.set(pid, { pid, parent: Number(fields[1]), name, own, ended });
  }
  const isBelow = (pid) => pid === root || (all.has(pid) && pid !== without && isBelow(all.get(pid).parent));
  return [...all.values()]
    .filter(({ pid }) => isBelow(pid))
    .map((process) => ({ ...process, part: partOf(process, root) }));
}

const partOf = ({ pid, name }, root) => (pid === root ? 'writer' : name === 'postgres' ? 'database' : 'reader');

/** Resident bytes, own and shared with others. */
function bytesOf({ pid }) {
  const [, resident = 0, shared = 0] = read(`/proc/${pid}/statm`).split(' ').map(Number);
  return { own: (resident - shared) * PAGE_BYTES, shared: shared * PAGE_BYTES };
}

/** CPU seconds by part so far; a reader that has ended is found in its parent's account. */
export function cpuByPart(without = -1) {
  const sums = { writer: 0, reader: 0, database: 0 };
  for (const { part, own, ended } of processTree(process.pid, without)) {
    sums[part] += own;
    sums[part === 'writer' ? 'reader' : part] += ended;
  }
  return sums;
}

/** Watches this process and all below it. `stop` gives the largest bytes of each part and of all at one time, and CPU seconds by part. */
export async function watchProcesses() {
  const watcher = fork(import.meta.filename, [String(process.pid)]);
  await new Promise((resolve) => watcher.once('message', resolve));
  const before = cpuByPart(watcher.pid);
  return {
    stop: async () => {
      const after = cpuByPart(watcher.pid);
      const answer = new Promise((resolve) => watcher.once('message', resolve));
      watcher.send('stop');
      const peak = await answer;
      const cpuSeconds = Object.fromEntries(Object.keys(after).map((part) => [part, after[part] - before[part]]));
      return { peak, cpuSeconds };
    },
  };
}

function watch(root) {
  const peak = { writer: 0, reader: 0, database: 0, all: 0 };
  const look = () => {
    const now = { writer: 0, reader: 0, database: 0, all: 0 };
    let buffers = 0;
    for (const process of processTree(root, globalThis.process.pid)) {
      const { own, shared } = bytesOf(process);
      // PostgreSQL's processes share one buffer, which counts once: as the one counts it that has touched most of it.
      if (process.part === 'database') buffers = Math.max(buffers, shared);
      now[process.part] += process.part === 'database' ? own : own + shared;
    }
    now.database += buffers;
    now.all = now.writer + now.reader + now.database;
    for (const part of Object.keys(peak)) peak[part] = Math.max(peak[part], now[part]);
  };
  look();
  setInterval(look, EVERY_MS);
  process.once('message', () => {
    look();
    process.send(peak, () => process.exit(0));
  });
  process.send('watching');
}

if (process.argv[1] === import.meta.filename) watch(Number(process.argv[2]));
