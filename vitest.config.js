import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browser.js';

const interopTests = ['packages/*/dist/**/*.interop.test.js', 'scenario/dist/**/*.interop.test.js'];

/**
 * Tests run as compiled: `scripts/build.js` has type-checked them, and child processes find their entries.
 * `--mode interop` runs those that need Python or Java, and only those.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include:
      mode === 'interop'
        ? interopTests
        : ['packages/*/dist/**/*.test.js', 'scenario/dist/**/*.test.js', 'scripts/**/*.test.js'],
    exclude: ['**/node_modules/**', ...(mode === 'interop' ? [] : interopTests)],
    env: { CHROMIUM_PATH: findBrowser() ?? '' },
    testTimeout: 180_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: 2,
  },
}));
