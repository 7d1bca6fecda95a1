import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BuildFailed, build } from './build.js';
import { withBuildLock } from './build-lock.js';
import { ROOT } from './tree.js';

/** @type {string} */
let root;

/**
 * @param {string} file
 * @param {unknown} content
 */
function write(file, content) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Builds and gives what was built. */
async function built(options = {}) {
  /** @type {string[]} */
  const said = [];
  await build({ root, say: (line) => said.push(line), ...options });
  return said;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trama-build-'));
  cpSync(join(ROOT, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  write('tsconfig.json', { files: [], references: [{ path: 'packages/one' }] });
  write('packages/one/package.json', { name: '@trama/one', type: 'module' });
  write('packages/one/tsconfig.json', {
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
    include: ['src/**/*'],
  });
  write('packages/one/src/index.ts', 'export const one: number = 1;\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the build', () => {
  test('compiles what is missing and then finds nothing to do', async () => {
    expect(await built()).toEqual(['building typescript …']);
    expect(existsSync(join(root, 'packages/one/dist/index.js'))).toBe(true);
    expect(await built()).toEqual([]);
  });

  test('compiles again after an edit', async () => {
    await built();
    write('packages/one/src/index.ts', 'export const one: number = 11;\n');
    expect(await built()).toEqual(['building typescript …']);
  });

  test('writes an output that was deleted, and removes one whose source is gone', async () => {
    write('packages/one/src/two.ts', 'export const two: number = 2;\n');
    await built();
    rmSync(join(root, 'packages/one/dist/index.js'));
    rmSync(join(root, 'packages/one/src/two.ts'));
    await built();
    expect(readdirSync(join(root, 'packages/one/dist')).sort()).toEqual([
      '.tsbuildinfo',
      'index.d.ts',
      'index.js',
      'index.js.map',
    ]);
  });

  test('does not build again a copy whose file times are new', async () => {
    await built();
    utimesSync(join(root, 'packages/one/src/index.ts'), new Date(0), new Date(0));
    expect(await built()).toEqual([]);
  });

  test('says on one line what does not compile, and again the next time', async () => {
    write('packages/one/src/index.ts', "export const one: number = 'one';\n");
    for (const _ of [1, 2]) {
      const failure = await built().catch((/** @type {unknown} */ error) => error);
      expect(failure).toBeInstanceOf(BuildFailed);
      expect(String(failure)).toMatch(/^[^\n]*index\.ts\(1,14\)[^\n]*error TS2322[^\n]*$/);
    }
  });

  test('is made once by two processes that ask for it at once', async () => {
    const both = await Promise.all([built(), built()]);
    expect(both.flat()).toEqual(['building typescript …']);
  });

  test('takes over the lock of a process that is gone', async () => {
    const lock = join(root, '.build-lock');
    writeFileSync(lock, '4194305'); // above the largest process number of Linux
    let worked = false;
    await withBuildLock(lock, async () => {
      worked = true;
    });
    expect(worked).toBe(true);
    expect(existsSync(lock)).toBe(false);
  });

  test('puts the kernels of the network into a source file before it compiles, and anew after an edit', async () => {
    const made = join(root, 'packages/network/src/kernels.generated.ts');
    const kernel = (/** @type {number} */ number) =>
      write('packages/network/wasm/index.ts', `export function number(): i32 {\n  return ${number};\n}\n`);
    const number = () => {
      const [, text = ''] = /'(.+)'/.exec(readFileSync(made, 'utf8')) ?? [];
      const memory = new WebAssembly.Memory({ initial: 1 });
      const module = new WebAssembly.Module(Buffer.from(text, 'base64'));
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      return /** @type {() => number} */ (exports.number)();
    };
    write('packages/network/src/index.ts', 'export {};\n');
    kernel(7);
    expect(await built()).toEqual(['building kernels …', 'building typescript …']);
    expect(number()).toBe(7);
    expect(await built()).toEqual([]);
    kernel(8);
    expect(await built()).toEqual(['building kernels …', 'building typescript …']);
    expect(number()).toBe(8);
    rmSync(made);
    expect(await built()).toEqual(['building kernels …']);
    write('packages/network/wasm/index.ts', 'export function number(): i32 { return none; }\n');
    await expect(built()).rejects.toThrow(/none/);
  });

  test('bundles the web app when it is asked for, and only then', async () => {
    write('packages/web/package.json', { name: '@trama/web', type: 'module' });
    write(
      'packages/web/index.html',
      '<!doctype html><title>x</title><script type="module" src="/src/main.ts"></script>',
    );
    write('packages/web/src/main.ts', "document.title = 'y';\n");
    write('packages/web/tsconfig.json', {
      extends: '../../tsconfig.base.json',
      compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo', lib: ['es2023', 'dom'] },
      include: ['src/**/*'],
    });
    write('tsconfig.json', { files: [], references: [{ path: 'packages/one' }, { path: 'packages/web' }] });
    expect(await built({ web: false })).toEqual(['building typescript …']);
    expect(await built()).toEqual(['building web …']);
    expect(existsSync(join(root, 'packages/web/dist-app/index.html'))).toBe(true);
    expect(await built()).toEqual([]);
  });
});
