import { PromoCode } from '@houseful/contract/offers';
import { expect, test } from 'vitest';
import { whyClosed, whyUsedUp } from './offer-limits.ts';
import { personKeys } from './persons.ts';

const at = (time: string) => new Date(`2026-11-20T${time}:00.000Z`);
const window = { opensAt: at('10:00'), closesAt: at('20:00'), endedAt: null };

test.each([
  ['before', at('09:59'), window, 'not-yet'],
  ['at its beginning', at('10:00'), window, null],
  ['at its end', at('20:00'), window, 'over'],
  ['without an end', at('23:00'), { ...window, closesAt: null }, null],
  ['taken back', at('12:00'), { ...window, endedAt: at('12:00') }, 'unknown'],
])('a window, %s', (_what, now, each, reason) => {
  expect(whyClosed(each, now)).toBe(reason);
});

const limits = { usesMax: 10, usesPerPersonMax: 2, budget: 1_000 };

test.each([
  ['all is left', { uses: 9, amount: 900, usesOfPerson: 1, usesOfCode: 0 }, 100, null],
  ['every use is taken', { uses: 10, amount: 0, usesOfPerson: 0, usesOfCode: 0 }, 1, 'used-up'],
  [
    'this person has had theirs',
    { uses: 9, amount: 0, usesOfPerson: 2, usesOfCode: 0 },
    1,
    'used-by-you',
  ],
  ['its code has been used', { uses: 1, amount: 0, usesOfPerson: 0, usesOfCode: 1 }, 1, 'used-up'],
  [
    'it would pass the budget',
    { uses: 9, amount: 900, usesOfPerson: 0, usesOfCode: 0 },
    101,
    'used-up',
  ],
])('%s', (_what, tally, amount, reason) => {
  expect(whyUsedUp(limits, tally, amount)).toBe(reason);
});

test('no limit is none', () => {
  const none = { usesMax: null, usesPerPersonMax: null, budget: null };
  expect(
    whyUsedUp(none, { uses: 1e9, amount: 1e15, usesOfPerson: 99, usesOfCode: 0 }, 1),
  ).toBeNull();
});

test('a person is known by account, mailbox and phone', () => {
  expect(
    personKeys({ accountId: 'usr_1', email: 'Asha+films@Example.org', phone: '+919812345678' }),
  ).toEqual(['account usr_1', 'email asha@example.org', 'phone +919812345678']);
  expect(personKeys({ accountId: null, email: null, phone: null })).toEqual([]);
});

test.each([
  [' diwali 20 ', 'DIWALI20'],
  ['Ｄiwali-20', 'DIWALI-20'],
])('%j is the code %s', (typed, code) => {
  expect(PromoCode.parse(typed)).toBe(code);
});

test.each(['', '   ', 'DIWÁLI', 'A'.repeat(33), "A'; drop"])('%j is no code', (typed) => {
  expect(PromoCode.safeParse(typed).success).toBe(false);
});
