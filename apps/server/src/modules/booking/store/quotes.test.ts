import type { QuoteLine } from '@houseful/contract/booking';
import { expect, test } from 'vitest';
import { sumOf } from '../rules/quote.ts';
import { type PackedQuote, packQuote, unpackQuote } from './quotes.ts';

const inr = (amount: number) => ({ amount, currency: 'INR' });

const line: QuoteLine = {
  seatId: 'A1',
  section: 'Stalls',
  row: 'A',
  number: '1',
  gate: 'Gate 1',
  kind: 'standard',
  categoryId: 'silver',
  categoryName: 'Silver',
  price: inr(25_000),
  parts: { base: inr(20_339), fee: inr(847), tax: inr(3_814) },
};

test.each<[string, Partial<QuoteLine>]>([
  ['a plain ticket', {}],
  ['a child’s', { ticketTypeId: 'child', ticketTypeName: 'Child' }],
  ['one whose card states it before tax', { stated: inr(20_339) }],
  ['both', { ticketTypeId: 'child', ticketTypeName: 'Child', stated: inr(0) }],
])('%s is the same after it was kept', (_what, changes) => {
  const quote = sumOf([{ ...line, ...changes }], 'INR');
  const kept = JSON.parse(JSON.stringify(packQuote(quote))) as PackedQuote;
  expect(unpackQuote(kept)).toEqual(quote);
});

test('what was kept before there were ticket types still reads', () => {
  const old: PackedQuote = {
    currency: 'INR',
    discount: 0,
    lines: [
      [
        'A1',
        'Stalls',
        'A',
        '1',
        'Gate 1',
        'standard',
        'silver',
        'Silver',
        25_000,
        20_339,
        847,
        3_814,
      ],
    ],
  };
  expect(unpackQuote(old)).toEqual(sumOf([line], 'INR'));
});
