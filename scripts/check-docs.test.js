import { afterEach, expect, test } from 'vitest';
import { documentFindings } from './check-docs.js';
import { plant } from './fixture.js';

/** @type {ReturnType<typeof plant> | undefined} */
let planted;
afterEach(() => planted?.remove());

/**
 * What the check says of one line of a document, in a workspace with a little code.
 * @param {string} line
 * @param {Record<string, string>} [files]
 */
function findings(line, files = {}) {
  planted = plant({
    'package.json': { scripts: { test: 'x', 'bench:import': 'x' } },
    'packages/one/package.json': { name: '@trama/one' },
    'packages/one/README.md': '# one\n',
    'packages/one/src/partial-date.ts':
      "export function parsePartialDate(TRAMA_DATA) { return { code: 'not-a-date' }; }",
    'packages/one/src/date.test.ts': "test('keeps its precision', () => ts)",
    'packages/cli/package.json': { name: '@trama/cli' },
    'packages/cli/README.md': '# cli\n',
    'packages/cli/src/commands.ts':
      "export const a = { name: 'import', options: { grade: 1 } };\nexport const b = { name: 'reader add' };",
    'docs/page.md': `# A page: one\n\n${line}\n`,
    ...files,
  });
  return documentFindings(planted.root);
}

test.each([
  'A function `parsePartialDate`, called `parsePartialDate()`, in `packages/one/src/partial-date.ts`.',
  'See [here](../packages/one/README.md#one), [above](#a-page-one) and [outside](https://example.org).',
  'Held by `date.test.ts` “keeps its precision”.',
  'Run `npm test`, `npm run bench:import`, `npx trama import x.csv --grade B` or `trama reader add`.',
  'The variable `TRAMA_DATA`, the code `not-a-date`, the file `partial-date.ts`, the output `packages/one/dist/x.js`.',
  "```ts\nimport { parsePartialDate } from '@trama/one';\nconst inventedHere = 1;\n```",
  '```\nnpm ci && npm test   # all of them\n```',
])('lets stand what is in the code: %s', (line) => {
  expect(findings(line)).toEqual([]);
});

test.each([
  ['A function `parsePartialDates`.', /parsePartialDates is not in the code/],
  ['A call `parse()`.', /parse is not in the code/],
  ['A type `Claimant`.', /Claimant is not in the code/],
  ['A variable `TRAMA_FOLDER`.', /TRAMA_FOLDER is not in the code/],
  ['A code `not-a-time`.', /not-a-time is not in the code/],
  ['A path `packages/two/src`.', /packages\/two\/src is not there/],
  ['A file `whole-date.ts`.', /no file is called whole-date\.ts/],
  ['Held by `date.test.ts` “keeps its time”.', /no test in date\.test\.ts is called “keeps its time”/],
  ['A script `npm run bench`.', /no script bench/],
  ['A command `trama explode`.', /no command explode/],
  ['A command `trama reader drop`.', /no command reader drop/],
  ['An option `npx trama import x --colour`.', /no option --colour/],
  ['A [link](nowhere.md).', /leads nowhere/],
  ['A [link](#no-such-part).', /heading that is not there/],
  ['```sh\nnpm run bench\n```', /no script bench/],
  ["```ts\nimport { parseWholeDate } from '@trama/one';\n```", /parseWholeDate is not in the code/],
  ['```ts\nopen', /not closed/],
])('finds what is not: %s', (line, expected) => {
  expect(findings(line)).toEqual([expect.stringMatching(expected)]);
});

test('an allowed name passes, and one that nobody needs is found', () => {
  const allowed = { 'docs/.names-allowed': 'camelCase # a kind of name\nneverNeeded\n' };
  expect(findings('Names in `camelCase`.', allowed)).toEqual([
    expect.stringMatching(/neverNeeded is needed by no document/),
  ]);
});

test('a package without a README, or with a long one, is found', () => {
  const found = findings('', {
    'packages/one/README.md': 'line\n'.repeat(41),
    'packages/two/package.json': '{"name":"@trama/two"}',
  });
  expect(found).toEqual([expect.stringMatching(/has 41 lines/), expect.stringMatching(/packages\/two: a README/)]);
});
