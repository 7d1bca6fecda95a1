/** One's own account in a browser with an authenticator of its own: passkeys, sessions, a fresh proof. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Visit, visit } from './test-browser.js';
import { endAll } from './test-end.js';
import { type Folder, newFolder, type Server } from './test-process.js';

describe('one’s own account', () => {
  let folder: Folder;
  let server: Server;
  let key: string;
  let ana: Visit;
  let page: Page;
  const visits: Visit[] = [];
  beforeAll(async () => {
    folder = await newFolder();
    server = await folder.start();
    const added = await folder.run('reader', 'add', 'ana', '--agency', 'mx-test', '--json');
    const made = JSON.parse(added.out) as { link: string; key: string };
    key = made.key;
    ana = await visit(made.link.replace('127.0.0.1', 'localhost'), 'en-US');
    visits.push(ana);
    page = ana.page;
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }, 300_000);
  afterAll(() => endAll({ visits, server, folder }));

  test('says that passkeys need a name where the address is a number, and where they work', async () => {
    const link = JSON.parse((await folder.run('reader', 'add', 'ana', '--agency', 'mx-test', '--json')).out);
    key = link.key;
    const numbered = await visit(link.link, 'es-MX');
    visits.push(numbered);
    await numbered.page.getByRole('button', { name: 'ana' }).click();
    await numbered.page.getByRole('menuitem', { name: 'Cuenta' }).click();
    await numbered.page.getByText('dirección que es un número').waitFor();
    const address = new URL(numbered.page.url());
    const named = numbered.page.getByRole('link', { name: `http://localhost:${address.port}` });
    expect(await named.getAttribute('href')).toBe(`http://localhost:${address.port}/account`);
    const add = numbered.page.getByRole('button', { name: /Agregar una llave/ });
    expect(await add.isDisabled()).toBe(true);
  });

  test('takes a passkey under a name, which then signs in without a password', async () => {
    await page.goto(new URL('/account', page.url()).href);
    await page.getByRole('button', { name: 'Add a passkey…' }).click();
    await page.getByLabel('Name of the passkey').fill('work laptop');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /work laptop/ }).waitFor();
    await page.getByRole('button', { name: /^ana/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: /^ana/ }).waitFor();
    await page.goto(new URL('/account', page.url()).href);
    await page
      .getByRole('row', { name: /passkey.*/ })
      .filter({ hasText: 'this one' })
      .waitFor();
  });

  test('unlocks the screen by it', async () => {
    await page.keyboard.press('Shift+L');
    await page.getByRole('heading', { name: 'The screen is locked' }).waitFor();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByRole('heading', { name: 'Account' }).waitFor();
  });

  test('asks once for a fresh proof where the server wants one, and goes on by itself', async () => {
    let refused = false;
    // As the server answers ten minutes after the last proof.
    await page.route('**/api/session/password', async (route) => {
      if (refused) return route.continue();
      refused = true;
      const problem = { type: 'x', title: 'x', status: 403, detail: 'x', code: 'step-up-needed' };
      await route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByLabel('New password').fill('seven wooden chairs');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
    await dialog.getByLabel('Password or key').fill('wrong');
    await dialog.getByRole('button', { name: 'Prove it and go on' }).click();
    await dialog.getByText('do not match').waitFor();
    await dialog.getByLabel('Password or key').fill(key);
    await dialog.getByRole('button', { name: 'Prove it and go on' }).click();
    await page.getByText('A password is set.').waitFor();
    expect(refused).toBe(true);
  });

  test('ends the other sessions, and no common password is taken', async () => {
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByLabel('New password').fill('password1234');
    await page.keyboard.press('Enter');
    await page.getByText('not among the common ones').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const others = page.getByRole('button', { name: 'End all others' });
    // The new password ended them already.
    await page.reload();
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    expect(await others.isDisabled()).toBe(true);
  });

  test('removes the passkey, which then signs nobody in', async () => {
    await page.getByRole('button', { name: 'Remove the passkey “work laptop”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('None yet.').waitFor();
    await page.getByRole('button', { name: /^ana/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').filter({ hasText: 'registered here' }).waitFor();
    expect(ana.faults).toEqual([]);
  });

  test('can be read and used by everybody', async () => {
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.getByLabel('User').fill('ana');
    await page.getByLabel('Password or key').fill('seven wooden chairs');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^ana/ }).waitFor();
    await page.goto(new URL('/account', page.url()).href);
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    const account = await new AxeBuilder({ page }).analyze();
    expect(account.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
