import type { Show } from '@houseful/contract/booking';
import type { ShowOnOffer, ShowsByVenue, Title, TitleCard } from '@houseful/contract/catalog';
import type { City, Venue } from '@houseful/contract/venues';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { aShow, atBank, callApi, GOOD_CARD, payByCard, qrCodes } from './shop.ts';
import { englishTexts, hindi } from './words.ts';

const EMAIL = 'namaste@example.com';
/** Names that are the same in every language, what stands over a gate, and the hours of the browser. */
const NAMES = ['Houseful', 'UPI', 'PDF', 'API', 'IMAX', 'Gate', 'am', 'pm', 'English'];
/** The code of an order, with the number of its ticket: words of no language. */
const ORDER_CODE = /\b[0-9A-Z]{8}(-\d+)?\b/g;
/** Two capitals are initials, or a certificate. */
const LATIN_WORD = /[A-Za-z]{3,}|[A-Za-z][a-z]/g;

interface List<T> {
  readonly items: readonly T[];
}

test('a whole purchase speaks Hindi, and nothing but Hindi', async ({ page }) => {
  const show = await aShow(page.request, 18);
  const known = new Set([...NAMES, ...EMAIL.split(/\W/), ...(await dataWords(page.request, show))]);
  const inHindi = (screen: string) => expectNoEnglish(page, screen, known);

  await page.goto('/hi/mumbai', { waitUntil: 'networkidle' });
  await inHindi('city');
  await page.goto(`/hi/titles/${show.titleId}?city=mumbai&date=${show.localDate}`);
  await inHindi('title');
  await page.locator(`a[href*="/hi/shows/${show.showId}"]`).first().click();
  const seats = page.getByRole('checkbox', { disabled: false, checked: false });
  await expect(seats.first()).toBeVisible();
  await inHindi('seats');
  const chosen = page.getByRole('checkbox', { checked: true });
  // On a phone the first tap may only bring a small seat nearer.
  await expect(async () => {
    if ((await chosen.count()) === 0) await seats.first().click();
    await expect(chosen).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: hindi('seats.choice.hold') }).click();

  await expect(page).toHaveURL(/\/hi\/checkout\//);
  await page.getByLabel(hindi('forms.email')).fill(EMAIL);
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
async function dataWords(request: APIRequestContext, show: ShowOnOffer): Promise<string[]> {
  const get = <T>(path: string) => callApi<T>(request, 'get', path);
  const lists = await Promise.all([
    get<List<City>>('/cities'),
    get<List<Venue>>('/venues?city=mumbai&limit=100'),
    ...['movie', 'concert', 'match', 'play', 'comedy'].map((kind) =>
      get<List<TitleCard>>(`/titles?city=mumbai&kind=${kind}&limit=100`),
    ),
    get<List<TitleCard>>('/titles?city=mumbai&status=coming&limit=100'),
    get<List<TitleCard>>('/titles/trending?city=mumbai').then(({ items }) => ({
      items: items.map((item) => Object(item).title as TitleCard),
    })),
  ]);
  const title = await get<Title>(`/titles/${show.titleId}`);
  const { sale, venue, screenName } = await get<Show>(`/shows/${show.showId}`);
  const { venues } = await get<ShowsByVenue>(`/titles/${show.titleId}/shows?city=mumbai`);
  const names = [
    ...lists.flatMap(({ items }) => items as { name: string; address?: string }[]),
    ...venues.map((one) => one.venue),
    ...sale.categories,
    ...title.cast,
    ...title.crew,
    venue,
  ];
  const texts = [
    ...names.flatMap((named) => [
      named.name,
      Object(named).address ?? '',
      Object(named).role ?? '',
    ]),
    ...venues.flatMap(({ shows }) => shows.flatMap((one) => [one.screenName, one.format])),
    // Also those that no show of this day has any more.
    ...title.formats,
    title.synopsis,
    screenName,
  ];
  return texts.flatMap((text) => text.match(LATIN_WORD) ?? []);
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
      (text.replace(ORDER_CODE, '').match(LATIN_WORD) ?? []).some((word) => !known.has(word)),
  );
  expect.soft([...new Set(strays)], `English on the Hindi ${screen}`).toEqual([]);
}
