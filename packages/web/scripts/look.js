/**
 * Pictures of every screen, in both languages and themes at two widths, and what axe, the content
 * policy and the console say of each: `node scripts/look.js http://127.0.0.1:PORT FOLDER [PATH…]`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const [base, folder, ...paths] = process.argv.slice(2);
if (!base || !folder || paths.length === 0) {
  console.error('look.js ADDRESS FOLDER PATH…');
  process.exit(2);
}
const VIEWS = [
  { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { locale: 'es-MX', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { locale: 'es-MX', colorScheme: 'light', viewport: { width: 1920, height: 1080 } },
  { locale: 'en-US', colorScheme: 'dark', viewport: { width: 1920, height: 1080 } },
];
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

await mkdir(folder, { recursive: true });
const profile = await mkdtemp(join(tmpdir(), 'look-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS.split(' '),
});
let bad = 0;
const complain = (...words) => {
  bad += 1;
  console.log(...words);
};
for (const view of process.env.LOOK_FAST ? VIEWS.slice(0, 1) : VIEWS) {
  const context = await browser.newContext(view);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain('console:', message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => complain('error:', error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(blob|data):/.test(request.url()))
      complain('left the host:', request.url());
  });
  for (const path of paths) {
    const name = `${path
      .replace(/[^a-z]+/gi, '-')
      .replace(/^-/, '')
      .slice(0, 40)}-${view.locale.slice(0, 2)}-${view.colorScheme}-${view.viewport.width}`;
    await page.goto(base + path);
    await page.waitForSelector('main, .door');
    await page.waitForFunction(() => !document.querySelector('.bp6-spinner'), { timeout: 10_000 }).catch(() => {});
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const one of violations) {
      const serious = one.impact === 'serious' || one.impact === 'critical';
      (serious ? complain : console.log)(
        `${name}: ${one.impact} ${one.id}: ${one.nodes.length} × ${one.nodes[0]?.html.slice(0, 160)}`,
      );
      if (serious) console.log('   ', one.nodes[0]?.failureSummary?.split('\n')[1]);
    }
  }
  await context.close();
}
await browser.close();
await rm(profile, { recursive: true, force: true });
console.log(bad === 0 ? 'nothing serious' : `${bad} to look at`);
process.exitCode = bad === 0 ? 0 : 1;
