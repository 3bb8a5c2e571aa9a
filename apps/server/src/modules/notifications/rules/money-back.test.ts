import type { QuoteLine } from '@houseful/contract/booking';
import { describe, expect, test } from 'vitest';
import {
  type CancellationWords,
  type LatePaymentWords,
  writeCancellation,
  writeLatePayment,
} from './money-back.ts';

const inr = (amount: number) => ({ amount, currency: 'INR' });
const line = (number: string): QuoteLine => ({
  seatId: `K${number}`,
  section: 'Gold',
  row: 'K',
  number,
  gate: '2',
  kind: 'standard',
  categoryId: 'gold',
  categoryName: 'Recliner',
  price: inr(25_000),
  parts: { base: inr(20_339), fee: inr(847), tax: inr(3_814) },
});
const about = {
  show: {
    titleId: 'ttl_dangal',
    titleName: 'Dangal',
    kind: 'movie',
    certificate: 'UA 13+',
    posterUrl: '/art/dangal.svg',
    venueName: 'PVR Icon',
    venueAddress: '462 Senapati Bapat Marg, Mumbai 400013',
    cityName: 'Mumbai',
    screenName: 'Screen 4',
    language: 'Hindi',
    format: '2D',
    startsAt: '2026-11-20T14:30:00.000Z',
    endsAt: '2026-11-20T17:15:00.000Z',
    timeZone: 'Asia/Kolkata',
  },
  contact: { name: 'Asha' },
  orderUrl: 'https://tickets.example.org/orders/ord_1',
  lines: [line('12'), line('13')],
};

function cancellation(changes: Partial<CancellationWords> = {}): CancellationWords {
  return { ...about, ticketCode: 'K7QM4PXD', total: inr(50_000), refund: inr(36_000), ...changes };
}

function latePayment(changes: Partial<LatePaymentWords> = {}): LatePaymentWords {
  return { ...about, amount: inr(50_000), reason: 'seats-gone', ...changes };
}

describe('the mail about a cancellation', () => {
  test('says what was cancelled, what goes back, what is kept, and when to expect it', () => {
    const { subject, text } = writeCancellation(cancellation());
    expect(subject).toBe('Cancelled: Dangal, Fri, 20 Nov, 8:00 pm');
    expect(text).toBe(`Hello Asha,

Your order is cancelled. Its tickets open no gate any more.

Dangal
UA 13+ · Hindi · 2D
Friday, 20 November 2026, 8:00 pm (India Standard Time)
Screen 4, PVR Icon
462 Senapati Bapat Marg, Mumbai 400013

Gold · Row K · Seat 12 · Recliner · ₹250.00
Gold · Row K · Seat 13 · Recliner · ₹250.00

Paid: ₹500.00
Goes back to you: ₹360.00
Kept: ₹140.00

Order K7QM4PXD: https://tickets.example.org/orders/ord_1

The money goes back the way it was paid, and is with you in 5 to 7 working days.

-- 
Houseful
`);
  });

  test('does not promise money that does not come, nor keep what is not kept', () => {
    const nothing = writeCancellation(cancellation({ refund: null })).text;
    expect(nothing).toContain('Goes back to you: ₹0.00\nKept: ₹500.00');
    expect(nothing).toContain('nothing goes back');
    expect(nothing).not.toContain('working days');
    expect(writeCancellation(cancellation({ refund: inr(50_000) })).text).not.toContain('Kept');
  });

  test('speaks of one ticket where there is one', () => {
    expect(writeCancellation(cancellation({ lines: [line('12')] })).text).toContain(
      'Its ticket opens no gate any more.',
    );
  });
});

describe('the mail about money that came too late', () => {
  test.each([
    ['seats-gone', 'By then the seats were gone.'],
    ['order-closed', 'By then the order was closed.'],
    ['show-over', 'By then the show was over.'],
  ])('for %s says why, how much and when', (reason, why) => {
    const { subject, text } = writeLatePayment(latePayment({ reason }));
    expect(subject).toBe('Your money goes back: Dangal, Fri, 20 Nov, 8:00 pm');
    expect(text).toContain(`Your payment reached us too late. ${why} You have no ticket`);
    expect(text).toContain('Goes back to you: ₹500.00');
    expect(text).toContain('5 to 7 working days');
  });

  test('for a reason it has no words for leaves them out', () => {
    expect(writeLatePayment(latePayment({ reason: 'a-new-one' })).text).toContain(
      'too late. You have no ticket',
    );
  });
});

test.each([
  ['cancellation', writeCancellation(cancellation())],
  ['late payment', writeLatePayment(latePayment())],
])('the mail about a %s says the same in HTML, without anything from afar', (_what, mail) => {
  for (const said of ['Dangal', 'Row K', '8:00 pm', 'PVR Icon', 'Goes back to you', '5 to 7']) {
    expect(mail.html).toContain(said);
  }
  expect(mail.html).not.toMatch(/<(script|style|link|img|iframe|form|object)\b|\bon\w+=|url\(/i);
});

test('every name is text', () => {
  const evil = `<script>alert('x')</script>`;
  const mail = writeCancellation(
    cancellation({
      contact: { name: evil },
      lines: [{ ...line('12'), section: evil, categoryName: evil }],
    }),
  );
  expect(mail.html).not.toContain('<script');
});
