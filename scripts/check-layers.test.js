import { afterEach, expect, test } from 'vitest';
import { importsOf, layerFindings } from './check-layers.js';
import { plant } from './fixture.js';

/** @type {ReturnType<typeof plant> | undefined} */
let planted;
afterEach(() => planted?.remove());

/**
 * @param {string[]} names
 * @returns {Record<string, string>}
 */
const depend = (...names) => Object.fromEntries(names.map((name) => [`@trama/${name}`, '0.1.0']));
/** @param {string[]} names */
const refer = (...names) => ({ references: names.map((name) => ({ path: `../${name}` })) });

/** A workspace without fault, and what the check says of it with `files` written over it. @param {Record<string, unknown>} files */
function findings(files) {
  planted = plant({
    'package.json': { devDependencies: { vitest: '4' } },
    'packages/model/package.json': { name: '@trama/model' },
    'packages/model/tsconfig.json': refer(),
    'packages/model/src/index.ts': "export * from './id.js';\n",
    'packages/store/package.json': { name: '@trama/store', dependencies: { ...depend('model'), pg: '8' } },
    'packages/store/tsconfig.json': refer('model'),
    'packages/store/src/index.ts': "import pg from 'pg';\nimport type { Id } from '@trama/model';\n",
    'packages/store/src/x.test.ts': "import { test } from 'vitest';\n",
    'packages/formats/package.json': { name: '@trama/formats', dependencies: depend('model') },
    'packages/formats/tsconfig.json': refer('model'),
    'packages/formats/src/index.ts': "import { readFileSync } from 'node:fs';\n",
    ...files,
  });
  return layerFindings(planted.root);
}

test('a workspace whose imports go down has no findings', () => {
  expect(findings({})).toEqual([]);
});

test.each([
  ['sideways, by type alone', "import type { Store } from '@trama/store';\n", /may not import store/],
  ['the database driver outside the store', "import pg from 'pg';\n", /pg is for store alone/],
  ['a dependency nobody declared', "import { parse } from 'csv-parse';\n", /does not name/],
  ['a dynamic import', "export const load = () => import('@trama/store');\n", /may not import store/],
  ['another package by its files', "import { a } from '../../store/src/index.js';\n", /leaves the package/],
  ['an import after a comment', "/** a */\nimport { a } from '@trama/store';\n", /may not import store/],
])('refuses %s', (_, source, expected) => {
  expect(findings({ 'packages/formats/src/index.ts': source })).toEqual([expect.stringMatching(expected)]);
});

test('refuses input and output in the model', () => {
  expect(findings({ 'packages/model/src/index.ts': "import { readFileSync } from 'fs';\n" })).toEqual([
    expect.stringMatching(/no input or output/),
  ]);
});

test('refuses a dependency upward and a reference that the dependencies do not name', () => {
  const found = findings({
    'packages/model/package.json': { name: '@trama/model', dependencies: depend('store') },
    'packages/formats/tsconfig.json': refer('model', 'store'),
  });
  expect(found).toEqual([
    expect.stringMatching(/formats\/package\.json: lacks @trama\/store/),
    expect.stringMatching(/model depends on nothing/),
    expect.stringMatching(/model\/tsconfig\.json: lacks a reference to @trama\/store/),
  ]);
});

test('refuses a package that has no layer', () => {
  expect(findings({ 'packages/utils/package.json': { name: '@trama/utils' } })).toEqual([
    expect.stringMatching(/utils has no layer/),
  ]);
});

test('reads imports over several lines and not those in comments', () => {
  const source =
    "import {\n  type A,\n  b as c,\n} from './a.js';\n// import { x } from './x.js';\n/* import y from './y.js'; */\nexport * from './b.js';\nimport './c.css';\n";
  expect(importsOf(source)).toEqual(['./a.js', './b.js', './c.css']);
});
