import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import {
  aShow,
  atConfirmedOrder,
  chooseSeat,
  GOOD_CARD,
  goToBank,
  heldByApi,
  holdSeats,
  openSeats,
  payByCard,
  seatNamed,
} from './shop.ts';
import { english } from './words.ts';

test('every screen has its landmarks, one first heading, and no level left out', async ({
  page,
}) => {
  const show = await aShow(page.request, 19);
  for (const address of [
    '/?choose',
    '/mumbai',
    '/mumbai/titles',
    '/search?q=coldplay',
    `/titles/${show.titleId}?city=mumbai`,
    `/shows/${show.showId}/seats`,
    '/tickets',
    '/account',
  ]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await expectOrder(page, address);
  }
  await heldByApi(page, show);
  await expectOrder(page, 'checkout');
});

test('who hears the seats instead of seeing them buys in the list, and is told what happens', async ({
  page,
}) => {
  await openSeats(page, await aShow(page.request, 20));
  await page.getByRole('button', { name: english('seats.map.asList') }).click();
  const row = page.getByRole('group', { name: english('seats.list.row') }).first();
  await expect(row).toMatchAriaSnapshot(`
    - group /Row .+/:
      - checkbox /^Row .+ seat .+, .+ ₹\\d+, available$/
  `);
  const free = row.getByRole('checkbox', { name: /available$/ }).first();
  const name = (await free.getAttribute('aria-label')) ?? '';
  await chooseSeat(seatNamed(page, name.replace(/, available$/, '')));
  const summary = page.getByRole('region', { name: english('seats.choice.title') });
  await expect(summary).toMatchAriaSnapshot(`
    - region "Your selection":
      - list:
        - listitem:
          - button /Remove Row .+ seat .+/
      - paragraph:
        - strong: /₹.+/
      - button /Hold 1 seat/
  `);
  await holdSeats(page);
  await expect(page.getByRole('timer')).toHaveAccessibleName(english('countdown.left'));
  await goToBank(page, 'by-ear@example.com');
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 1);
  await expect(page.locator(':focus')).toHaveCount(1);
});

/** Landmarks in order, each named once; headings from the first level on, one step at a time. */
async function expectOrder(page: Page, screen: string): Promise<void> {
  const { levels, landmarks } = await page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility() && !element.closest('[inert]');
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(shown);
    return {
      levels: all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1])),
      landmarks: all('header, main, footer')
        .filter((element) => !element.parentElement?.closest('main, article, section'))
        .map(({ tagName }) => tagName.toLowerCase()),
    };
  });
  const order = ['header', 'main', 'footer'].filter((name) => landmarks.includes(name));
  expect.soft(landmarks, `${screen}: landmarks`).toEqual(order);
  expect.soft(landmarks, `${screen}: landmarks`).toContain('main');
  expect
    .soft(
      levels.filter((level) => level === 1),
      `${screen}: first headings`,
    )
    .toEqual([1]);
  expect.soft(levels[0], `${screen}: what is read first`).toBe(1);
  const leaps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
  expect.soft(leaps, `${screen}: levels left out in ${levels}`).toEqual([]);
}
