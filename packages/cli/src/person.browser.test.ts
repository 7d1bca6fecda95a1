/** A person on the screen: the class with who says so and on what grounds, the comparison before a judgement, the chart in a narrow window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Visit, visit } from './test-browser.js';
import { endAll } from './test-end.js';
import { type Folder, newFolder, type Server } from './test-process.js';

describe('a person on the screen', () => {
  let folder: Folder;
  let server: Server;
  let files: string;
  let report = '';
  const visits: Visit[] = [];
  beforeAll(async () => {
    folder = await newFolder();
    files = mkdtempSync(join(tmpdir(), 'trama-people-'));
    const people = join(files, 'people.csv');
    writeFileSync(people, 'id,name,alias\n1,Efraín Salcido Barraza,El Cuervo\n2,Rita Mora,\n');
    for (const user of ['ana', 'rosa']) {
      const added = await folder.run('reader', 'add', user, '--agency', 'mx-test', '--role', 'reviewer', '--json');
      expect(added.status, added.err).toBe(0);
    }
    const terms = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:GREEN', '--accept-as', 'rosa'];
    const brought = await folder.run('import', people, ...terms, '--json');
    expect(brought.status, brought.err).toBe(0);
    const far = join(files, 'far.txt');
    writeFileSync(
      far,
      `${'Nothing was seen on that road.\n'.repeat(30)}Rita Mora, alias "La Luz", leads the group Los Faros.\n`,
    );
    const told = await folder.run('import', far, ...terms, '--json');
    expect(told.status, told.err).toBe(0);
    const note = join(files, 'note.txt');
    writeFileSync(note, 'Efraín Salcido Barraza, alias "El Cuervo", leads the group Los Faros.\n');
    const drafts = ['--agency', 'mx-test', '--grade', 'C', '--marking', 'TLP:GREEN', '--date', '2026-02-23'];
    const read = await folder.run('import', note, ...drafts, '--json');
    expect(read.status, read.err).toBe(0);
    report = (JSON.parse(read.out) as { reports: [{ id: string }] }).reports[0].id;
    server = await folder.start();
  }, 300_000);
  afterAll(async () => {
    await endAll({ visits, server, folder });
    rmSync(files, { recursive: true, force: true });
  });

  async function open(user: string, locale: string) {
    const added = await folder.run('reader', 'add', user, '--agency', 'mx-test', '--role', 'reviewer', '--json');
    const one = await visit((JSON.parse(added.out) as { link: string }).link, locale);
    visits.push(one);
    const { subjects } = (await one.page.evaluate(async () => (await fetch('/api/search?q=cuervo')).json())) as {
      subjects: { id: string }[];
    };
    await one.page.goto(`${server.url}/subjects/${subjects[0]?.id}`);
    return one.page;
  }

  test('is assessed as to class with grounds, in English', async () => {
    const page = await open('ana', 'en-US');
    const strip = page.getByRole('region', { name: 'Class' });
    await strip.getByText('Class: Unassessed').waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    const done = dialog.getByRole('button', { name: 'Assess' });
    await dialog.getByLabel('Class').selectOption('suspected');
    expect(await done.isDisabled()).toBe(true);
    await dialog.getByLabel('Facts').fill('Two reports name him as the head of the group.');
    await dialog.getByLabel('Offence').fill('organised crime');
    expect(await done.isDisabled()).toBe(true);
    await dialog.locator('.rests-on input').first().check({ force: true });
    await done.click();
    await strip.getByText('Class: Suspected').waitFor();
    await strip.getByText('Two reports name him').waitFor();
    expect(await strip.innerText()).toMatch(/mx-test · by ana/);
    expect(await strip.innerText()).toContain('TLP:AMBER');
  });

  test('has its class read, revised and undone by a colleague, in Spanish; the history keeps each word', async () => {
    const page = await open('rosa', 'es-MX');
    const strip = page.getByRole('region', { name: 'Calidad' });
    await strip.getByText('Calidad: Con sospecha fundada').waitFor();
    await strip.getByRole('button', { name: 'Calificar…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Calidad').selectOption('witness');
    await dialog.getByLabel('Fundamento escrito').fill('Declaró como testigo el 3 de marzo.');
    const shut = await new AxeBuilder({ page }).include('.bp6-dialog').analyze();
    expect(shut.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await dialog.getByRole('button', { name: 'Calificar' }).click();
    await strip.getByText('Calidad: Testigo').waitFor();
    await strip.getByText('Dicho antes').click();
    await strip.getByText('(reemplazada)').waitFor();
    await strip.getByRole('button', { name: 'Deshacer esta calificación' }).click();
    await page.getByRole('dialog').getByLabel('Motivo').fill('Era otra persona.');
    await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
    await strip.getByText('Calidad: Con sospecha fundada').waitFor();
    await strip.getByText('retira una calificación').waitFor();
    await strip.getByText('(deshecha)').waitFor();
    await page.goto(`${server.url}/activity`);
    await page.getByText('Calidad').first().waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/Calidad\s+deshecha[\s\S]*Calidad\s+Testigo/);
  });

  test('stands side by side with the mention that may be the same, each value with its sources', async () => {
    const page = visits[0]?.page as Visit['page'];
    await page.goto(`${server.url}/review/${report}`);
    await page.getByText(/^0 of \d+ decided$/).waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Efraín Salcido Barraza/ }).check();
    const row = dialog.getByRole('row', { name: /^Alias/ });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells).toHaveLength(2);
    expect(cells[0]).toMatch(/El Cuervo[\s\S]*C\d[\s\S]*Feb 23, 2026[\s\S]*Draft/);
    expect(cells[1]).toMatch(/El Cuervo[\s\S]*B\d[\s\S]*mx-test/);
    await page.keyboard.press('Escape');
  });

  test('opens the place that says so, however far in the text, with the very words marked', async () => {
    const page = visits[0]?.page as Visit['page'];
    const { subjects } = (await page.evaluate(async () => (await fetch('/api/search?q=luz')).json())) as {
      subjects: { id: string }[];
    };
    await page.goto(`${server.url}/subjects/${subjects[0]?.id}`);
    await page.getByRole('button', { name: /^La Luz/ }).click();
    const excerpt = page.getByRole('complementary').getByLabel('Where it says so');
    await excerpt.waitFor();
    expect(await excerpt.locator('mark').innerText()).toContain('La Luz');
    const text = await excerpt.innerText();
    expect(text.startsWith('… ')).toBe(true);
    expect(text.trimEnd().endsWith('Rita Mora, alias "La Luz", leads the group Los Faros.'), text).toBe(true);
  });

  test('has the whole of a narrow window for its chart, with the legend a key away', async () => {
    const page = visits[0]?.page as Visit['page'];
    const { subjects } = (await page.evaluate(async () => (await fetch('/api/search?q=cuervo')).json())) as {
      subjects: { id: string }[];
    };
    await page.setViewportSize({ width: 820, height: 700 });
    await page.goto(`${server.url}/network?subject=${subjects[0]?.id}`);
    const legend = page.getByRole('button', { name: 'Legend' });
    await legend.waitFor();
    expect(await legend.getAttribute('aria-expanded')).toBe('false');
    const head = await page.locator('.network-head').boundingBox();
    expect(head?.height).toBeLessThan(60);
    await page.keyboard.press('g');
    await page.getByRole('region', { name: 'Legend' }).waitFor();
    expect(await legend.getAttribute('aria-expanded')).toBe('true');
    // Beside a wide chart it is open; a chart that becomes narrow is not covered by it.
    const side = page.getByRole('region', { name: 'Legend' });
    await page.setViewportSize({ width: 1280, height: 700 });
    await side.waitFor();
    await page.setViewportSize({ width: 820, height: 700 });
    await side.waitFor({ state: 'hidden' });
    expect(await legend.getAttribute('aria-expanded')).toBe('false');
    await page.setViewportSize({ width: 1280, height: 700 });
    await side.waitFor();
  });

  test('throws nothing on the way', () => {
    expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
