/** A case on the screen: its supervisor lets a reader in and takes them out, and both are in effect at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Visit, visit } from './test-browser.js';
import { endAll } from './test-end.js';
import { type Folder, newFolder, type Server } from './test-process.js';

describe('the members of a case', () => {
  let folder: Folder;
  let server: Server;
  let files: string;
  let sonia: Page;
  let ana: Page;
  const visits: Visit[] = [];
  beforeAll(async () => {
    folder = await newFolder();
    files = mkdtempSync(join(tmpdir(), 'trama-case-'));
    const note = join(files, 'note.txt');
    writeFileSync(note, 'A note of the case.\n');
    server = await folder.start();
    sonia = await signIn('sonia', 'supervisor', 'en-US');
    ana = await signIn('ana', 'analyst', 'es-MX');
    const terms = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER//CASE 2026-014'];
    const brought = await folder.run('import', note, ...terms, '--json');
    expect(brought.status, brought.err).toBe(0);
  }, 300_000);
  afterAll(async () => {
    await endAll({ visits, server, folder });
    rmSync(files, { recursive: true, force: true });
  });

  async function signIn(user: string, role: string, locale: string): Promise<Page> {
    const added = await folder.run('reader', 'add', user, '--agency', 'mx-test', '--role', role, '--json');
    const one = await visit((JSON.parse(added.out) as { link: string }).link, locale);
    visits.push(one);
    return one.page;
  }
  const reports = async (page: Page) =>
    ((await page.evaluate(async () => (await fetch('/api/reports')).json())) as { items: unknown[] }).items.length;

  test('are let in with a need to know, by their supervisor', async () => {
    expect(await reports(ana)).toBe(0);
    await sonia.getByRole('navigation').getByRole('link', { name: 'Cases' }).click();
    await sonia.getByRole('link', { name: '2026-014' }).click();
    await sonia.getByText('Nobody of your agency is in this case').waitFor();
    await sonia.keyboard.press('n');
    const dialog = sonia.getByRole('dialog');
    const done = dialog.getByRole('button', { name: 'Let in', exact: true });
    await dialog.getByLabel('Reader').selectOption('ana');
    expect(await done.isDisabled()).toBe(true);
    await dialog.getByLabel('Need to know').fill('Works on the ambush of 23 February.');
    await dialog.getByLabel('Until and including').fill('2020-01-01');
    expect(await done.isDisabled()).toBe(true);
    await dialog.getByLabel('Until and including').fill('2099-12-31');
    await done.click();
    const row = sonia.getByRole('row', { name: /ana/ });
    await row.getByText('Works on the ambush').waitFor();
    expect(await row.innerText()).toMatch(/ana\s+analyst\s+in\s+Works[\s\S]*by sonia/);
    expect(await reports(ana)).toBe(1);
  });

  test('are told of in the language shown: what was said in another is gone with it', async () => {
    const said = sonia.getByText('ana is in case 2026-014 from now on.');
    // Under the pointer it stays until something else takes it away.
    await said.hover();
    await sonia.getByRole('button', { name: 'ES', exact: true }).dispatchEvent('click');
    await said.waitFor({ state: 'detached' });
    await sonia.getByRole('button', { name: 'EN', exact: true }).click();
  });

  test('are not let in by themselves: a second supervisor does it', async () => {
    await sonia.keyboard.press('n');
    const dialog = sonia.getByRole('dialog');
    const herself = dialog.getByRole('option', { name: /^sonia/ });
    expect(await herself.isDisabled()).toBe(true);
    await dialog.getByText('Nobody lets themselves in').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  test('are none of an analyst’s business', async () => {
    expect(await ana.getByRole('navigation').getByRole('link', { name: 'Casos' }).count()).toBe(0);
    expect(await ana.evaluate(async () => (await fetch('/api/cases')).status)).toBe(403);
  });

  test('have a supervisor who learns of a file that was set aside, and of nothing in it', async () => {
    const secret = join(files, 'canary.txt');
    writeFileSync(secret, 'TOP SECRET//NOFORN\n\nA line that nobody may see.\n');
    const refused = await folder.run('import', secret, '--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER');
    expect(refused.status).toBe(1);
    await sonia.reload();
    const link = sonia.getByRole('navigation').getByRole('link', { name: 'Activity' });
    const count = link.getByRole('img', { name: '1 file set aside: classified banner' });
    await count.waitFor();
    const { width } = (await count.boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThan(30);
    await link.click();
    await sonia.getByText('1 file or text was set aside').waitFor();
    await count.waitFor({ state: 'detached' });
    expect(await sonia.getByRole('main').innerText()).not.toMatch(/canary|nobody may see/);
    await sonia.goBack();
    await ana.goto(`${server.url}/activity`);
    await ana.getByRole('main').getByRole('heading').first().waitFor();
    expect(await ana.getByText('Se apart').count()).toBe(0);
  });

  test('are taken out with a reason, which stays in the history, in Spanish too', async () => {
    await sonia.getByRole('button', { name: 'ES', exact: true }).click();
    const { violations } = await new AxeBuilder({ page: sonia }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await sonia.getByRole('button', { name: 'Retirar el acceso de ana' }).click();
    const dialog = sonia.getByRole('dialog');
    await dialog.getByLabel('Motivo').fill('Cambió de tarea.');
    await dialog.getByRole('button', { name: 'Retirar' }).click();
    await sonia.getByRole('row', { name: /ana/ }).getByText('retirado', { exact: true }).waitFor();
    await sonia.getByText('Historial').click();
    await sonia.getByText('acceso dado').waitFor();
    expect(await reports(ana)).toBe(0);
    expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
