/**
 * Checkpoints written by themselves: every 1,000 entries, 10 minutes after the first entry that none
 * covers, and at the end; a line each, into the data folder and where the operator wants them besides
 * (TRAMA_CHECKPOINTS: another disk, another agency's share). Lines are added, never taken away.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { type AuditVerdict, verifyAudit } from './audit-chain.js';
import { type Checkpoint, checkpointKeyOf, isSigned, makeCheckpoint, parseCheckpoint } from './checkpoint.js';
import { insideStore, type Store } from './store.js';

const ENTRIES = 1000;
const LATEST_MS = 600_000;

export interface Checkpoints {
  /** Where they are written, the data folder's own first. */
  readonly files: readonly string[];
  /** Those that stand in the files. Refusal: file-unreadable. */
  read(): Promise<Result<Checkpoint[], Refusal>>;
  /** The chain beside all checkpoints of the files and these. */
  verify(besides: readonly Checkpoint[]): Promise<Result<AuditVerdict, Refusal>>;
  /** Writes one now where entries have come since the last; true where all files have it. */
  write(): Promise<boolean>;
  /** Looks whether the newest stands in the chain, and says so where it does not; what came after it is to be covered. */
  begin(): Promise<void>;
  /** Writes the last one. */
  close(): Promise<void>;
}

export interface CheckpointOptions {
  /** Besides the data folder; null for nowhere. */
  readonly outside: string | null;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

export function keepCheckpoints(store: Store, { outside, now, log }: CheckpointOptions): Checkpoints {
  // By key, so that several folders may share one place.
  const name = `audit-${createHash('sha256').update(checkpointKeyOf(store)).digest('hex').slice(0, 16)}.jsonl`;
  const inside = path.join(store.info.dataDir, 'checkpoints');
  const files = [inside, ...(outside === null ? [] : [outside])].map((dir) => path.join(dir, name));
  let uncovered = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<boolean> = Promise.resolve(true);

  async function writeNow(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    if (uncovered === 0) return true;
    uncovered = 0;
    const checkpoint = await makeCheckpoint(store, now());
    const written = await Promise.all(files.map((file) => appendLine(file, JSON.stringify(checkpoint), log)));
    return written.every(Boolean);
  }
  function write(): Promise<boolean> {
    writing = writing.then(writeNow).catch((error) => {
      log(`audit: no checkpoint (${(error as { code?: string }).code ?? (error as Error).name})`);
      return false;
    });
    return writing;
  }
  const stop = store.onAudited((entries) => {
    uncovered += entries;
    if (uncovered >= ENTRIES) void write();
    else timer ??= setTimeout(() => void write(), LATEST_MS).unref();
  });

  async function read(): Promise<Result<Checkpoint[], Refusal>> {
    const found: Checkpoint[] = [];
    for (const file of files) {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
      if (text instanceof Error) {
        if (text.code === 'ENOENT') continue;
        return fail(refusal('file-unreadable', { found: `${file}: ${text.code ?? text.name}` }));
      }
      found.push(...linesOf(text));
    }
    return ok(found);
  }
  return {
    files,
    read,
    verify: async (besides) => {
      const found = await read();
      return found.ok ? ok(await verifyAudit(store, [...found.value, ...besides])) : found;
    },
    write,
    begin: async () => {
      const found = await read();
      if (!found.ok) return log(`audit: checkpoints cannot be read (${found.error.details.found})`);
      const newest = newestOf(found.value);
      const { head, holds } = await standing(store, newest);
      if (!holds) log(`audit: the chain does not hold its checkpoint of entry ${newest?.seq}; run trama audit verify`);
      uncovered += Math.max(0, Number(BigInt(head) - BigInt(newest?.seq ?? 0)));
    },
    close: async () => {
      stop();
      await write();
    },
  };
}

function newestOf(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.reduce<Checkpoint | null>(
    (newest, one) => (newest === null || BigInt(one.seq) > BigInt(newest.seq) ? one : newest),
    null,
  );
}

/** A look at two entries, not at the whole chain. */
async function standing(store: Store, newest: Checkpoint | null): Promise<{ head: string; holds: boolean }> {
  const head = (await makeCheckpoint(store, new Date(0))).seq;
  if (newest === null || newest.seq === '0') return { head, holds: true };
  const { rows } = await insideStore(store).pool.query<{ hash: string }>(
    "select encode(hash, 'hex') as hash from trama.audit_rows($1, 1)",
    [String(BigInt(newest.seq) - 1n)],
  );
  return { head, holds: isSigned(store, newest) && rows[0]?.hash === newest.hash };
}

/** A line that is none, half written when a machine stopped, says no more than one that is missing. */
function linesOf(text: string): Checkpoint[] {
  return text.split('\n').flatMap((line) => parseCheckpoint(line) ?? []);
}

async function appendLine(file: string, line: string, log: (line: string) => void): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await handle.read(last, 0, 1, size - 1);
      await handle.appendFile(`${size > 0 && last[0] !== 0x0a ? '\n' : ''}${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    log(`audit: a checkpoint could not be written to ${file} (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
    return false;
  }
}
