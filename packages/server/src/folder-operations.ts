/** The operations on a folder that this process has open. */
import { importAnswer, walkOf } from '@trama/contract';
import { fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import {
  agencies,
  appendAudit,
  backup,
  doctor,
  listReaders,
  makeCheckpoint,
  probeAudit,
  setUsPersonRule,
} from '@trama/store';
import { loadDemonstration } from './demonstration.js';
import { exportAudit } from './exporting/export-audit.js';
import { exportFtm } from './exporting/export-ftm.js';
import { importFiles } from './importing/import-files.js';
import type { OpenFolder } from './open-folder.js';
import type { Operations } from './operations.js';
import { figuresOf, sampleOf } from './oversight/for-agency.js';
import { purgeByRequest } from './purging/purge-records.js';
import { addOneReader } from './reader-add.js';
import { linkReader } from './reader-link.js';

const IMPORT_ANSWER = walkOf(importAnswer);

/** `osUser`: who runs the command, for the audit. */
export function folderOperations(folder: OpenFolder, osUser: string | null): Operations {
  const { store, seals, now } = folder;
  const audit = (action: string, object: string | null) =>
    store.write({ user: null, agency: null }, (tx) =>
      appendAudit(tx, { action, outcome: 'done', object, purpose: null, osUser }),
    );
  /** What was refused has its entry as well. */
  const told = async <T>(action: string, object: string | null, result: Result<T, Refusal>) => {
    if (!result.ok) {
      const { code } = result.error;
      await store.write({ user: null, agency: null }, (tx) =>
        appendAudit(tx, { action, outcome: 'refused', object, purpose: null, osUser, code }),
      );
    }
    return result;
  };
  /** Before acts of which the entry follows in a transaction of its own. */
  const writable = () =>
    probeAudit(store).catch(() => {
      throw new Refused(refusal('audit-unwritable'));
    });
  return {
    importFiles: async (request, progress, signal) => {
      const answer = await importFiles(folder, request, { user: null, osUser }, progress, signal);
      return answer.ok ? ok(seals.of(request.options).outward(IMPORT_ANSWER, answer.value)) : answer;
    },
    exportFtm: async (reader, write, purpose = null) =>
      told('export.ftm', reader, await exportFtm(folder, reader, osUser, write, purpose)),
    readerAdd: async (request) => {
      await writable();
      const added = await told('reader.add', request.user, await addOneReader(folder, request));
      if (added.ok) await audit('reader.add', added.value.user);
      return added;
    },
    readerLink: (link) => linkReader(folder, link, osUser),
    readerList: async () => {
      const readers = await listReaders(store);
      return ok(readers.map(({ user, agency, role }) => ({ user, agency, role })));
    },
    usPersonRule: async ({ agency, masked }) => {
      const known = (await agencies(store)).some(({ id }) => id === agency);
      const action = masked ? 'agency.mask' : 'agency.unmask';
      if (!known) return told(action, agency, fail(refusal('agency-unknown', { found: agency.slice(0, 100) })));
      await store.write({ user: null, agency }, async (tx) => {
        await setUsPersonRule(tx, masked);
        await appendAudit(tx, { action, outcome: 'done', object: agency, purpose: null, osUser });
      });
      return ok({ agency, masked });
    },
    auditVerify: async (besides) => {
      const verified = await folder.checkpoints.verify(besides);
      if (!verified.ok) return verified;
      const verdict = verified.value;
      if (!verdict.ok) {
        const found = `${verdict.why} (${verdict.at})`;
        return told('audit.verify', null, fail(refusal('audit-broken', { found })));
      }
      await audit('audit.verify', null);
      const { entries, head, checkpoint } = verdict;
      const newest = checkpoint === null ? null : { seq: Number(checkpoint.seq), at: checkpoint.at };
      return ok({ ok: true, entries: Number(entries), head, checkpoint: newest, files: folder.checkpoints.files });
    },
    auditCheckpoint: async () => {
      await audit('audit.checkpoint', null);
      return ok(await makeCheckpoint(store, now()));
    },
    auditExport: (write, purpose) => exportAudit(folder, osUser, write, purpose),
    auditFigures: async (of) => told('audit.figures', null, await figuresOf(folder, of, osUser)),
    auditSample: async (of) => told('audit.sample', null, await sampleOf(folder, of, osUser)),
    doctor: async () => ok(await doctor(store)),
    backup: async (file, passphrase, as) => {
      await audit('folder.backup', null);
      return backup(store, file, passphrase, as);
    },
    purge: async (request, progress, signal) => {
      const purger = { osUser, by: null, askedBy: null };
      const object = request.what.kind === 'due' ? 'due' : request.what.id;
      return told('records.purge', object, await purgeByRequest(folder, request, purger, progress, signal));
    },
    loadDemonstration: async (progress) => {
      await writable();
      return loadDemonstration(folder, progress);
    },
  };
}
