import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPhone, wordsOf } from './order-words.ts';
import { finds, readQuery } from './read-query.ts';

const ASHA = {
  contact: {
    name: 'Zoë D’Souza-Müller',
    email: 'asha.rao+film@example.org',
    phone: '+919876543210',
  },
  ticketCode: 'K7QM4PXD',
  seats: [
    { seatId: 'A12', row: 'A', number: '12' },
    { seatId: 'L2-C7', row: 'C', number: '7' },
    { seatId: 'FLOOR-1204', row: '', number: '1204' },
  ],
};
const words = wordsOf(ASHA);
const found = (typed: string) => {
  const query = readQuery(typed);
  return query !== null && finds(query, words);
};

test.each([
  ...['zoe', 'ZOË', 'Zoe\u0308', 'dsouza', "d'souza", 'D’SOUZA', 'souza', 'muller', 'zo', 'z dsou'],
  ...['asha.rao+film@example.org', 'ASHA.RAO', '@example', 'film@', 'rao'],
  ...[
    '+91 98765 43210',
    '098765-43210',
    '9876543210',
    '(98765) 43210',
    '43210',
    '0091 98765 43210',
  ],
  ...['K7QM4PXD', 'k7qm', 'm4px', 'K7QM4PXD-2'],
  ...['A12', 'a12', 'a-12', 'C7', 'l2-c7', 'floor-1204', 'zoe a12', 'muller 98765 k7qm c7'],
])('%j finds the order', (typed) => expect(found(typed)).toBe(true));

test.each([
  ...['zoé x', 'asha.rao@', 'A1', 'A120', 'B12', '99876543210', 'K7QM4PXE', 'zoe a13', 'oe'],
])('%j does not', (typed) => expect(found(typed)).toBe(false));

test('an order id is one, and nothing is nothing', () => {
  expect(readQuery(' ORD_01kb3wz5x8n0c5t2 ')).toEqual({
    kind: 'order',
    orderId: 'ord_01kb3wz5x8n0c5t2',
  });
  expect(readQuery('  ')).toBeNull();
});

const letters = 'abcdefghijklmnoprstuvyzéüñôçåÀÉ'.split('');
const name = fc
  .array(fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 12 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(' '));
const phone = fc.integer({ min: 6_000_000_000, max: 9_999_999_999 }).map((n) => `+91${n}`);
const code = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('')),
  minLength: 8,
  maxLength: 8,
});
const order = fc.record({ name, phone, code });
/** The same text as somebody else types it. */
const ways = [
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
];

test('whatever the case, the accents and the way to write a number, a part of it finds the order', () => {
  fc.assert(
    fc.property(
      order,
      fc.constantFrom(...ways),
      fc.nat(7),
      fc.integer({ min: 3, max: 8 }),
      fc.constantFrom(' ', '-', ' - ', ''),
      (bought, way, from, length, gap) => {
        const theirs = wordsOf({
          contact: { name: bought.name, phone: bought.phone },
          ticketCode: bought.code,
          seats: [],
        });
        const asked = (typed: string) => {
          const query = readQuery(typed);
          return query === null || finds(query, theirs);
        };
        expect(asked(way(bought.name)), 'name').toBe(true);
        const digits = foldPhone(bought.phone);
        expect(
          asked(`+${digits.slice(0, 2)}${gap}${digits.slice(2, 7)}${gap}${digits.slice(7)}`),
        ).toBe(true);
        expect(asked(`0${digits.slice(2)}`), 'phone with a zero').toBe(true);
        // What looks like a seat, a phone number or an order is asked as such, and codes by their beginning.
        const piece = way(bought.code).slice(0, Math.min(8, from + length));
        if (!/^\d+$/.test(piece)) expect(asked(piece), piece).toBe(true);
      },
    ),
  );
});
