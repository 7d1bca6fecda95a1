/**
 * The demonstration as a newcomer meets it. TRAMA_PICTURE=docs/workbench.png writes the picture that
 * the README shows:  TRAMA_PICTURE=docs/workbench.png npm test -- demonstration.browser
 */
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Visit, visit } from './test-browser.js';
import { endAll } from './test-end.js';
import { type Folder, newFolder, type Server } from './test-process.js';

interface World {
  readonly subjects: number;
  readonly ties: number;
  readonly claims: number;
}

describe('the demonstration', () => {
  let folder: Folder;
  let server: Server;
  const visits: Visit[] = [];
  let us: Page;
  let mx: Page;
  let head = '';
  beforeAll(async () => {
    folder = await newFolder();
    server = await folder.start('--demo');
    await until(() => (server.output().match(/\/sign-in\//g) ?? []).length >= 3);
    us = await signIn('us-analyst', 'en-US');
    mx = await signIn('mx-analyst', 'es-MX');
  }, 300_000);
  afterAll(async () => {
    await endAll({ visits, server, folder });
  });

  async function signIn(user: string, locale: string): Promise<Page> {
    const lines = server.output().split('\n');
    const link = lines[lines.findIndex((line) => line.trim().startsWith(`${user} (`)) + 1]?.trim();
    if (!link?.startsWith('http')) throw new Error(`no sign-in of ${user} in: ${server.output()}`);
    const one = await visit(link, locale);
    visits.push(one);
    return one.page;
  }

  test('says on every screen that it is one', async () => {
    await us.getByText('Demonstration: invented people and events.', { exact: false }).first().waitFor();
    await mx.getByText('Demostración', { exact: false }).first().waitFor();
    expect(await us.locator('html').getAttribute('lang')).toBe('en');
    expect(await mx.locator('html').getAttribute('lang')).toBe('es');
  });

  test('shows two analysts of two countries different subjects, ties and neighbours', async () => {
    const [usWorld, mxWorld] = [await world(us), await world(mx)];
    expect(usWorld.subjects).toBeGreaterThan(1_000);
    expect(mxWorld.subjects).toBeGreaterThan(1_000);
    expect(usWorld).not.toEqual(mxWorld);
    const [usNames, mxNames] = [await names(us), await names(mx)];
    expect(usNames.filter((name) => !mxNames.includes(name)).length).toBeGreaterThan(0);
    expect(mxNames.filter((name) => !usNames.includes(name)).length).toBeGreaterThan(0);
  });

  test('has the head of a group whose page opens its sources', async () => {
    head = await headOfGroup(us);
    await us.goto(`${server.url}/subjects/${head}`);
    const main = us.getByRole('main');
    await main.getByRole('heading').first().waitFor();
    await main
      .getByText(/\d+ sources?|\d+ claims?/)
      .first()
      .click();
    await us
      .getByText(/Accepted/i)
      .first()
      .waitFor();
    expect(await us.locator('aside, [role=complementary]').count()).toBeGreaterThan(0);
  });

  test('draws the network around that head, and is what the README shows', async () => {
    await us.goto(`${server.url}/network?subject=${head}`);
    await us.locator('canvas').first().waitFor();
    await us.getByText('Layers').waitFor();
    const shot = await us.screenshot();
    expect(shot.length).toBeGreaterThan(20_000);
    const { TRAMA_PICTURE } = process.env;
    if (TRAMA_PICTURE) await us.screenshot({ path: resolve(TRAMA_PICTURE) });
  });

  test.each(['/reports', '/review', '/search?q=garcia', '/incidents', '/activity', '/network'])(
    'has no serious barrier on %s in either language',
    async (path) => {
      for (const page of [us, mx]) {
        await page.goto(`${server.url}${path}`);
        await page.getByRole('main').waitFor();
        await page.getByText(/^(Loading|Cargando)/).waitFor({ state: 'hidden' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    },
  );

  test('lets its auditor check the chain and read no content', async () => {
    const auditor = await signIn('auditor', 'en-US');
    await auditor.goto(`${server.url}/audit`);
    await auditor
      .getByRole('button', { name: /verify|check/i })
      .first()
      .click();
    await auditor
      .getByRole('status')
      .getByText(/whole|unbroken/i)
      .first()
      .waitFor();
    const status = await auditor.evaluate(async () => (await fetch('/api/search?q=a')).status);
    expect(status).toBe(403);
  });

  test('asks no other host for anything and throws nothing', () => {
    expect(visits.flatMap((one) => one.faults)).toEqual([]);
  });
});

async function world(page: Page): Promise<World> {
  return (await page.evaluate(async () => (await fetch('/api/world')).json())) as World;
}

async function names(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => (await fetch('/api/search?q=a&limit=100')).json());
  return (found as { subjects: { label: string }[] }).subjects.map(({ label }) => label);
}

/** Of the subjects that lead something, the one with most ties. */
async function headOfGroup(page: Page): Promise<string> {
  const groups = await page.evaluate(async () => (await fetch('/api/search?q=cartel&limit=50')).json());
  let best = { id: '', ties: 0 };
  for (const { id } of (groups as { subjects: { id: string }[] }).subjects.slice(0, 10)) {
    const group = await page.evaluate(async (it) => (await fetch(`/api/subjects/${it}`)).json(), id);
    const { ties } = group as { ties: { property: string; other: { id: string } }[] };
    for (const tie of ties.filter(({ property }) => property === 'leaderOf')) {
      const leader = await page.evaluate(async (it) => (await fetch(`/api/subjects/${it}`)).json(), tie.other.id);
      const count = (leader as { ties: unknown[] }).ties.length;
      if (count > best.ties) best = { id: tie.other.id, ties: count };
    }
  }
  if (best.id === '') throw new Error('the demonstration has no head of a group');
  return best.id;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
