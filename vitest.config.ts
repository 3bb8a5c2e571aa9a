import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages,scripts,bench,tools}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'apps/web/e2e/**', '**/build/**'],
    globalSetup: ['apps/server/test/kit/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores carry PostgreSQL as well.
    maxWorkers: 2,
  },
});
