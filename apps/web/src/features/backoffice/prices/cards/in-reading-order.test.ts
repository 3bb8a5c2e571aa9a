import { expect, it } from 'vitest';
import { EMPTY_BLOCK } from './card-form.ts';
import { inReadingOrder } from './in-reading-order.ts';

const block = (changes: object) => ({ ...EMPTY_BLOCK, ...changes });

it('puts what names more first, then a format, a time of day, the shorter one, and fewer days', () => {
  const always = block({});
  const weekend = block({ weekdays: [6, 7] });
  const week = block({ weekdays: [1, 2, 3, 4, 5] });
  const night = block({ from: '22:00', until: '02:00' });
  const evening = block({ from: '17:00', until: '23:00' });
  const imax = block({ format: 'IMAX' });
  const imaxNight = block({ format: 'IMAX', from: '22:00', until: '02:00' });
  const order = [imaxNight, imax, night, evening, weekend, week, always];
  expect(inReadingOrder(order.toReversed())).toEqual(order);
  expect(inReadingOrder(order)).toEqual(order);
});
