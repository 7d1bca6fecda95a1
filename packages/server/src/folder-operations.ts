/** The operations on a folder that this process has open. */
import { fail, ok, refusal } from '@trama/model';
import { appendAudit, backup, type Checkpoint, doctor, listReaders, makeCheckpoint, verifyAudit } from '@trama/store';
import { loadDemonstration } from './demonstration.js';
import { exportFtm } from './exporting/export-ftm.js';
import { importFiles } from './importing/import-files.js';
import type { OpenFolder } from './open-folder.js';
import type { Operations } from './operations.js';
import { addOneReader } from './reader-add.js';

/** `osUser`: who runs the command, for the audit. */
export function folderOperations(folder: OpenFolder, osUser: string | null): Operations {
  const { store, now } = folder;
  const audit = (action: string, object: string | null) =>
    store.write({ user: null, agency: null }, (tx) =>
      appendAudit(tx, { action, outcome: 'done', object, purpose: null, osUser }),
    );
  return {
    importFiles: (request, progress, signal) => importFiles(folder, request, { user: null, osUser }, progress, signal),
    exportFtm: (reader, write, purpose = null) => exportFtm(folder, reader, osUser, write, purpose),
    readerAdd: async (request) => {
      const added = await addOneReader(folder, request);
      if (added.ok) await audit('reader.add', added.value.user);
      return added;
    },
    readerList: async () => {
      const readers = await listReaders(store);
      return ok(readers.map(({ user, agency, role }) => ({ user, agency, role })));
    },
    auditVerify: async (checkpoint: Checkpoint | null) => {
      const verdict = await verifyAudit(store, checkpoint === null ? [] : [checkpoint]);
      if (!verdict.ok) return fail(refusal('audit-broken', { found: `${verdict.why} (${verdict.at})` }));
      await audit('audit.verify', null);
      return ok({ ok: true, entries: Number(verdict.entries), head: verdict.head });
    },
    auditCheckpoint: async () => {
      await audit('audit.checkpoint', null);
      return ok(await makeCheckpoint(store, now()));
    },
    doctor: async () => ok(await doctor(store)),
    backup: async (file, passphrase) => {
      await audit('folder.backup', null);
      return backup(store, file, passphrase);
    },
    loadDemonstration: (progress) => loadDemonstration(folder, progress),
  };
}
