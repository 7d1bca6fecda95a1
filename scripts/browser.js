import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium that can be started: the one that CHROMIUM_PATH names, else one in PATH, else one in
 * a usual place.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return canRun(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const usual = PLACES.flatMap((place) => [...NAMES.map((name) => join(place, name)), place]);
  return [...paths, ...usual.filter((path) => /chrom/i.test(path.slice(path.lastIndexOf('/'))))].find(canRun);
}

/**
 * Finds a browser or, as root on Debian, installs its `chromium`. Where neither can be done the value is a
 * line that says what to do.
 * @returns {{ path: string } | { lack: string }}
 */
export function provideBrowser() {
  if (process.env.CHROMIUM_PATH && !canRun(process.env.CHROMIUM_PATH)) {
    return { lack: `CHROMIUM_PATH was expected to name a program and names ${process.env.CHROMIUM_PATH}. Correct it.` };
  }
  const found = findBrowser();
  if (found !== undefined) return { path: found };
  const lack =
    'The browser tests need Chromium and none was found. Install it (Debian: `apt-get install chromium`) or set CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !isDebian()) return { lack };
  console.error('installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) return { lack: `${lack}\n${stdout}${stderr}` };
  }
  const installed = findBrowser();
  return installed === undefined ? { lack } : { path: installed };
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
