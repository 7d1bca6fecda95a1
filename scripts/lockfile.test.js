import { expect, test } from 'vitest';
import { lockfileFindings, nameLeftOut } from './lockfile.js';

const lockfile = {
  packages: {
    '': {},
    'node_modules/tool': {
      integrity: 'sha512-x',
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/@tool/darwin-arm64': { integrity: 'sha512-y', optional: true, os: ['darwin'] },
  },
};

test('a lock file that leaves out a platform is found, and completed', () => {
  expect(lockfileFindings(lockfile)).toEqual([expect.stringMatching(/@tool\/linux-x64-musl is left out/)]);
  const named = nameLeftOut(lockfile);
  expect(named.packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(lockfileFindings(named)).toEqual([]);
});

test('the address of a registry and a package without a digest are found', () => {
  const packages = { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } };
  expect(lockfileFindings({ packages })).toEqual([
    expect.stringMatching(/names the address/),
    expect.stringMatching(/no digest/),
  ]);
});
