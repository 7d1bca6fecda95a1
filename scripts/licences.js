/**
 * Holds the licence of every package in the lock file to an allow-list, lets no install script run that
 * `allowScripts` does not name, and writes the bill of materials to `dist/sbom.cdx.json`.
 *
 *   node scripts/licences.js
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, ROOT, readManifest, report } from './tree.js';

/** @typedef {import('./lockfile.js').Lockfile} Lockfile */

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD', // one of the two- or three-clause texts, named loosely by older packages
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Weak copyleft, package by package: none of these is part of what is served or changed by us. @type {[pattern: RegExp, licence: string, why: string][]} */
const NAMED = [
  [/^axe-core$/, 'MPL-2.0', 'run by browser tests, unchanged'],
  [/^@axe-core\/playwright$/, 'MPL-2.0', 'run by browser tests, unchanged'],
  [/^lightningcss(?:-[\w-]+)?$/, 'MPL-2.0', 'run by Vite while it bundles, unchanged'],
];

/**
 * Whether the licence, an SPDX expression, lets us use the package: one side of an OR, every side of an AND.
 * @param {string} expression
 * @param {(licence: string) => boolean} [isAllowed]
 * @returns {boolean}
 */
export function allows(expression, isAllowed = (licence) => ALLOWED.has(licence)) {
  const words = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  /** @returns {boolean} */
  const either = () => {
    let allowed = both();
    for (; words[at] === 'OR'; ) {
      at++;
      allowed = both() || allowed;
    }
    return allowed;
  };
  const both = () => {
    let allowed = one();
    for (; words[at] === 'AND'; ) {
      at++;
      allowed = one() && allowed;
    }
    return allowed;
  };
  /** @returns {boolean} */
  const one = () => {
    const word = words[at++];
    if (word !== '(') return word !== undefined && isAllowed(word);
    const inner = either();
    return words[at++] === ')' && inner;
  };
  const allowed = either();
  return allowed && at === words.length;
}

/**
 * @param {Lockfile} lockfile
 * @param {Record<string, boolean>} allowScripts
 * @param {(path: string) => string | undefined} [installedLicence] for entries that name none
 * @returns {string[]}
 */
export function licenceFindings(lockfile, allowScripts, installedLicence = () => undefined) {
  const findings = [];
  const withScript = new Set();
  for (const [path, locked] of Object.entries(lockfile.packages)) {
    if (!path.includes('node_modules/') || locked.link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = locked.license ?? installedLicence(path) ?? licenceOfSibling(lockfile, name);
    const named = NAMED.filter(([pattern]) => pattern.test(name)).map(([, allowed]) => allowed);
    if (licence === undefined) findings.push(`${name}: states no licence`);
    else if (!allows(licence, (one) => ALLOWED.has(one) || named.includes(one))) {
      findings.push(`${name}: its licence ${licence} is not on the list of scripts/licences.js`);
    }
    if (!locked.hasInstallScript) continue;
    withScript.add(name);
    if (allowScripts[name] === undefined) {
      findings.push(
        `${name}: has an install script; approve it by name with \`npm install-scripts approve\`, or deny it`,
      );
    }
  }
  for (const name of Object.keys(allowScripts)) {
    if (!withScript.has(name)) findings.push(`package.json: allowScripts names ${name}, which has no install script`);
  }
  return findings;
}

/**
 * A package of one platform carries the licence of the package that asks for it.
 * @param {Lockfile} lockfile
 * @param {string} name
 */
function licenceOfSibling(lockfile, name) {
  return Object.values(lockfile.packages).find((locked) => name in (locked.optionalDependencies ?? {}))?.license;
}

/**
 * The bill of materials as CycloneDX, without addresses of a registry.
 * @returns {{ components: unknown[] }}
 */
function billOfMaterials() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel', 'error'];
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return JSON.parse(stdout, (key, value) =>
    key === 'externalReferences'
      ? value.filter((/** @type {{ type: string }} */ reference) => reference.type !== 'distribution')
      : value,
  );
}

if (isMain(import.meta.url)) {
  const lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const allowScripts = readManifest(join(ROOT, 'package.json')).allowScripts ?? {};
  const findings = licenceFindings(lockfile, allowScripts, (path) => {
    const manifest = join(ROOT, path, 'package.json');
    return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined;
  });
  const bill = billOfMaterials();
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(join(ROOT, 'dist/sbom.cdx.json'), `${JSON.stringify(bill, null, 1)}\n`);
  report(`licences: ${bill.components.length} components in dist/sbom.cdx.json, all on the list`, findings);
}
