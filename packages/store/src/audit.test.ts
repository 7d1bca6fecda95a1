import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appendAudit, auditDigest, readAudit } from './audit.js';
import { verifyAudit } from './audit-chain.js';
import { type Checkpoint, makeCheckpoint } from './checkpoint.js';
import { ANA, addPeople, BOB } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

const ENTRY = { action: 'subject.read', outcome: 'done', object: 'sub_x', purpose: null, osUser: null } as const;

async function withEntries(n: number): Promise<TestStore> {
  const db = await openTestDatabase();
  await addPeople(db.store);
  for (let i = 0; i < n; i++) {
    await db.store.write(i % 2 === 0 ? ANA : BOB, (tx) =>
      appendAudit(tx, { ...ENTRY, object: `sub_${i}`, purpose: i === 1 ? 'propósito' : null }),
    );
  }
  return db;
}

/** As somebody with the machine in hand would. */
async function tamper(db: TestStore, sql: string): Promise<void> {
  await db.asRoot(`alter table trama.audit disable trigger user; ${sql}; alter table trama.audit enable trigger user`);
}

describe('the audit', () => {
  test('holds who, what and how it ended, and of the object only a keyed digest', async () => {
    const { store } = await withEntries(0);
    await store.write(ANA, (tx) => appendAudit(tx, { ...ENTRY, osUser: 'root', purpose: 'case 2026-014' }));
    await store.read(BOB, (tx) => appendAudit(tx, { ...ENTRY, outcome: 'refused', object: null, osUser: 'robert' }));
    const rows = await store.read({ user: 'aud', agency: 'mx-one' }, (tx) => readAudit(tx, { limit: 9 }));
    const object = auditDigest(store.secrets.auditKey, 'sub_x').toString('hex');
    expect(rows).toMatchObject([
      // Another agency's officer is a role, and cannot be asked for by name.
      { seq: 2n, user: 'analyst', agency: 'us-two', osUser: null, outcome: 'refused', object: null },
      { seq: 1n, user: 'ana', agency: 'mx-one', osUser: 'root', outcome: 'done', object, purpose: 'case 2026-014' },
    ]);
    expect((await store.read(ANA, (tx) => readAudit(tx, { limit: 9 }))).map((row) => row.user)).toEqual(['ana']);
    expect(await store.read({ user: null, agency: null }, (tx) => readAudit(tx, { limit: 9 }))).toEqual([]);
    const asked = (user: string) =>
      store.read({ user: 'aud', agency: 'mx-one' }, (tx) => readAudit(tx, { limit: 9, user, before: 3n }));
    expect(await asked('ana')).toHaveLength(1);
    expect(await asked('bob')).toEqual([]);
  });

  test('is written in the same transaction or not at all', async () => {
    const { store } = await withEntries(1);
    await expect(
      store.write(ANA, async (tx) => {
        await appendAudit(tx, ENTRY);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await verifyAudit(store, [])).toMatchObject({ ok: true, entries: 1n });
  });

  test('of many at once is one chain', async () => {
    const { store } = await withEntries(0);
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => store.write(i % 2 ? ANA : BOB, (tx) => appendAudit(tx, ENTRY))),
    );
    expect(await verifyAudit(store, [await makeCheckpoint(store, new Date())])).toMatchObject({
      ok: true,
      entries: 30n,
    });
  });

  test('cannot be written to by the application but through its function', async () => {
    const { store, asRoot } = await withEntries(1);
    for (const sql of [
      "update trama.audit set action = 'x'",
      'delete from trama.audit',
      'truncate trama.audit',
      'insert into trama.audit select * from trama.audit',
    ]) {
      await expect(
        store.write(ANA, (tx) => tx.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
    for (const sql of ["update trama.audit set action = 'x'", 'delete from trama.audit', 'truncate trama.audit']) {
      await expect(asRoot(sql), sql).rejects.toThrow(/stay/);
    }
  });
});

describe('verifying the audit', () => {
  const found = async (sql: string, withCheckpoint = false) => {
    const db = await withEntries(6);
    const checkpoint = withCheckpoint ? await makeCheckpoint(db.store, new Date()) : null;
    await tamper(db, sql);
    return verifyAudit(db.store, checkpoint === null ? [] : [checkpoint]);
  };

  test('names the first entry that was changed, whichever field it was', async () => {
    const changes = [
      "action = 'x'",
      "reader = 'eva'",
      'agency = null',
      "os_user = 'x'",
      "outcome = 'refused'",
      "object = '\\x00'",
      "purpose = 'x'",
      "code = 'x'",
      "under_right = 'x'",
      "address = '::1'",
      'session = gen_random_uuid()',
      'results = 0',
      "shown = '{\\\\x00}'",
      'version = 1',
      "at = at + interval '1 microsecond'",
      "hash = '\\x00'",
      "prev = '\\x00'",
    ];
    const db = await withEntries(6);
    await db.asRoot('create table public.kept as select * from trama.audit');
    for (const change of changes) {
      await tamper(db, `update trama.audit set ${change} where seq = 3`);
      expect(await verifyAudit(db.store, []), change).toMatchObject({ ok: false, at: 3n, why: 'changed' });
      await tamper(db, 'delete from trama.audit; insert into trama.audit select * from public.kept');
    }
    expect(await verifyAudit(db.store, [])).toMatchObject({ ok: true, entries: 6n });
  });
  test('names an entry that was removed', async () => {
    expect(await found('delete from trama.audit where seq = 4')).toEqual({ ok: false, at: 4n, why: 'missing' });
    expect(
      await found('delete from trama.audit where seq = 4; update trama.audit set seq = seq - 1 where seq > 4'),
    ).toEqual({ ok: false, at: 4n, why: 'changed' });
  });
  test('names an entry that was put in', async () => {
    expect(
      await found(
        "update trama.audit set seq = -seq where seq > 2; insert into trama.audit select 3, at, reader, agency, os_user, 'x', outcome, object, purpose, prev, hash from trama.audit where seq = 2; update trama.audit set seq = 1 - seq where seq < 0",
      ),
    ).toMatchObject({ ok: false, at: 3n });
  });
  test('finds an end cut off, given the last checkpoint', async () => {
    const cut = 'delete from trama.audit where seq > 4';
    expect(await found(cut)).toMatchObject({ ok: true, entries: 4n });
    expect(await found(cut, true)).toEqual({ ok: false, at: 5n, why: 'truncated' });
  });
  test('finds a chain written anew, given the last checkpoint', async () => {
    const rewrite = `
      update trama.audit set reader = 'eva' where seq = 5;
      do $$ declare r trama.audit; p bytea := '\\x'; begin
        for r in select * from trama.audit order by seq loop
          update trama.audit set prev = p, hash = trama.chain_hash(p, trama.audit_fields(r)) where seq = r.seq returning hash into p;
        end loop; end $$`;
    expect(await found(rewrite)).toMatchObject({ ok: true });
    expect(await found(rewrite, true)).toEqual({ ok: false, at: 6n, why: 'checkpoint' });
  });
  test('takes no checkpoint but one of this folder’s key', async () => {
    const { store } = await withEntries(2);
    const real = await makeCheckpoint(store, new Date('2026-02-22T00:00:00Z'));
    expect(await verifyAudit(store, [real])).toMatchObject({ ok: true, entries: 2n, head: real.hash });
    const forged: Checkpoint[] = [
      { ...real, seq: '1' },
      { ...real, at: '2026-02-23T00:00:00.000Z' },
      { ...real, signature: Buffer.alloc(64).toString('base64') },
    ];
    const other = generateKeyPairSync('ed25519');
    forged.push({
      ...real,
      publicKey: other.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      signature: sign(
        null,
        Buffer.from(`trama audit checkpoint 1\n${real.seq}\n${real.hash}\n${real.at}\n`),
        other.privateKey,
      ).toString('base64'),
    });
    for (const checkpoint of forged)
      expect(await verifyAudit(store, [checkpoint])).toMatchObject({ ok: false, why: 'checkpoint' });
  });
});
