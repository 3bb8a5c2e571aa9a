import { expect, test } from 'vitest';
import { askedOf, changeAddress, readLooked } from './orders-address.ts';

const read = (address: string) => readLooked(new URLSearchParams(address));

test('the address says what is looked for; what nobody understands is nothing', () => {
  expect(read('q=+asha+&status=CONFIRMED&venueId=ven_1&channel=counter&from=2026-11-20')).toEqual({
    ...{ q: 'asha', status: 'CONFIRMED', venueId: 'ven_1', showId: undefined },
    ...{ channel: 'counter', from: '2026-11-20', until: undefined },
  });
  const nothing = Object.values(read('q=&status=LOST&channel=moon&from=yesterday&until=2026'));
  expect(nothing.every((value) => value === undefined)).toBe(true);
});

test('the last day is looked at as a whole', () => {
  const { from, until } = askedOf(read('from=2026-11-20&until=2026-11-20'));
  expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60 * 1000);
});

test('what is changed is changed, and the rest stays', () => {
  const before = new URLSearchParams('q=asha&status=CANCELLED');
  expect(changeAddress(before, { status: undefined, venueId: 'ven_2' }).toString()).toBe(
    'q=asha&venueId=ven_2',
  );
});
