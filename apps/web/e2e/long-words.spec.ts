import type { Page } from '@playwright/test';
import { stretchText } from '../src/app/gallery/stretch.ts';
import { expect, test } from './journey.ts';
import { aShow, heldByApi, openSeats } from './shop.ts';

const NARROW = [320, 390];

test('words as long as no language has them break no screen of a narrow phone', async ({
  page,
}) => {
  const show = await aShow(page.request, 13);
  const screens: Record<string, () => Promise<unknown>> = {
    home: () => page.goto('/?choose'),
    city: () => page.goto('/mumbai'),
    title: () => page.goto(`/titles/${show.titleId}?city=mumbai`),
    seats: () => openSeats(page, show),
    tickets: () => page.goto('/tickets'),
    account: () => page.goto('/account'),
    checkout: () => heldByApi(page, show),
    gallery: () => page.goto('/gallery?words=long'),
  };
  for (const [screen, open] of Object.entries(screens)) {
    await open();
    await page.locator('main, [role=main], #content').first().waitFor();
    await page.waitForLoadState('networkidle');
    if (screen !== 'gallery') await stretchWords(page);
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 844 });
      expect.soft(await brokenAt(page), `${screen} at ${width} px`).toEqual([]);
    }
  }
});

/** Every text that stands on the page, data and all, in longer words; our name stays. */
async function stretchWords(page: Page): Promise<void> {
  const texts = await page.evaluateHandle(() => {
    const found: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('script, style, svg, .sign')) found.push(node as Text);
    }
    return found;
  });
  const said = await texts.evaluate((nodes) => nodes.map(({ data }) => data));
  await texts.evaluate((nodes, longer) => {
    for (const [index, node] of nodes.entries()) node.data = longer[index] ?? '';
  }, said.map(stretchText));
}

/** What sticks out of the page to the side, and what says less than it should. */
function brokenAt(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) broken.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a, summary, [role=button]',
    )) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || style.visibility === 'hidden') continue;
      const cut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (cut && style.textOverflow !== 'ellipsis') {
        broken.push(`cut off: ${element.innerText.slice(0, 60)}`);
      }
    }
    return broken;
  });
}
