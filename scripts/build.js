/**
 * Builds what is missing or stale: the network's kernels into a source file, TypeScript into each package's `dist`,
 * the web app into `packages/web/dist-app`. Everything it says goes to standard error.
 *
 *   node scripts/build.js [--clean] [--no-web]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.js';
import { filesUnder, isMain, ROOT, workspaces } from './tree.js';

/**
 * @typedef {{ web?: boolean, clean?: boolean, root?: string, say?: (line: string) => void, verbose?: boolean }} BuildOptions
 * @typedef {{ quick: string, content: string }} Stamp
 * @typedef {{ name: 'kernels' | 'typescript' | 'web', inputs: string[], complete: () => boolean, run: () => Promise<void> }} Part
 */

/** Thrown where the build cannot be made; the message is one line for a person. */
export class BuildFailed extends Error {}

/**
 * Builds only what changed; a run that finds nothing to do takes some tens of milliseconds.
 * Throws `BuildFailed`.
 * @param {BuildOptions} [options]
 */
export async function build({ web = true, clean = false, root = ROOT, say = () => {}, verbose = false } = {}) {
  const parts = () => [
    ...kernelsPart(root, verbose),
    typescriptPart(root, verbose),
    ...(web ? webPart(root, verbose) : []),
  ];
  if (!clean && parts().every((part) => isFresh(root, part))) return;
  if (!['typescript', 'assemblyscript'].every((tool) => existsSync(join(root, 'node_modules', tool)))) {
    throw new BuildFailed(
      'The tools of the build were expected in node_modules and are not there. Run `npm ci` first.',
    );
  }
  await locked(root, async () => {
    if (clean) removeOutputs(root);
    // Anew, because another process may have built while this one waited.
    for (const part of parts()) {
      if (isFresh(root, part)) continue;
      say(`building ${part.name} …`);
      const before = stampOf(root, part.inputs);
      await part.run();
      // The stamp of what the compiler was started on: an edit made meanwhile makes it stale again.
      writeStamp(root, part.name, before);
    }
  });
}

/**
 * @param {string} root
 * @param {() => Promise<void>} work
 */
async function locked(root, work) {
  try {
    await withBuildLock(join(root, '.build-lock'), work);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new BuildFailed(
      'The checkout has no build that fits its sources and cannot be written here. Run `npm run build` where it can be written.',
    );
  }
}

const KERNELS = 'packages/network/wasm';
const KERNELS_MADE = 'packages/network/src/kernels.generated.ts';

/**
 * AssemblyScript, compiled and written as text into a source file: whoever loads the package has the kernels,
 * without reading a file.
 * @param {string} root
 * @param {boolean} verbose
 * @returns {Part[]}
 */
function kernelsPart(root, verbose) {
  if (!existsSync(join(root, KERNELS))) return [];
  return [
    {
      name: 'kernels',
      inputs: ['package-lock.json', ...kernelSources(root)],
      complete: () => existsSync(join(root, KERNELS_MADE)),
      run: async () => {
        const out = join(root, 'packages/network/dist/kernels.wasm');
        const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
        const plain = ['--runtime', 'stub', '--importMemory', '--noAssert', '--use', 'abort=', '--enable', 'simd'];
        const args = [asc, `${KERNELS}/index.ts`, '--outFile', out, '-O3', ...plain];
        await run(process.execPath, args, { cwd: root, verbose });
        const text = readFileSync(out).toString('base64');
        const lines = [`// Compiled from ${KERNELS} by scripts/build.js.`, `export const KERNELS: string = '${text}';`];
        writeFileSync(join(root, KERNELS_MADE), `${lines.join('\n')}\n`);
      },
    },
  ];
}

/** @param {string} root */
function kernelSources(root) {
  return filesUnder(join(root, KERNELS)).map((file) => `${KERNELS}/${file}`);
}

/**
 * A package's sources as they are in the repository.
 * @param {string} root
 * @param {string} folder
 */
function sourcesOf(root, folder) {
  return filesUnder(join(root, folder))
    .map((file) => `${folder}/${file}`)
    .filter((file) => file !== KERNELS_MADE);
}

/**
 * @param {string} root
 * @param {boolean} verbose
 * @returns {Part}
 */
function typescriptPart(root, verbose) {
  const folders = workspaces(root).map(({ folder }) => folder);
  const shared = ['tsconfig.base.json', 'tsconfig.json', 'package-lock.json'].filter((file) =>
    existsSync(join(root, file)),
  );
  const inputs = folders.flatMap((folder) => [
    ...['tsconfig.json', 'package.json']
      .map((file) => `${folder}/${file}`)
      .filter((file) => existsSync(join(root, file))),
    ...sourcesOf(root, `${folder}/src`),
  ]);
  return {
    name: 'typescript',
    inputs: [...shared, ...kernelSources(root), ...inputs],
    complete: () => folders.every((folder) => outputGaps(root, folder).complete),
    run: async () => {
      for (const folder of folders) mend(root, folder);
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      await run(process.execPath, [tsc, '-b', '--pretty', 'false', root], { cwd: root, verbose });
    },
  };
}

/**
 * @param {string} root
 * @param {boolean} verbose
 * @returns {Part[]}
 */
function webPart(root, verbose) {
  const folder = join(root, 'packages/web');
  if (!existsSync(join(folder, 'index.html'))) return [];
  const reached = ['model', 'contract', 'network'].map((name) => `packages/${name}/src`);
  const inputs = ['packages/web', ...reached, KERNELS].flatMap((at) => sourcesOf(root, at));
  return [
    {
      name: 'web',
      inputs: ['package-lock.json', ...inputs.filter((file) => !/\.test\.tsx?$/.test(file))],
      complete: () => existsSync(join(folder, 'dist-app/index.html')),
      run: async () => {
        const manifest = createRequire(join(folder, 'package.json')).resolve('vite/package.json');
        const vite = join(manifest, '../bin/vite.js');
        const args = [
          vite,
          'build',
          '--outDir',
          'dist-app.next',
          '--emptyOutDir',
          '--logLevel',
          verbose ? 'info' : 'warn',
        ];
        await run(process.execPath, args, { cwd: folder, verbose });
        // Swapped in whole, so that a server that runs never serves half of it.
        rmSync(join(folder, 'dist-app.old'), { recursive: true, force: true });
        if (existsSync(join(folder, 'dist-app'))) renameSync(join(folder, 'dist-app'), join(folder, 'dist-app.old'));
        renameSync(join(folder, 'dist-app.next'), join(folder, 'dist-app'));
        rmSync(join(folder, 'dist-app.old'), { recursive: true, force: true });
      },
    },
  ];
}

const OUTPUT_SUFFIX = /(?:\.d\.ts\.map|\.d\.ts|\.js\.map|\.js)$/;
const SOURCE_SUFFIX = /(?<!\.d)\.tsx?$/;

/**
 * What a package's `dist` lacks, and what in it has lost its source.
 * @param {string} root
 * @param {string} folder
 */
function outputGaps(root, folder) {
  const sources = new Set();
  for (const file of filesUnder(join(root, folder, 'src'))) {
    if (SOURCE_SUFFIX.test(file)) sources.add(file.replace(SOURCE_SUFFIX, ''));
  }
  const outputs = filesUnder(join(root, folder, 'dist'), { all: true });
  const built = new Set(outputs);
  const orphans = outputs.filter((file) => OUTPUT_SUFFIX.test(file) && !sources.has(file.replace(OUTPUT_SUFFIX, '')));
  const missing = [...sources].some((stem) => !built.has(`${stem}.js`) || !built.has(`${stem}.d.ts`));
  return { orphans, missing, complete: orphans.length === 0 && !missing };
}

/**
 * Removes outputs without a source. Where an output is missing the compiler's own record goes too: it trusts
 * that record and would not write the file again.
 * @param {string} root
 * @param {string} folder
 */
function mend(root, folder) {
  const { orphans, missing } = outputGaps(root, folder);
  for (const orphan of orphans) rmSync(join(root, folder, 'dist', orphan));
  if (missing) rmSync(join(root, folder, 'dist/.tsbuildinfo'), { force: true });
}

/** @param {string} root */
function removeOutputs(root) {
  for (const { folder } of workspaces(root)) {
    for (const output of ['dist', 'dist-app', 'dist-app.next', 'dist-app.old']) {
      rmSync(join(root, folder, output), { recursive: true, force: true });
    }
  }
  rmSync(join(root, KERNELS_MADE), { force: true });
  rmSync(join(root, STAMP), { force: true });
}

const STAMP = '.build-stamp.json';

/**
 * Names, sizes and times decide at once; where they differ the contents do, so that a copy of a built
 * checkout, whose times are new, need not be built again.
 * @param {string} root
 * @param {Part} part
 */
function isFresh(root, part) {
  const stamp = readStamps(root)[part.name];
  if (stamp === undefined || !part.complete()) return false;
  if (stamp.quick === quickStamp(root, part.inputs)) return true;
  if (stamp.content !== contentStamp(root, part.inputs)) return false;
  try {
    writeStamp(root, part.name, stampOf(root, part.inputs));
  } catch {
    // A checkout that cannot be written stays on the slower comparison.
  }
  return true;
}

/**
 * @param {string} root
 * @param {string[]} files
 * @returns {Stamp}
 */
function stampOf(root, files) {
  return { quick: quickStamp(root, files), content: contentStamp(root, files) };
}

/**
 * @param {string} root
 * @param {string[]} files
 */
function quickStamp(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const found = statSync(join(root, file), { throwIfNoEntry: false });
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string[]} files
 */
function contentStamp(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    // A file may go while this runs; then its name alone counts, and the next run looks again.
    const bytes = existsSync(join(root, file)) ? readFileSync(join(root, file)) : '';
    hash.update(`${file}\0`).update(bytes).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @returns {Partial<Record<string, Stamp>>}
 */
function readStamps(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  } catch {
    // Absent or cut short: nothing is known to be fresh.
    return {};
  }
}

/**
 * @param {string} root
 * @param {string} name
 * @param {Stamp} stamp
 */
function writeStamp(root, name, stamp) {
  const next = join(root, `${STAMP}.${process.pid}`);
  writeFileSync(next, JSON.stringify({ ...readStamps(root), [name]: stamp }));
  renameSync(next, join(root, STAMP));
}

/**
 * Runs a tool; `verbose` shows its output on standard error as it comes, otherwise the first line that tells
 * of an error becomes the message.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, verbose: boolean }} options
 * @returns {Promise<void>}
 */
function run(command, args, { cwd, verbose }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
        if (verbose) process.stderr.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const lines = output.split('\n').filter((line) => line.trim() !== '');
      const first = lines.find((line) => /error/i.test(line)) ?? lines[0] ?? `exit status ${code}`;
      reject(
        new BuildFailed(
          `The sources were expected to compile and do not: ${first.trim()} (\`npm run build\` shows all).`,
        ),
      );
    });
  });
}

if (isMain(import.meta.url)) {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== '--clean' && arg !== '--no-web');
  if (unknown !== undefined) {
    console.error(`--clean or --no-web was expected, ${unknown} was found.`);
    process.exitCode = 2;
  } else {
    try {
      await build({
        clean: args.includes('--clean'),
        web: !args.includes('--no-web'),
        say: (line) => console.error(line),
        verbose: true,
      });
    } catch (error) {
      if (!(error instanceof BuildFailed)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}
