import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { type House, openHouse } from '../e2e/house.ts';
import { english, hindi } from '../e2e/words.ts';
import { AREAS, type Screen } from './screens.ts';
import { drawSheet, type Row, type Shot, webp } from './sheet.ts';
import { findSetting, type Setting, setStage } from './stage.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));
/** A Saturday evening in India, so that the pictures of two days differ by the work alone. */
const TAKEN_AT = Date.parse('2026-11-21T13:00:00Z');
const PICTURE_QUALITY = 80;
const SHOT_QUALITY = 88;
const IDLE_MS_MAX = 3_000;
const STEP_MS_MAX = 15_000;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1366, height: 850 } };

const LOOKS = [
  { caption: 'Phone, night', device: PHONE, colorScheme: 'dark', basePath: '', said: english },
  { caption: 'Phone, day', device: PHONE, colorScheme: 'light', basePath: '', said: english },
  { caption: 'Phone, Hindi', device: PHONE, colorScheme: 'light', basePath: '/hi', said: hindi },
  { caption: 'Desktop, night', device: DESKTOP, colorScheme: 'dark', basePath: '', said: english },
  { caption: 'Desktop, day', device: DESKTOP, colorScheme: 'light', basePath: '', said: english },
] as const;
type Look = (typeof LOOKS)[number];

/** Which screens the README shows, in which look. */
const PICTURES: Readonly<Record<string, { screen: string; look: string }>> = {
  'front-page': { screen: 'The front page', look: 'Desktop, night' },
  'seat-map': { screen: 'Seats chosen', look: 'Desktop, night' },
  checkout: { screen: 'Checkout', look: 'Desktop, day' },
  ticket: { screen: 'An order', look: 'Desktop, day' },
};

const failures: string[] = [];

async function run(): Promise<void> {
  const house = await openHouse({ startMs: TAKEN_AT - Date.now() });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await mkdir(FOLDER, { recursive: true });
    const shots = await shootAll(browser, house);
    for (const { id, title, screens } of AREAS) {
      const rows = screens.map((screen) => rowOf(screen, shots.get(screen) ?? []));
      await writeFile(join(FOLDER, `all-${id}.webp`), await drawSheet(browser, title, rows));
    }
    await writeFile(join(FOLDER, 'README.md'), index());
  } finally {
    await browser.close();
    await house.stop();
  }
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

async function shootAll(browser: Browser, house: House): Promise<Map<Screen, Shot[]>> {
  const shots = new Map<Screen, Shot[]>();
  let setting: Setting | undefined;
  for (const look of LOOKS) {
    const context = await browser.newContext({
      ...look.device,
      baseURL: house.url,
      colorScheme: look.colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-IN',
      timezoneId: 'Asia/Kolkata',
    });
    context.setDefaultTimeout(STEP_MS_MAX);
    const page = await context.newPage();
    setting ??= await findSetting(page.request);
    const stage = await setStage(page, setting, {
      ...look,
      houseLater: async (ms) =>
        void (await fetch(`${house.clockUrl}?ms=${ms}`, { method: 'POST' })),
    });
    for (const screen of AREAS.flatMap(({ screens }) => screens)) {
      const shot = await shoot(stage, screen, look);
      if (shot) shots.set(screen, [...(shots.get(screen) ?? []), shot]);
    }
    await context.close();
    console.log(`${look.caption}: taken`);
  }
  return shots;
}

async function shoot(
  stage: Awaited<ReturnType<typeof setStage>>,
  screen: Screen,
  { caption }: Look,
): Promise<Shot | null> {
  const { page } = stage;
  try {
    await screen.show(stage);
    // A mail's own frame is never idle; pictures that are late are the page's fault.
    await page.waitForLoadState('networkidle', { timeout: IDLE_MS_MAX }).catch(() => undefined);
    await page.evaluate(() => document.fonts.ready);
    const [name] =
      Object.entries(PICTURES).find(
        ([, { screen: of, look }]) => of === screen.name && look === caption,
      ) ?? [];
    if (name)
      await writeFile(join(FOLDER, `${name}.webp`), await webp(page, PICTURE_QUALITY, false));
    return { caption, jpeg: await page.screenshot({ type: 'jpeg', quality: SHOT_QUALITY }) };
  } catch (error) {
    const [reason] = String(error).split('\n');
    failures.push(`${screen.name} (${caption}): ${reason}`);
    return null;
  }
}

function rowOf({ name }: Screen, shots: readonly Shot[]): Row {
  const of = (device: string) => shots.filter(({ caption }) => caption.startsWith(device));
  return { name, phones: of('Phone'), desktops: of('Desktop') };
}

function index(): string {
  const sheets = AREAS.map(
    ({ id, title, screens }) =>
      `## ${title}\n\n${screens.map(({ name }) => name).join(' · ')}\n\n![${title}: every screen on a phone and a desktop, by night and by day](all-${id}.webp)\n`,
  );
  return [
    '# Every screen',
    '',
    'Made by `npm run screenshots` from the running program with its demo city; do not edit by hand.',
    'Each screen stands there on a phone and on a desktop, by night and by day, and in Hindi.',
    '',
    ...sheets,
  ].join('\n');
}

await run();
