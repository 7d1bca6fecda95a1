import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const NEVER_SOURCE = new Set([
  'node_modules',
  'dist',
  'dist-app',
  'dist-app.next',
  'dist-app.old',
  '.git',
  'trama-data',
]);

/**
 * All files under `folder`, as paths relative to it with `/`, sorted. Build outputs and installed packages
 * are left out unless `all`. A folder that is not there has no files.
 * @param {string} folder
 * @param {{ all?: boolean }} [options]
 * @returns {string[]}
 */
export function filesUnder(folder, { all = false } = {}) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} path */
  const walk = (path) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) found.push(inner);
      else if (entry.isDirectory() && (all || !NEVER_SOURCE.has(entry.name))) walk(inner);
    }
  };
  if (existsSync(folder)) walk('');
  return found.sort();
}

/**
 * @typedef {{ name: string, private?: boolean, version?: string, scripts?: Record<string, string>, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, allowScripts?: Record<string, boolean> }} Manifest
 * @typedef {{ folder: string, name: string, manifest: Manifest }} Workspace
 */

/**
 * The packages of the workspace; `folder` is relative to the root.
 * @param {string} [root]
 * @returns {Workspace[]}
 */
export function workspaces(root = ROOT) {
  const folders = existsSync(join(root, 'packages'))
    ? readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
    : [];
  return [...folders.sort(), 'scenario', 'bench'].flatMap((folder) => {
    const path = join(root, folder, 'package.json');
    if (!existsSync(path)) return [];
    const manifest = readManifest(path);
    return [{ folder, name: manifest.name, manifest }];
  });
}

/**
 * @param {string} path
 * @returns {Manifest}
 */
export function readManifest(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Whether the module at `url` is the one that was started, so that a script can also be imported.
 * @param {string} url
 */
export function isMain(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1]);
}

/**
 * Ends a check: every finding on a line, or the one line that says what was looked at.
 * @param {string} passed
 * @param {readonly string[]} findings
 */
export function report(passed, findings) {
  for (const finding of findings) console.error(finding);
  if (findings.length === 0) console.log(passed);
  else process.exitCode = 1;
}
