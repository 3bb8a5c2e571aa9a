import { describe, expect, it } from 'vitest';
import {
  asFilters,
  chosenValues,
  cleared,
  readChoice,
  toggled,
  without,
  withoutDimension,
  writeChoice,
} from './title-choice.ts';

const read = (query: string) => readChoice(new URLSearchParams(query));

describe('the address of a list of titles', () => {
  it.each([
    ['', ''],
    ['kind=movie', '?kind=movie'],
    ['language=Hindi,Tamil', '?language=Hindi,Tamil'],
    ['language=Hindi&language=Tamil&language=Hindi', '?language=Hindi,Tamil'],
    ['certificate=UA+13%2B,XX', '?certificate=UA+13%2B'],
    ['timeOfDay=night,noon', '?timeOfDay=night'],
    ['minRating=8&priceMax=30000', '?minRating=8&priceMax=30000'],
    ['minRating=99&priceMax=-1&date=tomorrow&kind=opera&sort=random&status=gone', ''],
    ['date=2026-11-22&sort=rating', '?date=2026-11-22&sort=rating'],
    ['status=coming&genre=', '?status=coming'],
    ['utm_source=mail&genre=Science+Fiction', '?genre=Science+Fiction'],
  ])('%s is understood as %s', (given, understood) => {
    expect(writeChoice(read(given))).toBe(understood);
    // What was understood is understood again.
    expect(writeChoice(read(understood.slice(1)))).toBe(understood);
  });

  it('names at most twenty values, none longer than the API takes', () => {
    const many = Array.from({ length: 30 }, (_, n) => `G${n}`).join(',');
    expect(read(`genre=${many}`).genre).toHaveLength(20);
    expect(read(`genre=${'x'.repeat(41)}`).genre).toEqual([]);
  });

  it('asks the API without sorting', () => {
    expect(asFilters(read('kind=play&genre=Drama&sort=name'))).toEqual({
      kind: 'play',
      genre: 'Drama',
    });
  });
});

describe('choosing', () => {
  const choice = read('kind=movie&language=Hindi,Tamil&minRating=8&sort=rating');

  it('puts values in and out', () => {
    expect(toggled(choice, 'language', 'Tamil').language).toEqual(['Hindi']);
    expect(toggled(choice, 'genre', 'War').genre).toEqual(['War']);
  });

  it('names what is chosen, and each can be dropped alone', () => {
    const values = chosenValues(choice);
    expect(values).toEqual([
      { dimension: 'language', value: 'Hindi' },
      { dimension: 'language', value: 'Tamil' },
      { dimension: 'minRating', value: '8' },
    ]);
    for (const value of values) {
      expect(chosenValues(without(choice, value))).toEqual(values.filter((one) => one !== value));
    }
  });

  it('drops a whole filter', () => {
    expect(withoutDimension(choice, 'language').language).toEqual([]);
    expect(withoutDimension(choice, 'minRating').minRating).toBeNull();
  });

  it('cleared keeps the kind and the order', () => {
    expect(writeChoice(cleared(choice))).toBe('?kind=movie&sort=rating');
  });
});
