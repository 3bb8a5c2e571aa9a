import { expect, test } from 'vitest';
import { SHEET_NUMBERS } from './sheet-index.ts';
import { Unwritten } from './unwritten.ts';

test('a note is found until it is written, also while it is on its way', () => {
  const unwritten = new Unwritten(100);
  unwritten.add('room', 5, 50);
  expect(unwritten.find('room', 0, 50)).toBe(5);
  const notes = unwritten.close();
  unwritten.add('room', 6, 60);
  expect([50, 60].map((print) => unwritten.find('room', 0, print))).toEqual([5, 6]);
  unwritten.written(notes);
  expect([50, 60].map((print) => unwritten.find('room', 0, print))).toEqual([undefined, 6]);
  expect(unwritten.close()).toMatchObject([{ numbers: [6], prints: [60] }]);
});

test('the lowest number of a print counts, and rooms and sheets are kept apart', () => {
  const unwritten = new Unwritten(100);
  unwritten.add('room', 9, 50);
  unwritten.close();
  unwritten.add('room', 7, 50);
  unwritten.add('room', 8, 50);
  unwritten.add('other', 1, 50);
  unwritten.add('room', SHEET_NUMBERS, 50);
  expect(unwritten.find('room', 0, 50)).toBe(7);
  expect(unwritten.find('room', 1, 50)).toBe(SHEET_NUMBERS);
  expect(unwritten.find('other', 0, 50)).toBe(1);
  expect(unwritten.find('other', 0, 51)).toBeUndefined();
});

test('a row is of one sheet, in the order of numbers, whoever was noted first', () => {
  const unwritten = new Unwritten(100);
  for (const number of [3, 1, SHEET_NUMBERS + 1, 2, SHEET_NUMBERS])
    unwritten.add('room', number, number * 10);
  expect(unwritten.close()).toEqual([
    { roomId: 'room', sheet: 0, numbers: [1, 2, 3], prints: [10, 20, 30] },
    {
      roomId: 'room',
      sheet: 1,
      numbers: [SHEET_NUMBERS, SHEET_NUMBERS + 1],
      prints: [SHEET_NUMBERS * 10, SHEET_NUMBERS * 10 + 10],
    },
  ]);
});

test('a sheet that is filling up is left out once; a full one, and what was left out, never', () => {
  const unwritten = new Unwritten(2 * SHEET_NUMBERS);
  for (let number = 0; number <= SHEET_NUMBERS; number += 1) unwritten.add('room', number, number);
  unwritten.add('other', 7, 70);
  const [full, ...others] = unwritten.closeRipe();
  expect(full?.numbers).toHaveLength(SHEET_NUMBERS);
  expect(others).toEqual([]);
  expect(unwritten.find('other', 0, 70)).toBe(7);
  unwritten.written([full as NonNullable<typeof full>]);
  unwritten.add('other', 8, 80);
  const ripe = unwritten.closeRipe();
  expect(ripe).toMatchObject([{ numbers: [SHEET_NUMBERS] }, { numbers: [7, 8] }]);
  unwritten.written(ripe);
  // What comes to a sheet after it was written waits anew.
  unwritten.add('other', 9, 90);
  expect(unwritten.closeRipe()).toEqual([]);
  expect(unwritten.close()).toMatchObject([{ numbers: [9] }]);
});

test('past the limit the oldest make room, and are counted', () => {
  const unwritten = new Unwritten(3);
  unwritten.add('room', 1, 10);
  unwritten.add('room', 2, 20);
  unwritten.close();
  unwritten.add('room', 3, 30);
  expect(unwritten.takeLost()).toBe(0);
  unwritten.add('room', 4, 40);
  expect(unwritten.takeLost()).toBe(2);
  expect(unwritten.takeLost()).toBe(0);
  expect([10, 20, 30, 40].map((print) => unwritten.find('room', 0, print))).toEqual([
    undefined,
    undefined,
    3,
    4,
  ]);
  // Room for one more, and then not any more.
  unwritten.add('room', 5, 50);
  expect(unwritten.takeLost()).toBe(0);
  unwritten.add('room', 6, 60);
  expect(unwritten.takeLost()).toBe(4);
});

test('a forgotten room leaves its room to others', () => {
  const unwritten = new Unwritten(3);
  unwritten.add('over', 1, 10);
  unwritten.close();
  unwritten.add('over', 2, 20);
  unwritten.forget('over');
  expect(unwritten.close()).toEqual([]);
  for (const number of [1, 2, 3]) unwritten.add('room', number, number);
  expect(unwritten.takeLost()).toBe(0);
});
