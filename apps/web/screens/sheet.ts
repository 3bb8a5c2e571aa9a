import type { Browser, Page } from '@playwright/test';

export interface Shot {
  readonly caption: string;
  readonly jpeg: Buffer;
}

/** One screen in all its looks. */
export interface Row {
  readonly name: string;
  readonly phones: readonly Shot[];
  readonly desktops: readonly Shot[];
}

const QUALITY = 62;
const WIDTH = 1_240;

/** All screens of one area on one picture, small enough to load with the page around it. */
export async function drawSheet(browser: Browser, title: string, rows: readonly Row[]) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  await page.setContent(`
    <style>
      body { margin: 0; padding: 24px; background: #efe6d6; color: #2a1a12; font: 15px system-ui, sans-serif; }
      h1 { margin: 0 0 8px; font-size: 28px; }
      h2 { margin: 20px 0 8px; font-size: 17px; }
      section { display: flex; gap: 12px; align-items: start; }
      figure { margin: 0; }
      figcaption { font-size: 12px; color: #6f5a48; margin-bottom: 3px; }
      img { display: block; border-radius: 8px; box-shadow: 0 0 0 1px #0002; }
      .phone img { width: 232px; }
      .desktop img { width: 396px; }
      .desktops { display: grid; gap: 8px; }
    </style>
    <h1>${title}</h1>
    ${rows.map(drawRow).join('')}`);
  const picture = await webp(page, QUALITY);
  await page.close();
  return picture;
}

function drawRow({ name, phones, desktops }: Row): string {
  const figures = (shots: readonly Shot[], kind: string) =>
    shots.map(
      ({ caption, jpeg }) =>
        `<figure class="${kind}"><figcaption>${caption}</figcaption>` +
        `<img src="data:image/jpeg;base64,${jpeg.toString('base64')}"></figure>`,
    );
  return `<h2>${name}</h2><section>${figures(phones, 'phone').join('')}
    <div class="desktops">${figures(desktops, 'desktop').join('')}</div></section>`;
}

/** The whole page as it stands, as WebP: Playwright itself knows only PNG and JPEG. */
export async function webp(page: Page, quality: number, fullPage = true): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    captureBeyondViewport: fullPage,
    ...(fullPage
      ? {
          clip: {
            x: 0,
            y: 0,
            scale: 1,
            ...(await page.evaluate(() => ({
              width: document.documentElement.scrollWidth,
              height: document.documentElement.scrollHeight,
            }))),
          },
        }
      : {}),
  });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}
