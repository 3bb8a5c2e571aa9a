import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

/**
 * Draws the raster icons of the installed app from their one drawing. To be run by hand after
 * changing the drawing; what it writes is committed.
 */
const FOLDER = fileURLToPath(new URL('../apps/web/public/icons/', import.meta.url));
/** Phones cut maskable icons to a shape of theirs: the outer tenth on each side may be lost. */
const SAFE_SHARE = 0.8;

const ICONS = [
  { file: 'houseful-192.png', size: 192 },
  { file: 'houseful-512.png', size: 512 },
  { file: 'houseful-maskable-512.png', size: 512, fills: true },
  { file: 'apple-touch-icon.png', size: 180, fills: true },
];

const svg = await readFile(`${FOLDER}houseful.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const { file, size, fills } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    const side = fills ? size * SAFE_SHARE : size;
    await page.setContent(
      `<style>*{margin:0}body{width:${size}px;height:${size}px;display:grid;place-items:center;
      ${fills ? 'background:linear-gradient(#c3261f,#861410)' : ''}}svg{width:${side}px;height:${side}px}
      ${fills ? 'svg rect[rx]{display:none}' : ''}</style>${svg}`,
    );
    await page.screenshot({ path: FOLDER + file, omitBackground: true });
  }
} finally {
  await browser.close();
}
