import { readFile } from 'node:fs/promises';
import { SeatMap } from '@houseful/contract/seat-map';
import { checkPlan } from '@houseful/seat-plan/check-plan';
import { drawSeatMap } from '@houseful/seat-plan/draw-seat-map';
import { readPlan } from '@houseful/seat-plan/files/plan-json';
import type { Plan } from '@houseful/seat-plan/plan';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';

const DESK = { width: 1280, height: 800 };

/** The designer by itself, with a room on it; drawing wants more than a phone. */
async function openDesigner(page: Page, room: string): Promise<void> {
  await page.setViewportSize(DESK);
  await page.goto(`/gallery/seat-plan?room=${room}`);
  await expect(drawing(page)).toBeVisible();
}

function drawing(page: Page) {
  return page.getByRole('application', { name: 'Drawing of the room' });
}

/** Shares of the drawing's window, from its top-left corner. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await drawing(page).boundingBox();
  if (!box) throw new Error('no drawing');
  const at = ([x, y]: [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 5 });
  await page.mouse.up();
}

async function fill(page: Page, field: string, value: string): Promise<void> {
  const box = page.getByRole('textbox', { name: field, exact: true });
  await box.fill(value);
  await box.press('Enter');
}

async function exported(page: Page): Promise<Plan> {
  await page.getByRole('button', { name: 'File' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
  const read = readPlan(await readFile(await (await download).path(), 'utf8'));
  if (!('plan' in read)) throw new Error(JSON.stringify(read.flaws));
  return read.plan;
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

test('a room of 300 seats is drawn in a few steps, and taken along as a file', async ({ page }) => {
  await openDesigner(page, 'empty');
  await page.getByRole('button', { name: 'Rows', exact: true }).click();
  await drag(page, [0.3, 0.4], [0.7, 0.7]);
  await fill(page, 'Rows', '15');
  await fill(page, 'Seats in a row', '20');
  await page.getByLabel('Curve').selectOption({ label: 'Bent' });
  await page.getByRole('button', { name: 'Add an aisle' }).click();
  await page.getByLabel('Seat numbers').selectOption({ index: 1 });
  await page.getByRole('tab', { name: 'Room' }).click();
  await page.getByRole('textbox', { name: 'Depth' }).last().fill('2600');
  await page.getByRole('textbox', { name: 'Depth' }).last().press('Enter');
  await expect(page.getByText('300 seats', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Categories' })).toBeVisible();

  const plan = await exported(page);
  expect(checkPlan(plan)).toEqual([]);
  const map = SeatMap.parse(drawSeatMap(plan, { seatMapId: 'map_1', name: 'Screen 4' }));
  const [row] = map.sections[0]?.rows ?? [];
  expect(row?.seats.map(({ number }) => number).join(' ')).toMatch(/^20 19 18 .* 2 1$/);
  expect(row?.seats[9]?.aisleAfter).toBe(true);

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('heading', { name: 'version 1' })).toBeVisible();
});

test('what is wrong is shown at the seat, and undone', async ({ page }) => {
  await openDesigner(page, 'cinema-120');
  await drawing(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+d');
  const check = page.getByRole('tab', { name: /Check/ });
  await expect(check).toContainText(/\d/);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('With these the room cannot be published.')).toBeVisible();
  await page.getByRole('button', { name: /row A has 12 numbers more than once/ }).click();
  await page.getByRole('tab', { name: 'Selected' }).click();
  await expect(page.getByText('24 seats')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: Paste' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await check.click();
  await expect(page.getByText('Nothing is wrong with this room.')).toBeVisible();
});

test('a table comes in as seats that can be edited; a wrong one says where', async ({ page }) => {
  await openDesigner(page, 'empty');
  await bring(page, 'room.csv', 'row;seat;x;y\nA;1;500;far\n');
  await expect(page.getByRole('dialog')).toContainText('Line 2, column 4');
  await page.keyboard.press('Escape');
  await bring(page, 'room.csv', 'row;seat;x;y\nA;1;500;700\nA;2;560;700\nB;1;500;800\n');
  await expect(page.getByText('3 seats')).toBeVisible();
  await page.getByRole('tab', { name: 'List' }).click();
  await page.getByRole('treeitem', { name: 'Rows A to B' }).click();
  await page.getByRole('tab', { name: 'Selected' }).click();
  await fill(page, 'Row of 1', 'BB');
  const plan = await exported(page);
  const [section] = drawSeatMap(plan, { seatMapId: 'map_1', name: 'Room' }).sections;
  const ids = section?.rows.flatMap(({ seats }) => seats.map(({ seatId }) => seatId));
  expect(ids).toEqual(['A1', 'A2', 'BB1']);
});

test('keys alone are enough', async ({ page }) => {
  await openDesigner(page, 'empty');
  await drawing(page).focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect(page.getByText('50 seats').first()).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Undo: Move' })).toBeVisible();

  await page.getByRole('tab', { name: 'Selected' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem').first().focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('treeitem', { name: 'A 1', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Delete');
  await expect(page.getByText('48 seats')).toBeVisible();
});

test('the designer is accessible, by day and by night', async ({ page }) => {
  await openDesigner(page, 'theatre');
  await drawing(page).click({ position: { x: 400, y: 350 } });
  for (const tab of ['Selected', 'Room', 'List', 'Check']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, `designer, ${tab}`);
  }
  await drawing(page).focus();
  await page.keyboard.press('b');
  await expectAccessible(page, 'designer, painting');
  await page.keyboard.press('?');
  await expectAccessible(page, 'designer, keys');
});

test('on a phone the room is for looking', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/gallery/seat-plan?room=club');
  await expect(page.getByText(/you need a larger screen/)).toBeVisible();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await drawing(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('110 seats · 450 standing places')).toBeVisible();
  await expectAccessible(page, 'designer on a phone');
});
