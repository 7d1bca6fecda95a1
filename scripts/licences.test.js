import { expect, test } from 'vitest';
import { allows, licenceFindings } from './licences.js';

test('one side of an OR must be allowed, and every side of an AND', () => {
  expect(allows('(MIT OR GPL-3.0-or-later)')).toBe(true);
  expect(allows('(MIT AND Zlib)')).toBe(true);
  expect(allows('MIT AND GPL-3.0-only')).toBe(false);
  expect(allows('GPL-3.0-only AND (MIT OR ISC)')).toBe(false);
  expect(allows('MIT (')).toBe(false);
  expect(allows('SEE LICENSE IN LICENSE')).toBe(false);
});

test('a licence that is not on the list is found, and weak copyleft only where it is named', () => {
  const packages = {
    'node_modules/good': { license: 'MIT' },
    'node_modules/curp': { license: 'GPL-3.0' },
    'node_modules/axe-core': { license: 'MPL-2.0' },
    'node_modules/good/node_modules/@other/mpl': { license: 'MPL-2.0' },
    'node_modules/silent': {},
  };
  expect(licenceFindings({ packages }, {})).toEqual([
    expect.stringMatching(/^curp: .*GPL-3\.0/),
    expect.stringMatching(/^@other\/mpl: .*MPL-2\.0/),
    expect.stringMatching(/^silent: states no licence/),
  ]);
});

test('an install script needs its name in allowScripts, and a name there needs an install script', () => {
  const packages = { 'node_modules/native': { license: 'MIT', hasInstallScript: true } };
  expect(licenceFindings({ packages }, {})).toEqual([expect.stringMatching(/^native: has an install script/)]);
  expect(licenceFindings({ packages }, { native: true })).toEqual([]);
  expect(licenceFindings({ packages }, { native: false, gone: true })).toEqual([expect.stringMatching(/gone/)]);
});
