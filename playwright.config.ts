import { defineConfig } from '@playwright/test';

/** Only there: budgets of a phone, and what needs a pointer to carry with or room for tools. */
const AT_PHONE_SIZE_ONLY = ['accessible', 'front-page', 'long-words'];
const AT_DESKTOP_SIZE_ONLY = ['new-cinema', 'schedule-board'];

/** Where one size is enough for every day; `SIZES=all` takes these journeys at both. */
const ENOUGH_AT_PHONE_SIZE = [
  ...['after', 'choose-well', 'fight-for-a-seat', 'gate', 'pay-once', 'reading-order'],
  ...['ticket-types', 'time', 'waiting-room'],
];
const ENOUGH_AT_DESKTOP_SIZE = [
  ...['counter', 'keyboard', 'lists', 'offers', 'orders-desk', 'prices', 'reports', 'set-aside'],
  ...['show-cancelled', 'titles', 'waiting-room-desk'],
];

const everySize = process.env['SIZES'] === 'all';
const files = (always: readonly string[], mostly: readonly string[]) =>
  [...always, ...(everySize ? [] : mostly)].map((name) => `**/${name}.spec.ts`);

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
      testIgnore: files(AT_PHONE_SIZE_ONLY, ENOUGH_AT_PHONE_SIZE),
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      testIgnore: files(AT_DESKTOP_SIZE_ONLY, ENOUGH_AT_DESKTOP_SIZE),
    },
  ],
});
