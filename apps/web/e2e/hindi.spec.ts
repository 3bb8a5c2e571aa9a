import type { ShowsByVenue, Title, TitleCard } from '@houseful/contract/catalog';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { aShow, atBank, callApi, GOOD_CARD, payByCard, qrCodes } from './shop.ts';
import { englishTexts, hindi } from './words.ts';

/** Names that are the same in every language, and what the browser itself writes in Latin. */
const NAMES = ['Houseful', 'UPI', 'PDF', 'QR', 'API', 'am', 'pm', 'English', 'com', 'example'];

test('a whole purchase speaks Hindi, and nothing but Hindi', async ({ page }) => {
  const show = await aShow(page.request, 18);
  const known = new Set([...NAMES, ...(await dataWords(page.request, show.titleId))]);
  const inHindi = (screen: string) => expectNoEnglish(page, screen, known);

  await page.goto('/hi/mumbai', { waitUntil: 'networkidle' });
  await inHindi('city');
  await page.goto(`/hi/titles/${show.titleId}?city=mumbai&date=${show.localDate}`);
  await inHindi('title');
  await page.locator(`a[href*="/hi/shows/${show.showId}"]`).first().click();
  const seats = page.getByRole('checkbox', { disabled: false, checked: false });
  await expect(seats.first()).toBeVisible();
  await inHindi('seats');
  await seats.nth(0).click();
  await page.getByRole('button', { name: hindi('seats.hold') }).click();

  await expect(page).toHaveURL(/\/hi\/checkout\//);
  await page.getByLabel(hindi('forms.email')).fill('namaste@example.com');
  await inHindi('checkout');
  await page.getByRole('button', { name: hindi('checkout.payTotal') }).click();
  await atBank(page);
  await payByCard(page, GOOD_CARD);
  await expect(page).toHaveURL(/\/hi\/orders\//);
  await expect(qrCodes(page)).toHaveCount(1);
  await inHindi('order');
  await page.goto('/hi/tickets', { waitUntil: 'networkidle' });
  await inHindi('tickets');
  await page.goto('/hi/account', { waitUntil: 'networkidle' });
  await inHindi('account');
});

/** Every word of what the house sells: data has one language, its own. */
async function dataWords(request: APIRequestContext, titleId: string): Promise<string[]> {
  const texts: string[] = [];
  const { items: cities } = await callApi<{ items: { name: string }[] }>(request, 'get', '/cities');
  texts.push(...cities.map(({ name }) => name));
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: TitleCard[]; nextCursor: string | null } = await callApi(
      request,
      'get',
      `/titles?city=mumbai&limit=100${cursor && `&cursor=${cursor}`}`,
    );
    texts.push(...page.items.flatMap(({ name, formats }) => [name, ...formats]));
    cursor = page.nextCursor;
  }
  const title = await callApi<Title>(request, 'get', `/titles/${titleId}`);
  texts.push(
    title.synopsis,
    ...title.cast.flatMap(Object.values),
    ...title.crew.flatMap(Object.values),
  );
  const { venues } = await callApi<ShowsByVenue>(
    request,
    'get',
    `/titles/${titleId}/shows?city=mumbai`,
  );
  texts.push(
    ...venues.flatMap(({ venue, shows }) => [
      venue.name,
      venue.address,
      ...shows.map(({ screenName }) => screenName),
    ]),
  );
  return texts.flatMap((text) => text.match(/[A-Za-z]+/g) ?? []);
}

const patterns = englishTexts();

async function expectNoEnglish(page: Page, screen: string, known: ReadonlySet<string>) {
  const texts = await page.evaluate(() => {
    const foreign = '[lang]:not([lang^="hi"]), script, style';
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(foreign)) found.push(node.nodeValue ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (!element.closest(foreign)) found.push(element.getAttribute(name) ?? '');
      }
    }
    return found.concat(document.title);
  });
  const strays = texts.filter(
    (text) =>
      patterns.some((pattern) => pattern.test(text) && !known.has(text.trim())) ||
      (text.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !known.has(word)),
  );
  expect.soft([...new Set(strays)], `English on the Hindi ${screen}`).toEqual([]);
}
