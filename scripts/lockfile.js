/**
 * Holds every package-lock.json to three things: no registry's address is in it; each package carries the
 * digest of its bytes; and each optional package of each platform is named, because `npm ci` refuses a lock
 * file that leaves one out. `npm install` leaves out those that its registry does not carry at that moment:
 *
 *   node scripts/lockfile.js            checks
 *   node scripts/lockfile.js --write    names what was left out (without a digest, which only the bytes give)
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, ROOT, report } from './tree.js';

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, dev?: boolean, optional?: boolean, license?: string, hasInstallScript?: boolean, optionalDependencies?: Record<string, string>, dependencies?: Record<string, string>, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

const LOCKFILES = ['package-lock.json', '.ci/node24/package-lock.json'];
const PLATFORM =
  /(?:^|[-/])(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/;

/**
 * @param {Lockfile} lockfile
 * @returns {string[]}
 */
export function lockfileFindings(lockfile) {
  const findings = [];
  for (const [path, locked] of Object.entries(lockfile.packages)) {
    if (/^[a-z+]+:\/\//.test(locked.resolved ?? '')) findings.push(`${path}: names the address ${locked.resolved}`);
    const installed = path.includes('node_modules/') && !locked.link;
    if (installed && locked.integrity === undefined && !isOtherPlatform(locked)) {
      findings.push(`${path}: carries no digest of its bytes; run \`npm install\``);
    }
  }
  for (const { name, of } of leftOut(lockfile)) {
    findings.push(`${of}: its optional package ${name} is left out; run \`node scripts/lockfile.js --write\``);
  }
  return findings;
}

/**
 * The optional packages of a platform that no entry names. Only an exact version can be named without asking
 * a registry, and such packages always pin exactly.
 * @param {Lockfile} lockfile
 */
function leftOut(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([of, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !isNamed(lockfile, of, name))
      .map(([name, version]) => ({ name, version, of, dev: locked.dev === true })),
  );
}

/**
 * Whether `name` is found from the package at `path`, as Node looks it up: in its own node_modules, then outward.
 * @param {Lockfile} lockfile
 * @param {string} path
 * @param {string} name
 */
function isNamed(lockfile, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at}${at === '' ? '' : '/'}node_modules/${name}` in lockfile.packages) return true;
    if (at === '') return false;
    if (!at.includes('node_modules/')) return `node_modules/${name}` in lockfile.packages;
  }
}

/**
 * @param {Locked} locked
 */
function isOtherPlatform(locked) {
  return locked.optional === true && locked.os !== undefined;
}

/**
 * @param {Lockfile} lockfile
 * @returns {Lockfile}
 */
export function nameLeftOut(lockfile) {
  const packages = { ...lockfile.packages };
  for (const { name, version, dev } of leftOut(lockfile)) {
    const platform = PLATFORM.exec(name);
    if (platform === null || !/^\d/.test(version)) continue;
    const [, os = '', cpu = '', abi] = platform;
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(dev ? { dev: true } : {}),
      ...(abi?.startsWith('musl')
        ? { libc: ['musl'] }
        : abi?.startsWith('gnu') && os === 'linux'
          ? { libc: ['glibc'] }
          : {}),
      optional: true,
      os: [os],
    };
  }
  const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
  return { ...lockfile, packages: Object.fromEntries(sorted.map((path) => [path, packages[path] ?? {}])) };
}

if (isMain(import.meta.url)) {
  const findings = [];
  for (const file of LOCKFILES.filter((name) => existsSync(join(ROOT, name)))) {
    const lockfile = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    const named = process.argv.includes('--write') ? nameLeftOut(lockfile) : lockfile;
    if (process.argv.includes('--write')) writeFileSync(join(ROOT, file), `${JSON.stringify(named, null, 2)}\n`);
    findings.push(...lockfileFindings(named).map((finding) => `${file}: ${finding}`));
  }
  report('lock files: complete, no address of a registry', findings);
}
