import type { Quote, QuoteLine } from '@houseful/contract/booking';
import { describe, expect, test } from 'vitest';
import { type ConfirmationWords, writeConfirmation } from './order-confirmation.ts';

function words(changes: Partial<ConfirmationWords> = {}): ConfirmationWords {
  return {
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
    ticketCode: 'K7QM4PXD',
    contact: { name: 'Asha', email: 'asha@example.org' },
    tickets: [
      { code: 'K7QM4PXD-1', seat: 'Gold · Row K · Seat 12', gate: '2', category: 'Gold' },
      { code: 'K7QM4PXD-2', seat: 'Gold · Row K · Seat 13', gate: '', category: 'Gold' },
    ],
    orderUrl: 'https://tickets.example.org/orders/ord_1',
    quote: null,
    ...changes,
  };
}

describe('the confirmation mail', () => {
  test('says in its subject what and when, in the venue’s zone', () => {
    expect(writeConfirmation(words()).subject).toBe('Your tickets: Dangal, Fri, 20 Nov, 8:00 pm');
    const [first] = words().tickets;
    expect(writeConfirmation(words({ tickets: first ? [first] : [] })).subject).toMatch(
      /^Your ticket:/,
    );
  });

  test('is whole in plain text', () => {
    expect(writeConfirmation(words()).text).toBe(`Hello Asha,

Your seats are booked. Enjoy the show!

Dangal
UA 13+ · Hindi · 2D
Friday, 20 November 2026, 8:00 pm (India Standard Time)
Screen 4, PVR Icon
462 Senapati Bapat Marg, Mumbai 400013

Gold · Row K · Seat 12 · Gate 2 · Gold · K7QM4PXD-1
Gold · Row K · Seat 13 · Gold · K7QM4PXD-2

Order K7QM4PXD: https://tickets.example.org/orders/ord_1

Attached: your tickets as a PDF, to print or to show on your phone, and an entry for your calendar.

-- 
Houseful
`);
  });

  test('says the same in HTML, without script, style sheet or picture from afar', () => {
    const { html } = writeConfirmation(words());
    for (const said of [
      'Dangal',
      'K7QM4PXD-2',
      'Row K',
      '8:00 pm',
      'India Standard Time',
      'PVR Icon',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).not.toMatch(/<(script|style|link|img|iframe|form|object)\b|\bon\w+=|url\(/i);
  });

  const inr = (amount: number) => ({ amount, currency: 'INR' });
  const quoteOf = (more: Partial<Quote>): Quote => ({
    ...{ lines: [], subtotal: inr(0), discount: inr(0), fees: inr(1_180), taxes: inr(6_283) },
    ...{ total: inr(45_000), ...more },
  });
  const textOf = (quote: Quote) => writeConfirmation(words({ quote })).text;

  test('says what was charged, and what an offer took off', () => {
    const paid = 'Total, ₹11.80 fee and ₹62.83 tax included: ₹450.00';
    expect(textOf(quoteOf({}))).toContain(`\n\n${paid}\n\nOrder`);
    const line = { price: inr(22_500), listPrice: inr(25_000) } as QuoteLine;
    const offer = { offerId: 'off_1', name: 'First Friday', code: 'FRIDAY', amount: inr(5_000) };
    const quote = quoteOf({ lines: [line, line], discount: inr(5_000), offers: [offer] });
    expect(textOf(quote)).toContain(`Tickets: ₹500.00\nFirst Friday, FRIDAY: −₹50.00\n${paid}\n`);
    expect(writeConfirmation(words({ quote })).html).toContain('−₹50.00');
  });

  test('speaks of no money where none was taken', () => {
    const free = quoteOf({ fees: inr(0), taxes: inr(0), total: inr(0) });
    expect(textOf(free)).not.toContain('Total');
  });

  test('takes every name for text', () => {
    const evil = `<script>alert('x')</script>"&\u202e\r\nSeat: all`;
    const { show } = words();
    const mail = writeConfirmation(
      words({
        show: { ...show, titleName: evil, venueName: evil, venueAddress: evil, screenName: evil },
        contact: { name: evil },
        tickets: [{ code: evil, seat: evil, gate: evil, category: evil }],
        orderUrl: 'https://tickets.example.org/orders/"><script>',
      }),
    );
    expect(mail.html).not.toContain('<script');
    expect(mail.html).not.toContain('\u202e');
    expect(mail.html).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;');
    expect(mail.text.split('\n').filter((line) => line.startsWith('Seat: all'))).toEqual([]);
  });

  test('greets somebody without a name, and leaves out what is not known', () => {
    const { show } = words();
    const { text } = writeConfirmation(
      words({ contact: {}, show: { ...show, certificate: null, language: '', format: '' } }),
    );
    expect(text).toMatch(/^Hello,\n/);
    expect(text).toContain('Dangal\nFriday');
  });
});
