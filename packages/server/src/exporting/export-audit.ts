/** `trama audit export`: every entry as a line that others can hash and check without our library. */
import { NOT_STATED, ok, type Refusal, type Result } from '@trama/model';
import { appendAudit, type ChainEntry, checkpointKeyOf, eachEntry } from '@trama/store';
import type { OpenFolder } from '../open-folder.js';
import type { AuditExported } from '../operations.js';

export async function exportAudit(
  { store }: OpenFolder,
  osUser: string | null,
  write: (chunk: string) => Promise<void> | void,
  purpose: string | null,
): Promise<Result<AuditExported, Refusal>> {
  const entry = { action: 'audit.export', outcome: 'done', object: null, osUser } as const;
  // Before the first line leaves; the export holds its own entry.
  await store.write({ user: null, agency: null }, (tx) =>
    appendAudit(tx, { ...entry, purpose: purpose?.trim() || NOT_STATED }),
  );
  let entries = 0;
  let head = '';
  for await (const page of eachEntry(store)) {
    entries += page.length;
    head = page.at(-1)?.hash ?? head;
    await write(page.map((one) => `${JSON.stringify(lineOf(one))}\n`).join(''));
  }
  return ok({ entries, head, publicKey: checkpointKeyOf(store) });
}

function lineOf({ version, seq, micros, shown, prev, hash, ...entry }: ChainEntry) {
  return {
    version,
    seq: Number(seq),
    at: instantOf(micros),
    ...entry,
    shown: shown === '' ? [] : shown.split(' '),
    prev,
    hash,
  };
}

/** ISO 8601 in UTC, with microseconds. */
function instantOf(micros: string): string {
  const at = new Date(Number(BigInt(micros) / 1000n)).toISOString();
  return at.replace('Z', `${micros.slice(-3)}Z`);
}
