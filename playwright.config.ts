import { defineConfig } from '@playwright/test';

/** What one size is enough for: the narrower, where more can go wrong. */
const AT_PHONE_SIZE_ONLY = [
  '**/accessible.spec.ts',
  '**/front-page.spec.ts',
  '**/long-words.spec.ts',
];

const asRoot = process.getuid?.() === 0;

/** Journeys of buyers in a real Chromium against the real program, started for the run. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  globalSetup: './apps/web/e2e/start-houseful.ts',
  // Against hanging alone: a crowded machine is several times slower than one at rest.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // Two cores carry browser, server and database; journeys of one file share a show.
  workers: 1,
  retries: 0,
  use: {
    baseURL: process.env['HOUSEFUL_URL'] ?? 'http://localhost:3000',
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      use: { viewport: { width: 1366, height: 850 } },
      testIgnore: AT_PHONE_SIZE_ONLY,
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
