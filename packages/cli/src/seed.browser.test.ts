import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Visit, visit } from './test-browser.js';
import { endAll } from './test-end.js';
import { type Folder, newFolder, type Server } from './test-process.js';

const data = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const article = join(data, 'seed', 'article-2026-02-23.txt');
const here = existsSync(article);
if (!here) console.warn(`skipped: the press article is not in ${data}; name the folder in TRAMA_TEST_DATA`);

describe.skipIf(!here)('a press article, from the file to the network', () => {
  let folder: Folder;
  let server: Server;
  let visitor: Visit;
  let page: Page;
  beforeAll(async () => {
    folder = await newFolder();
    server = await folder.start();
    const added = await folder.run('reader', 'add', 'ana', '--agency', 'mx-test', '--role', 'reviewer', '--json');
    visitor = await visit((JSON.parse(added.out) as { link: string }).link, 'en-US');
    page = visitor.page;
  }, 180_000);
  afterAll(async () => {
    await endAll({ visits: [visitor], server, folder });
  });

  test('is brought in by its reader with grade and source', async () => {
    await page.getByRole('button', { name: 'Bring in files' }).first().click();
    await page.setInputFiles('input[type=file]', article);
    await page.getByLabel('Grade of the source').selectOption('B');
    await page.getByLabel('Source', { exact: true }).fill('Reuters');
    await page.getByRole('button', { name: 'Bring in', exact: true }).click();
    await page.getByText('What came in').waitFor();
    await page.keyboard.press('Escape');
  });

  test('counts nowhere before a person has read it', async () => {
    const world = await page.evaluate(async () => (await fetch('/api/world')).json());
    expect(world).toMatchObject({ subjects: 0, ties: 0, incidents: 0, claims: 0 });
  });

  test('is reviewed claim by claim with the keyboard', async () => {
    const list = await page.evaluate(async () => (await fetch('/api/reports')).json());
    await page.goto(`${server.url}/review/${(list as { items: [{ id: string }] }).items[0].id}`);
    const progress = page.getByText(/^\d+ of \d+ decided$/);
    const total = Number(/of (\d+)/.exec(await progress.innerText())?.[1]);
    expect(total).toBeGreaterThan(60);
    for (let done = 1; done <= total; done++) {
      await page.keyboard.press('a');
      await page.getByText(new RegExp(`^${done} of ${total} decided$`)).waitFor();
    }
  }, 180_000);

  test('shows who led what, and how he is said to have been wounded and to have died', async () => {
    await page.goto(`${server.url}/search?q=el%20mencho`);
    await page.getByRole('link', { name: 'Nemesio Oseguera Cervantes' }).first().click();
    await page.waitForURL(/\/subjects\//);
    const main = page.getByRole('main');
    await main.getByRole('heading', { name: 'Nemesio Oseguera Cervantes' }).waitFor();
    await main.getByText('wounded in a shoot-out').waitFor();
    const text = await main.innerText();
    expect(text).toMatch(/leader of\s+Jalisco New Generation Cartel/);
    expect(text).toContain('wounded in a shoot-out');
    expect(text).toMatch(/died while being flown to Mexico City[\s\S]{0,40}defence department/);
    expect(text).toMatch(/Raid\s+Tapalpa, Jalisco[\s\S]{0,40}Feb 22, 2026/);
    expect(text).not.toContain('Ciudad Juarez');
  });

  test('opens the sentence that says so beside the page', async () => {
    await page.getByRole('main').getByText('died while being flown to Mexico City').first().click();
    await page.getByText('He was wounded in a shoot-out and', { exact: false }).first().waitFor();
  });

  test('shows the incidents with each count and who says it', async () => {
    await page.goto(`${server.url}/incidents`);
    const main = page.getByRole('main');
    await main.getByText('Omar García Harfuch').first().waitFor();
    const text = await main.innerText();
    expect(text).toMatch(/25[^\n]*\n?[^\n]*security forces[\s\S]{0,40}according to Omar García Harfuch/);
    expect(text).toMatch(/≥\s?14/);
    expect(text).toMatch(/≥\s?250/);
    expect(text).not.toContain('Ciudad Juarez');
  });

  test('draws the network around him', async () => {
    const found = await page.evaluate(async () => (await fetch('/api/search?q=oseguera')).json());
    const { id } = (found as { subjects: [{ id: string }] }).subjects[0];
    await page.goto(`${server.url}/network?subject=${id}`);
    await page.locator('canvas').first().waitFor();
    await page.getByRole('button', { name: 'Show as list' }).click();
    await page.getByRole('main').getByText('Jalisco New Generation Cartel').first().waitFor();
  });

  test('asks no other host for anything and throws nothing', () => {
    expect(visitor.faults).toEqual([]);
  });
});
