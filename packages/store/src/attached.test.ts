/** From an e-mail to what came attached to it, and back; also where an earlier version had brought both. */
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from './migration.js';
import { readReport, reportsAttachedTo } from './report.js';
import { ANA, addPeople, BOB, bring, marking, sampleReport } from './sample.fixture.js';
import { openTestDatabase } from './testing.js';
import type { ReaderContext } from './transaction.js';

test('an e-mail leads to the reports attached to it that the reader may see, and they lead to it', async () => {
  const db = await openTestDatabase();
  await addPeople(db.store);
  const mail = await bring(db.store, ANA, sampleReport('mail', { format: 'eml' }), [], []);
  await bring(db.store, ANA, sampleReport('open', { attachedTo: mail.id }), [], []);
  const closed = sampleReport('closed', { attachedTo: mail.id, marking: marking('TLP:RED') });
  await bring(db.store, ANA, closed, [], []);
  // Another agency's word that something came with this e-mail is not believed.
  await bring(db.store, BOB, sampleReport('foreign', { attachedTo: mail.id }), [], []);
  await bring(db.store, ANA, sampleReport('alone'), [], []);
  const attached = (reader: ReaderContext) =>
    db.store.read(reader, async (tx) => {
      const email = await readReport(tx, mail.id);
      return email === null ? null : reportsAttachedTo(tx, email);
    });
  expect((await attached(ANA))?.map(({ name }) => name)).toEqual(['open', 'closed']);
  const [open, ...others] = (await attached(BOB)) ?? [];
  expect([open?.name, others]).toEqual(['open', []]);
  const back = await db.store.read(BOB, async (tx) => open && readReport(tx, open.id));
  expect(back?.attachedTo).toBe(mail.id);
});

test('an attachment that an earlier version brought keeps its e-mail', async () => {
  const db = await openTestDatabase();
  await addPeople(db.store);
  const mail = await bring(db.store, ANA, sampleReport('mail', { format: 'eml' }), [], []);
  const kept = await bring(db.store, ANA, sampleReport('kept', { detail: { attachedTo: mail.id } }), [], []);
  const odd = await bring(db.store, ANA, sampleReport('odd', { detail: { attachedTo: 'none' } }), [], []);
  const owner = new pg.Client(db.connection('owner'));
  await owner.connect();
  await owner.query(
    'alter table trama.report drop column attached_to; delete from trama_migration.done where number = 9',
  );
  await migrate(owner, 9);
  await owner.end();
  const emailOf = async (id: typeof mail.id) => (await db.store.read(ANA, (tx) => readReport(tx, id)))?.attachedTo;
  expect([await emailOf(kept.id), await emailOf(odd.id), await emailOf(mail.id)]).toEqual([mail.id, null, null]);
  // The rows are guarded as before.
  await expect(db.asRoot('update trama.report set attached_to = id')).rejects.toThrow(/stay/);
});
