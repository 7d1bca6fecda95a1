import { beforeAll, describe, expect, test } from 'vitest';
import {
  addReader,
  agencies,
  checkKey,
  checkPassword,
  findReader,
  listReaders,
  redeemLink,
  setPassword,
} from './reader.js';
import { endSession, endSessions, findSession, lockSession, openSession, renewSession } from './session.js';
import { openTestDatabase, type TestStore } from './testing.js';

const NOW = new Date('2026-02-23T12:00:00Z');
const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const ANA = { user: 'ana', agency: 'mx-one', country: 'MEX', role: 'analyst' } as const;

let db: TestStore;
beforeAll(async () => {
  db = await openTestDatabase();
});

const ANYBODY = { user: null, agency: null };

describe('a reader', () => {
  test('is made with the agency, once', async () => {
    expect((await addReader(db.store, ANA, NOW)).ok).toBe(true);
    const row = { ...ANA, roles: [ANA.role], disabled: false, hasPassword: false, masksUsPersons: false };
    expect(await listReaders(db.store)).toEqual([row]);
    expect(await findReader(db.store, 'ana')).toEqual(row);
    expect(await findReader(db.store, 'eva')).toBeNull();
    expect(await agencies(db.store)).toEqual([{ id: 'mx-one', country: 'MEX', name: 'mx-one' }]);
    for (const other of [{ agency: 'us-two' }, { role: 'admin' as const }]) {
      expect(await addReader(db.store, { ...ANA, ...other }, NOW)).toMatchObject({
        ok: false,
        error: { code: 'reader-exists' },
      });
    }
    expect(await addReader(db.store, { ...ANA, user: 'x', agency: 'MX ONE' }, NOW)).toMatchObject({
      ok: false,
      error: { code: 'option-invalid' },
    });
    expect(await addReader(db.store, { ...ANA, user: 'a\nb' }, NOW)).toMatchObject({
      ok: false,
      error: { code: 'option-invalid' },
    });
  });

  test('who is added again has one more way in, and keeps the sessions and the password of before', async () => {
    const again = { ...ANA, user: 'luz' };
    await addReader(db.store, again, NOW);
    await db.store.write(ANYBODY, (tx) => setPassword(tx, 'luz', 'seven wooden chairs'));
    const { token } = await openSession(db.store, 'luz', NOW);
    const made = await addReader(db.store, again, NOW);
    expect(await findSession(db.store, token, later(1))).toMatchObject({ user: 'luz' });
    expect(await checkPassword(db.store, 'luz', 'seven wooden chairs')).toBe(true);
    expect(await redeemLink(db.store, made.ok ? made.value.linkToken : '', later(1))).toBe('luz');
  });

  test('who was disabled reads nothing, and neither session nor link nor key opens anything', async () => {
    const made = await addReader(db.store, { ...ANA, user: 'eva' }, NOW);
    if (!made.ok) throw new Error(made.error.code);
    const { linkToken, key } = made.value;
    const { token } = await openSession(db.store, 'eva', NOW);
    const eva = { user: 'eva', agency: 'mx-one' };
    const asked = () => db.store.read(eva, (tx) => tx.query('select 1'));
    expect((await asked()).rowCount).toBe(1);
    const disable = `select trama.change_reader('eva', 'disabled', null, 'has left the agency') as done`;
    expect((await db.store.write(ANYBODY, (tx) => tx.query(disable))).rows).toEqual([{ done: 'done' }]);
    await expect(asked()).rejects.toMatchObject({ refusal: { code: 'reader-disabled' } });
    expect(await findSession(db.store, token, NOW)).toBeNull();
    expect(await redeemLink(db.store, linkToken, NOW)).toBeNull();
    expect(await checkKey(db.store, 'eva', key)).toBe(false);
  });

  test('signs in by a link once, within 24 hours', async () => {
    const link = async () => {
      const made = await addReader(db.store, ANA, NOW);
      return made.ok ? made.value.linkToken : '';
    };
    const token = await link();
    expect(await redeemLink(db.store, 'another', NOW)).toBeNull();
    expect(await redeemLink(db.store, token, later(23))).toBe('ana');
    expect(await redeemLink(db.store, token, later(23))).toBeNull();
    expect(await redeemLink(db.store, await link(), later(25))).toBeNull();
  });

  test('is known by the newest key and by the password, of which neither is kept', async () => {
    const first = await addReader(db.store, ANA, NOW);
    const second = await addReader(db.store, ANA, NOW);
    if (!first.ok || !second.ok) throw new Error('not made');
    expect(await checkKey(db.store, 'ana', second.value.key)).toBe(true);
    expect(await checkKey(db.store, 'ana', first.value.key)).toBe(false);
    expect(await checkKey(db.store, 'eva', second.value.key)).toBe(false);
    expect(await checkPassword(db.store, 'ana', '')).toBe(false);
    await db.store.write(ANYBODY, (tx) => setPassword(tx, 'ana', 'correcto caballo'));
    expect(await checkPassword(db.store, 'ana', 'correcto caballo')).toBe(true);
    expect(await checkPassword(db.store, 'ana', 'correcto caballa')).toBe(false);
    const { rows } = await db.asRoot(
      "select r::text || l::text as kept from trama.reader r, trama.sign_in_link l where r.password like '$argon2id$v=19$m=19456,t=2,p=1$%'",
    );
    for (const secret of [second.value.key, second.value.linkToken, 'caballo']) {
      for (const { kept } of rows) expect(kept).not.toContain(secret);
    }
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  test('lives 12 hours idle and 24 in all', async () => {
    const { token, csrf } = await openSession(db.store, 'ana', NOW);
    expect(await findSession(db.store, token, later(11))).toMatchObject({
      user: 'ana',
      agency: 'mx-one',
      role: 'analyst',
      country: 'MEX',
      csrf,
      locked: false,
    });
    expect(await findSession(db.store, token, later(22))).not.toBeNull();
    expect(await findSession(db.store, token, later(24.1))).toBeNull();
    const idle = await openSession(db.store, 'ana', NOW);
    expect(await findSession(db.store, idle.token, later(12.1))).toBeNull();
    expect(await findSession(db.store, 'another', NOW)).toBeNull();
    const { rows } = await db.asRoot('select s::text as kept from trama.session s');
    for (const { kept } of rows) expect(kept).not.toContain(token);
  });

  test('can be locked, ended, and renewed by a proof, after which the old token opens nothing', async () => {
    const { token } = await openSession(db.store, 'ana', NOW);
    const other = await openSession(db.store, 'ana', NOW);
    await lockSession(db.store, token);
    expect(await findSession(db.store, token, NOW)).toMatchObject({ locked: true });
    expect(await findSession(db.store, other.token, NOW)).toMatchObject({ locked: false });
    const id = (await findSession(db.store, token, NOW))?.sessionId;
    const renewed = id && (await renewSession(db.store, id, later(1)));
    if (!renewed) throw new Error('not renewed');
    expect(await findSession(db.store, token, NOW)).toBeNull();
    expect(await findSession(db.store, renewed, NOW)).toMatchObject({ locked: false, provedAt: later(1) });
    await endSession(db.store, renewed);
    expect(await findSession(db.store, renewed, NOW)).toBeNull();
    await db.store.write(ANYBODY, (tx) => endSessions(tx, 'ana'));
    expect(await findSession(db.store, other.token, NOW)).toBeNull();
  });
});
