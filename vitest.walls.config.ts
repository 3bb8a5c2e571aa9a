import { defineConfig } from 'vitest/config';

/** The walls alone, for `npm run check`: they read files and need no database. */
export default defineConfig({
  test: { include: ['apps/server/test/walls/**/*.test.ts'] },
});
