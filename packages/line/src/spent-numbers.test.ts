import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { NUMBERS_PER_PAGE, SpentNumbers } from './spent-numbers.ts';

const numbers = fc.array(fc.nat({ max: 3 * NUMBERS_PER_PAGE }), { maxLength: 60 });

test.prop([numbers])('it is a set', (added) => {
  const spent = new SpentNumbers();
  const seen = new Set<number>();
  for (const number of added) {
    expect(spent.add(number)).toBe(!seen.has(number));
    seen.add(number);
  }
  for (const number of added) {
    for (const near of [number - 1, number, number + 1]) {
      if (near >= 0) expect(spent.has(near)).toBe(seen.has(near));
    }
  }
});

test.prop([numbers, numbers])('pages of two processes join to one, in any order', (here, there) => {
  const parts = [here, there].map((added) => {
    const spent = new SpentNumbers();
    for (const number of added) spent.add(number);
    return spent;
  });
  const joined = new SpentNumbers();
  for (const part of [...parts, ...parts].toReversed()) {
    for (const index of part.pages()) joined.joinPage(index, part.page(index) as Uint8Array);
  }
  for (const number of [...here, ...there]) expect(joined.has(number)).toBe(true);
  const count = new Set([...here, ...there]).size;
  const bits = joined
    .pages()
    .flatMap((index) => [...(joined.page(index) as Uint8Array)])
    .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  expect(bits).toBe(count);
});

test('a page handed out is a copy; what is no page is refused', () => {
  const spent = new SpentNumbers();
  spent.add(3);
  (spent.page(0) as Uint8Array).fill(255);
  expect(spent.has(4)).toBe(false);
  expect(spent.page(1)).toBeUndefined();
  expect(() => spent.joinPage(0, new Uint8Array(7))).toThrow(RangeError);
});

test('ten million people who all leave are a million and a quarter bytes', () => {
  const spent = new SpentNumbers();
  for (let number = 0; number < 10_000_000; number += NUMBERS_PER_PAGE) spent.add(number);
  const bytes = spent.pages().length * (spent.page(0) as Uint8Array).length;
  expect(bytes).toBeLessThan(1_260_000);
});
