import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { printsUnder } from './prints.ts';
import { SHEET_NUMBERS, SheetIndex } from './sheet-index.ts';

const printOf = printsUnder(createHash('sha256').update('a room').digest());
const sheetOf = (number: number) => Math.floor(number / SHEET_NUMBERS);

test('an empty index knows nobody', () => {
  expect(new SheetIndex().sheetsOf(printOf('a'))).toEqual([]);
});

test('nobody is missed, however full the parts are, and few strangers are taken in', () => {
  const index = new SheetIndex();
  // The first five parts and a bit of the sixth, every number of them.
  const count = 260 * SHEET_NUMBERS;
  for (let number = 0; number < count; number += 1) index.add(printOf(`usr_${number}`), number);
  let missed = 0;
  for (let number = 0; number < count; number += 1) {
    if (!index.sheetsOf(printOf(`usr_${number}`)).includes(sheetOf(number))) missed += 1;
  }
  expect(missed).toBe(0);
  let maybe = 0;
  const strangers = 50_000;
  for (let i = 0; i < strangers; i += 1) {
    if (index.sheetsOf(printOf(`stranger ${i}`)).length > 0) maybe += 1;
  }
  // Six parts, eight slots each, tags of 16 bits: 0.7 in a thousand at most.
  expect(maybe / strangers).toBeLessThan(0.001);
});

test('a part of a million numbers, all taken, misses nobody', () => {
  const index = new SheetIndex();
  const from = 512 * SHEET_NUMBERS;
  const count = 256 * SHEET_NUMBERS;
  for (let i = 0; i < count; i += 1) index.add(printOf(`usr_${i}`), from + i);
  let missed = 0;
  for (let i = 0; i < count; i += 1) {
    if (!index.sheetsOf(printOf(`usr_${i}`)).includes(sheetOf(from + i))) missed += 1;
  }
  expect(missed).toBe(0);
});

test('what finds no room in the table is not lost', () => {
  const index = new SheetIndex();
  // The part for the first sheet has room for 4,248; here come 6,000 prints for it.
  const prints = Array.from({ length: 6_000 }, (_, i) => printOf(`usr_${i}`));
  for (const print of prints) index.add(print, 0);
  expect(prints.filter((print) => !index.sheetsOf(print).includes(0))).toEqual([]);
});

test('sheets are told in ascending order, each once, whatever the order of coming', () => {
  const index = new SheetIndex();
  const print = printOf('somebody');
  const sheets = [900, 3, 0, 300, 17, 3, 301, 70, 1, 0];
  for (const sheet of sheets) index.add(print, sheet * SHEET_NUMBERS + 5);
  expect(index.sheetsOf(print)).toEqual([0, 1, 3, 17, 70, 300, 301, 900]);
});

test('adding the same again takes no room', () => {
  const index = new SheetIndex();
  const prints = Array.from({ length: SHEET_NUMBERS }, (_, i) => printOf(`usr_${i}`));
  for (let time = 0; time < 20; time += 1) {
    for (const [number, print] of prints.entries()) index.add(print, number);
  }
  for (const print of prints) expect(index.sheetsOf(print)).toContain(0);
});
