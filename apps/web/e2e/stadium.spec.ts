import type { ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import {
  atConfirmedOrder,
  callApi,
  chooseSeats,
  GOOD_CARD,
  goToBank,
  holdSeats,
  payByCard,
} from './shop.ts';
import { observeVitals, readVitals } from './vitals.ts';
import { english } from './words.ts';

const INTERACTIVE_MS_MAX = 2_000;
const PLACES_MIN = 50_000;
/** Half of this would still be a picture that moves; the machine that tests is busy. */
const FRAMES_PER_SECOND_MIN = 15;
const RUNS = 3;
/** Alive, and no more the links that the server draws in their places. */
const BLOCK = 'button[data-block]';

test('the map of the largest stadium is at hand in two seconds, and moves smoothly', async ({
  page,
}, info) => {
  const { showId, places } = await largestShow(page.request, 'match');
  await observeVitals(page);
  const interactiveMs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(`/shows/${showId}/seats`, { waitUntil: 'commit' });
    const there = await page.waitForFunction(
      (block) => document.querySelector(block) && performance.now(),
      BLOCK,
    );
    interactiveMs.push(Math.round(Number(await there.jsonValue())));
  }
  const atFirst = await page.screenshot();
  const frames = await framesWhile(page, () => lookAround(page));
  expect(atFirst.equals(await page.screenshot()), 'the map has moved').toBe(false);
  const { longestTaskMs } = await readVitals(page);
  console.log(
    `${info.project.name}, ${places} places: interactive ${interactiveMs.join(', ')} ms, ` +
      `longest task ${longestTaskMs} ms, frames ${JSON.stringify(frames)}`,
  );
  // What else the machine does only adds: the quickest is what the page itself takes.
  expect(Math.min(...interactiveMs)).toBeLessThanOrEqual(INTERACTIVE_MS_MAX);
  expect(frames.perSecond).toBeGreaterThanOrEqual(FRAMES_PER_SECOND_MIN);
});

test('a stadium sells two seats of a block and two standing places as one order', async ({
  page,
}, info) => {
  const { showId } = await largestShow(page.request, 'concert');
  await page.goto(`/shows/${showId}/seats`);
  await page.locator(BLOCK).first().focus();
  await page.keyboard.press('Enter');
  await chooseSeats(page, 2);
  const standing = page.getByRole('button', { name: english('ui.more') }).first();
  await standing.click();
  await standing.click();
  await holdSeats(page);
  await goToBank(page, `stadium-${info.project.name}@example.com`);
  await payByCard(page, GOOD_CARD);
  await atConfirmedOrder(page, 4);
});

/** Of all that is on, what has the most places. */
async function largestShow(request: APIRequestContext, kind: 'match' | 'concert') {
  const { items } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    `/titles?kind=${kind}&limit=100`,
  );
  const shows = await Promise.all(
    items.map(({ titleId }) => callApi<ShowsByVenue>(request, 'get', `/titles/${titleId}/shows`)),
  );
  const [largest] = shows
    .flatMap(({ venues }) => venues.flatMap((venue) => venue.shows))
    .map(({ showId, availability }) => ({ showId, places: availability?.seatsTotal ?? 0 }))
    .sort((a, b) => b.places - a.places);
  if (!largest || largest.places < PLACES_MIN) throw new Error(`no ${kind} fills a stadium`);
  return largest;
}

/** Nearer by wheel, all of it again, nearer, and to the side by hand: the end is another picture than the start. */
async function lookAround(page: Page): Promise<void> {
  const map = page.locator(BLOCK).first().locator('xpath=ancestor::*[@role or @tabindex][1]');
  const box = await map.boundingBox();
  if (!box) throw new Error('the map has no place on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  for (const towards of [-60, 60, -60]) {
    for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, towards);
  }
  await page.mouse.down();
  for (let step = 1; step <= 30; step += 1) await page.mouse.move(x + step * 3, y + step * 2);
  await page.mouse.up();
}

/** What the browser drew meanwhile. */
async function framesWhile(page: Page, act: () => Promise<void>) {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const count = (at: number) => {
      times.push(at);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await act();
  return page.evaluate(() => {
    const { frameTimes } = window as unknown as { frameTimes: number[] };
    const gaps = frameTimes.slice(1).map((at, index) => at - (frameTimes[index] ?? at));
    const spanMs = (frameTimes.at(-1) ?? 0) - (frameTimes[0] ?? 0);
    const sorted = [...gaps].sort((a, b) => a - b);
    return {
      count: frameTimes.length,
      perSecond: Math.round((gaps.length * 1_000) / spanMs),
      medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      longestMs: Math.round(sorted.at(-1) ?? 0),
    };
  });
}
