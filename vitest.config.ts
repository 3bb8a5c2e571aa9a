import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './apps/server/test/kit/patience.ts';

export default defineConfig({
  test: {
    include: ['{apps,packages,scripts,bench,tools}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'apps/web/e2e/**', '**/build/**'],
    globalSetup: ['apps/server/test/kit/global-setup.ts'],
    // Against hanging alone: drills take 20 s on a machine at rest, and may have to share one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    // Two cores carry PostgreSQL as well.
    maxWorkers: 2,
  },
});
