import { defineConfig } from 'vitest/config';

/** The suites that ask real tools: shells, mandoc, readers of reports. They need `npm run tools:install` once. */
export default defineConfig({
  test: {
    include: ['test/tools/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
