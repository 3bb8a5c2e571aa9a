import { describe, expect, it, test } from 'vitest';
import { priceParts, ticketGstRate } from './price-parts.ts';
import {
  FILM_PRICE_MAX_RUPEES,
  FILM_PRICE_MIN_RUPEES,
  type FilmShowing,
  filmPrices,
} from './prices.ts';
import { FILM_TEMPLATES } from './seat-maps/draw-seat-map.ts';

const EVENING: FilmShowing = {
  template: 'multiplex-medium',
  format: '2D',
  cityTier: 1,
  priceLevel: 'standard',
  weekday: 2,
  startMinute: 19 * 60,
};

function rupees(over: Partial<FilmShowing>): number[] {
  return filmPrices({ ...EVENING, ...over }).map(({ amount }) => amount / 100);
}

describe('prices of a film show', () => {
  it.each<[string, Partial<FilmShowing>, number[]]>([
    ['a Tuesday evening', {}, [200, 260, 460]],
    ['a Tuesday morning', { startMinute: 11 * 60 + 55 }, [130, 170, 300]],
    ['a Tuesday afternoon', { startMinute: 12 * 60 }, [170, 220, 390]],
    ['a Friday afternoon', { weekday: 5, startMinute: 16 * 60 + 55 }, [170, 220, 390]],
    ['a Friday evening', { weekday: 5, startMinute: 17 * 60 }, [240, 310, 550]],
    ['a Sunday evening', { weekday: 7 }, [240, 310, 550]],
    ['3D', { format: '3D' }, [240, 300, 500]],
    ['IMAX', { template: 'imax', format: 'IMAX 2D' }, [340, 430, 720]],
    ['IMAX in 3D', { template: 'imax', format: 'IMAX 3D' }, [380, 470, 760]],
    ['4DX', { format: '4DX' }, [380, 440, 640]],
    ['Dolby Cinema', { format: 'Dolby Cinema' }, [320, 380, 580]],
    ['a premium mall', { priceLevel: 'premium' }, [250, 330, 580]],
    ['a smaller city', { cityTier: 2 }, [170, 220, 390]],
    [
      'an old palace on a weekday morning',
      { template: 'single-screen', priceLevel: 'value', cityTier: 2, startMinute: 540 },
      [90, 100, 110],
    ],
  ])('%s', (_name, over, expected) => {
    expect(rupees(over)).toEqual(expected);
  });
});

const EVERY_SHOWING = FILM_TEMPLATES.flatMap((template) =>
  ['2D', '3D', 'IMAX 2D', 'IMAX 3D', '4DX'].flatMap((format) =>
    ([1, 2] as const).flatMap((cityTier) =>
      (['value', 'standard', 'premium'] as const).flatMap((priceLevel) =>
        [1, 5, 6].flatMap((weekday) =>
          [540, 800, 1200].map(
            (startMinute): FilmShowing => ({
              ...{ template, format, cityTier, priceLevel, weekday, startMinute },
            }),
          ),
        ),
      ),
    ),
  ),
);

test('every price is a multiple of ₹10 from ₹90 to ₹1,500, and dearer categories cost more', () => {
  const wrong = EVERY_SHOWING.map((showing) => rupees(showing)).filter(
    (prices) =>
      prices.some((price, index) => price % 10 !== 0 || price <= (prices[index - 1] ?? 0)) ||
      Math.min(...prices) < FILM_PRICE_MIN_RUPEES ||
      Math.max(...prices) > FILM_PRICE_MAX_RUPEES,
  );
  expect(wrong).toEqual([]);
});

test('every price that is asked has a GST slab that its ticket’s value really is in', () => {
  const wrong = EVERY_SHOWING.flatMap((showing) => filmPrices(showing)).filter(({ amount }) => {
    const { base, fee } = priceParts(amount, 'film');
    const ticketWithTax = amount - Math.round(fee * 1.18);
    const percent = ticketGstRate(ticketWithTax, 'film') / 100;
    return base <= 100_00 ? percent !== 5 : percent !== 18;
  });
  expect(wrong).toEqual([]);
});
