import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findBrowser } from './browser.js';
import { plant } from './fixture.js';

/** @type {ReturnType<typeof plant> | undefined} */
let planted;
afterEach(() => planted?.remove());

test('the browser that CHROMIUM_PATH names comes first, then the first in PATH that can run', () => {
  planted = plant({ 'a/chromium': 'not a program', 'b/google-chrome': '#!/bin/sh\n', 'c/mine': '#!/bin/sh\n' });
  const { root } = planted;
  for (const file of ['b/google-chrome', 'c/mine']) chmodSync(join(root, file), 0o755);
  chmodSync(join(root, 'a/chromium'), 0o644);
  const PATH = `${root}/a:${root}/b`;
  expect(findBrowser({ PATH })).toBe(join(root, 'b/google-chrome'));
  expect(findBrowser({ PATH, CHROMIUM_PATH: join(root, 'c/mine') })).toBe(join(root, 'c/mine'));
  expect(findBrowser({ PATH, CHROMIUM_PATH: join(root, 'nowhere') })).toBeUndefined();
});
