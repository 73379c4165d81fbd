import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Suites that start real Kea daemons run on their own: see `npm run test:kea`.
    exclude: ['test/kea/**', 'test/tools/**'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 30_000,
  },
});
