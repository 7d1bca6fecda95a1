import { defineConfig } from 'vitest/config';

// Tests run as compiled: `scripts/build.js` has type-checked them, and child processes find their entries.
export default defineConfig({
  test: {
    include: ['packages/*/dist/**/*.test.js', 'scenario/dist/**/*.test.js'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
