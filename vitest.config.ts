import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PATIENCE_MS } from './apps/server/test/kit/patience.ts';

const EVERYTHING = '{apps,packages,scripts,bench,tools}/**/*.test.ts';
const WITH_DATABASE = '{apps,packages,tools}/**/*.pg.test.ts';
/** They start and end servers of their own, by hooks that a second file of the same process would not get. */
const OWN_SERVERS = '**/{embedded*,full-disk}.pg.test.ts';
/** And those that measure, or start the whole program. */
const ALONE = ['{bench,scripts,tools}/**/!(*.pg).test.ts', OWN_SERVERS];
const NO_TESTS = ['**/node_modules/**', 'apps/web/e2e/**', '**/build/**'];

/** What takes minutes begins first: begun last, it keeps one core waiting for the other. */
const LONGEST = ['bench/smoke', 'drills/', 'flows/retry-safety'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((part) => moduleId.includes(part));
      return found === -1 ? LONGEST.length : found;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Against hanging alone: drills take 20 s on a machine at rest, and may have to share one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    // Two cores carry PostgreSQL as well.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          exclude: NO_TESTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [WITH_DATABASE],
          exclude: [...NO_TESTS, OWN_SERVERS],
          globalSetup: ['apps/server/test/kit/global-setup.ts'],
          // To load the house anew for each of them took a quarter of their time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: [EVERYTHING],
          exclude: [...NO_TESTS, ...ALONE, WITH_DATABASE],
          // A process for each of some 260 files would take longer than their tests.
          isolate: false,
        },
      },
    ],
  },
});
