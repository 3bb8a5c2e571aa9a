import { expect, test } from './journey.ts';
import { aShow, chooseSeat, chooseSeats, openSeats, seatNamed } from './shop.ts';

test('of two browsers that want one seat one gets it, and the other is told kindly', async ({
  page: first,
  anotherBuyer,
}) => {
  const second = await anotherBuyer();
  const show = await aShow(first.request, 4);
  await openSeats(first, show);
  await openSeats(second, show);

  const [name = ''] = await chooseSeats(first, 1);
  await chooseSeat(seatNamed(second, name));
  const hold = [first, second].map((page) => page.getByRole('button', { name: /^Hold 1 seat/ }));
  for (const button of hold) await expect(button).toBeVisible();
  await Promise.all(hold.map((button) => button.click()));

  await expect
    .poll(() => [first, second].filter((page) => /\/checkout\//.test(page.url())).length)
    .toBe(1);
  const loser = /\/checkout\//.test(first.url()) ? second : first;
  // The loser stays at the map, reads what happened, and sees the seat as taken.
  await expect(seatNamed(loser, name)).toHaveAttribute('aria-label', /held/);
  await expect(loser.getByText(/just|taken|gone|lost/i).first()).toBeVisible();
});

test("another buyer's hold appears on the map by itself", async ({
  page: watcher,
  anotherBuyer,
}) => {
  const buyer = await anotherBuyer();
  const show = await aShow(watcher.request, 5);
  await openSeats(watcher, show);
  await openSeats(buyer, show);
  const [name = ''] = await chooseSeats(buyer, 1, 3);
  await buyer.getByRole('button', { name: /^Hold 1 seat/ }).click();
  await expect(seatNamed(watcher, name)).toHaveAttribute('aria-label', /held/);
});
