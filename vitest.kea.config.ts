import { defineConfig } from 'vitest/config';

/** The suites that ask real Kea servers. They need `npm run kea:install` once. */
export default defineConfig({
  test: {
    include: ['test/kea/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    setupFiles: ['test/kea/setup.ts'],
    reporters: ['default', './test/kea/table-reporter.ts'],
    // Servers are tied to the process that started them, and two cores bear no more than two files at a time.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
