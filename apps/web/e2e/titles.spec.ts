import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { OPERATOR, signIn } from './shop.ts';

/** A picture of that size, left half red and right half blue, as a camera might have taken it. */
async function painted(page: Page, width: number, height: number): Promise<Buffer> {
  const text = await page.evaluate(
    ([wide = 0, high = 0]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const pen = canvas.getContext('2d');
      for (const [at, colour] of ['#b91c1c', '#1d4ed8'].entries()) {
        if (pen) pen.fillStyle = colour;
        pen?.fillRect((at * wide) / 2, 0, wide / 2, high);
      }
      return canvas.toDataURL('image/jpeg');
    },
    [width, height],
  );
  return Buffer.from(text.split(',')[1] ?? '', 'base64');
}

test('a film is made from nothing, with a poster, and found in the shop as coming soon', async ({
  page,
  trouble,
}) => {
  // The recorder of traces fetches what the page shows of a file that was not sent yet; the page itself does not.
  trouble.allow(/^console Connecting to 'blob:/);
  const name = `Lanternfish ${Date.now()}`;
  await signIn(page, OPERATOR);
  await page.goto('/desk/titles');
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'the table of titles');

  await page.getByRole('link', { name: 'New title' }).click();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByText('Write a name.').first()).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('Nobody outside sees it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();

  await page.getByLabel('What it is about').fill('Somebody goes down where it is dark.');
  await page.getByLabel('First day').fill('2031-03-07');
  await page.getByLabel('Year').fill('2031');
  await page.getByLabel('Minutes').fill('104');
  for (const [field, word] of [
    ['Languages', 'Hindi'],
    ['Genres', 'Mystery'],
    ['Formats', '2D'],
  ] as const) {
    await page.getByLabel(field, { exact: true }).first().fill(word);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `${word}, remove` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Add somebody behind it' }).click();
  await page.getByLabel('Name 1').fill('Mira Sen');
  await page.getByLabel('Job 1').fill('Director');
  await expectAccessible(page, 'the form of a title');

  const files = page.locator('input[type=file]');
  const drawing = { name: 'poster.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') };
  await files.first().setInputFiles(drawing);
  await expect(page.getByText('This is no JPEG, PNG, WebP or AVIF.')).toBeVisible();
  await files.first().setInputFiles({ ...drawing, buffer: await painted(page, 400, 400) });
  await page.getByRole('button', { name: 'Use this part' }).click();
  await expect(page.getByText('must be at least 600 × 900 pixels')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await files.first().setInputFiles({ ...drawing, buffer: await painted(page, 1_600, 1_000) });
  await page.getByLabel('Move the picture in its frame').fill('100');
  await expectAccessible(page, 'choosing the part of a poster');
  await page.getByRole('button', { name: 'Use this part' }).click();
  await expect(page.getByRole('button', { name: 'Take the picture away' })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('From then on everybody sees it')).toBeVisible();
  await expectAccessible(page, 'publishing a title');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Everybody sees it as coming soon.')).toBeVisible();

  await page.goto(`/search?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/titles\/ttl_/);
  const address = await page.evaluate(async (asked) => {
    const answer = await fetch(`/api/v1/titles?status=coming&q=${encodeURIComponent(asked)}`);
    const { items } = (await answer.json()) as { items: { posterUrl: string }[] };
    return items[0]?.posterUrl ?? '';
  }, name);
  expect(address).toMatch(/^\/media\/img_\w+\/600\.webp$/);
  // The slider was at its end: what was kept is the right side, which is blue.
  const [red = 255, , blue = 0] = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen?.drawImage(picture, 0, 0, 1, 1, 0, 0, 1, 1);
    return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])];
  }, address);
  expect(blue).toBeGreaterThan(red);
});

test('the table is narrowed down in its address, and walked through by keyboard', async ({
  page,
}) => {
  await signIn(page, OPERATOR);
  await page.goto('/desk/titles');
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByLabel('Status').selectOption('coming');
  await expect(page).toHaveURL(/stage=coming/);
  const stages = page.locator('tbody td:last-child');
  await expect(stages.filter({ hasNotText: 'Coming soon' })).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search', exact: true })).toBeFocused();
  await page.getByLabel('Kind').selectOption('concert');
  await page.getByLabel('Status').selectOption('now');
  await expect(stages.filter({ hasNotText: 'Now showing' })).toHaveCount(0);
  const rows = page.locator('tbody a');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(rows.first()).toBeFocused();
  const name = await rows.first().innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/stage=now&kind=concert|kind=concert&stage=now/);
});
