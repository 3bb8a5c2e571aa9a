import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { openHouse } from '../e2e/house.ts';
import { aShow, callApi, OPERATOR, signIn } from '../e2e/shop.ts';
import { webp } from './sheet.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/guides/pictures/', import.meta.url));
/** A Saturday evening in India. */
const TAKEN_AT = Date.parse('2026-11-21T13:00:00Z');
const QUALITY = 70;
const STEP_MS_MAX = 20_000;
const IDLE_MS_MAX = 3_000;

interface Scene {
  readonly page: Page;
  readonly venueId: string;
  readonly titleId: string;
  readonly showId: string;
}

/** What the guides show, by the picture's name: the way there, as an operator of the demo city. */
const PICTURES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  venue: ({ page, venueId }) => open(page, `/desk/venues/${venueId}`),
  people: ({ page }) => open(page, '/desk/people'),
  title: ({ page, titleId }) => open(page, `/desk/titles/${titleId}`),
  'price-card': async ({ page }) => {
    await open(page, '/desk/prices');
    await page.locator('main a[href*="/desk/prices/cards/"]:not([href$="/new"])').first().click();
    await page.getByRole('table').first().waitFor();
  },
  offers: ({ page }) => open(page, '/desk/offers'),
  show: ({ page, showId }) => open(page, `/desk/shows/${showId}`),
  'set-aside': ({ page, showId }) => open(page, `/desk/shows/${showId}/set-aside`),
  'report-sales': ({ page }) => open(page, '/desk/reports/sales'),
  'report-close': ({ page }) => open(page, '/desk/reports/close'),
  'seat-plan': async ({ page, venueId }) => {
    await open(page, `/desk/venues/${venueId}`);
    await page.getByLabel('Name of the room').first().fill('The large room');
    await page.getByRole('button', { name: 'Design a room' }).first().click();
    await page.waitForURL(/\/desk\/seat-plans\//);
    await page.getByText('300 seats').waitFor();
  },
};

/** Takes the pictures of docs/guides, all or those that are named. */
async function take(names: readonly string[]): Promise<void> {
  const house = await openHouse({ startMs: TAKEN_AT - Date.now() });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const context = await browser.newContext({
      ...{ baseURL: house.url, viewport: { width: 1366, height: 850 }, colorScheme: 'light' },
      ...{ reducedMotion: 'reduce', locale: 'en-IN', timezoneId: 'Asia/Kolkata' },
    });
    context.setDefaultTimeout(STEP_MS_MAX);
    const page = await context.newPage();
    await signIn(page, OPERATOR);
    const scene = { page, ...(await findThings(page)) };
    await mkdir(FOLDER, { recursive: true });
    for (const [name, show] of Object.entries(PICTURES)) {
      if (names.length > 0 && !names.includes(name)) continue;
      await show(scene);
      await page.waitForLoadState('networkidle', { timeout: IDLE_MS_MAX }).catch(() => undefined);
      await page.evaluate(() => document.fonts.ready);
      await writeFile(join(FOLDER, `${name}.webp`), await webp(page, QUALITY, false));
      console.log(`${name}: taken`);
    }
  } finally {
    await browser.close();
    await house.stop();
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('main h1').first().waitFor();
}

async function findThings(page: Page): Promise<Omit<Scene, 'page'>> {
  const { request } = page;
  const { accessToken: token } = await callApi<{ accessToken: string }>(
    ...([request, 'post', '/auth/login', { data: OPERATOR }] as const),
  );
  const [venue] = (
    await callApi<{ items: { venueId: string }[] }>(request, 'get', '/desk/venues', { token })
  ).items;
  const [title] = (
    await callApi<{ items: { titleId: string }[] }>(request, 'get', '/movies?city=mumbai&limit=1')
  ).items;
  if (!venue || !title) throw new Error('the demo city has no venue or no film');
  const { showId } = await aShow(request);
  return { venueId: venue.venueId, titleId: title.titleId, showId };
}

await take(process.argv.slice(2));
