/** For browser tests: headless Chromium, a page that is signed in, and every error of the page kept. */
import { type Browser, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Visit {
  readonly page: Page;
  readonly browser: Browser;
  /** Uncaught errors of the page and requests to any other host. */
  readonly faults: readonly string[];
}

/** Headless Chromium: the one that `CHROMIUM_PATH` names, or playwright's own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  return chromium.launch({ args: FLAGS, ...(executablePath ? { executablePath } : {}) });
}

/** Opens the one-time link and presses its button. */
export async function visit(link: string, locale: string): Promise<Visit> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale, colorScheme: 'light' });
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(link);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`request to ${url.origin}`);
  });
  try {
    await page.goto(link);
    await page.getByRole('button').click();
    await page.waitForURL(/\/(reports|audit)/);
  } catch (error) {
    // Nobody else knows of it yet.
    void browser.close();
    throw error;
  }
  return { page, browser, faults };
}
