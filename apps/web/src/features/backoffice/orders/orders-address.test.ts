import { expect, onTestFinished, test, vi } from 'vitest';
import { askedOf, readLooked } from './orders-address.ts';

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

test.each([
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('also %s, when the clocks change', (day, from, until) => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(askedOf(read(`from=${day}&until=${day}`))).toMatchObject({ from, until });
});
