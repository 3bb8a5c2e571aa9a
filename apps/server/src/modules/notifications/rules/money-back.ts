import type { QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { framedList, type MailAbout, writeMail, type WrittenMail } from './mail-page.ts';
import { moneyWords, seatWords } from './show-words.ts';

/** Said here and nowhere else: how long a bank takes to show money that comes back. */
export const BACK_IN =
  'The money goes back the way it was paid, and is with you in 5 to 7 working days.';

export interface CancellationWords extends MailAbout {
  readonly ticketCode: string;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
  /** Null when nothing goes back. */
  readonly refund: Money | null;
}

/** The mail about an order that its buyer has cancelled: what for, what goes back, what is kept. */
export function writeCancellation(words: CancellationWords): WrittenMail {
  const { lines, total, refund, ticketCode } = words;
  const back = refund ?? { amount: 0, currency: total.currency };
  const kept = { amount: total.amount - back.amount, currency: total.currency };
  const isOne = lines.length === 1;
  return writeMail(words, {
    subject: 'Cancelled',
    opening: `Your order is cancelled. ${isOne ? 'Its ticket opens' : 'Its tickets open'} no gate any more.`,
    ...moneyDetails(lines, `Order ${ticketCode}`, [
      ['Paid', total],
      ['Goes back to you', back],
      ...(kept.amount > 0 ? [['Kept', kept] as const] : []),
    ]),
    orderName: `Order ${ticketCode}`,
    closing: refund ? BACK_IN : 'By the terms that this show was sold under, nothing goes back.',
  });
}

export interface LatePaymentWords extends MailAbout {
  readonly lines: readonly QuoteLine[];
  readonly amount: Money;
  /** As in `booking.order-unfulfillable`. */
  readonly reason: string;
}

const BY_THEN: Readonly<Record<string, string>> = {
  'seats-gone': 'By then the seats were gone.',
  'order-closed': 'By then the order was closed.',
  'show-over': 'By then the show was over.',
  'show-cancelled': 'By then the show was cancelled.',
};

/** The mail about money that came too late to buy anything, and goes back by itself. */
export function writeLatePayment(words: LatePaymentWords): WrittenMail {
  const { lines, amount, reason } = words;
  const opening = [
    'Your payment reached us too late.',
    BY_THEN[reason],
    'You have no ticket, and all of your money goes back.',
  ];
  return writeMail(words, {
    subject: 'Your money goes back',
    opening: opening.filter(Boolean).join(' '),
    ...moneyDetails(lines, 'Your order', [['Goes back to you', amount]]),
    orderName: 'Your order',
    closing: `There is nothing for you to do. ${BACK_IN}`,
  });
}

type Sums = readonly (readonly [string, Money])[];

/** Seats with what they cost, then the sums; in both forms of a mail. */
export function moneyDetails(lines: readonly QuoteLine[], orderName: string, sums: Sums) {
  return {
    details: [
      lines.map((line) => `${seatWords(line)} · ${line.categoryName} · ${moneyWords(line.price)}`),
      sums.map(([what, money]) => `${what}: ${moneyWords(money)}`),
    ],
    detailRows: [
      framedList(
        ['Seats', orderName],
        [
          ...lines.map((line) => ({
            main: seatWords(line),
            small: line.categoryName,
            right: moneyWords(line.price),
          })),
          ...sums.map(([what, money]) => ({ main: what, small: '', right: moneyWords(money) })),
        ],
      ),
    ],
  };
}
