import type { QuoteLine } from '@houseful/contract/booking';
import type { OrderChangeKind } from '@houseful/contract/order-kinds';
import type { Money } from '@houseful/contract/primitives';
import { type MailAbout, writeMail, type WrittenMail } from './mail-page.ts';
import { BACK_IN, moneyDetails } from './money-back.ts';
import { oneLine } from './show-words.ts';

export interface ChangeWords extends MailAbout {
  readonly ticketCode: string;
  readonly what: OrderChangeKind;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
  readonly refund: Money | null;
  /** Whether the papers of the order come with it. */
  readonly hasPapers: boolean;
}

const OPENINGS: Readonly<Record<OrderChangeKind, string>> = {
  'contact-changed':
    'Somebody at the desk has changed whose order this is, or where its tickets go.',
  'seats-moved': 'Your seats have changed. The tickets for your old seats open no gate any more.',
  'seats-cancelled':
    'Some of your tickets are cancelled, and open no gate any more. The others stay good.',
  cancelled: 'Your order is cancelled.',
  refunded: 'Money of your order goes back to you. Your tickets stay as they are.',
};
const SUBJECTS: Readonly<Record<OrderChangeKind, string>> = {
  'contact-changed': 'Your order has changed',
  'seats-moved': 'Your new seats',
  'seats-cancelled': 'Some tickets cancelled',
  cancelled: 'Cancelled',
  refunded: 'Your money goes back',
};

/** The mail about an order that the house has changed: what is left of it, and what goes back. */
export function writeChange(words: ChangeWords): WrittenMail {
  const { what, lines, total, refund, ticketCode, hasPapers } = words;
  const sums: (readonly [string, Money])[] = [['Total', total]];
  if (refund) sums.push(['Goes back to you', refund]);
  const papers = hasPapers ? ['Attached: your tickets as they are now.'] : [];
  const back = refund ? [BACK_IN] : [];
  return writeMail(words, {
    subject: SUBJECTS[what],
    opening: OPENINGS[what],
    ...moneyDetails(lines, `Order ${ticketCode}`, sums),
    orderName: `Order ${ticketCode}`,
    closing: [...back, ...papers].join(' ') || 'There is nothing for you to do.',
  });
}

export interface AddressWords extends MailAbout {
  readonly ticketCode: string;
}

/** The mail to the address that an order had before: the new one is not told to who may be a stranger by now. */
export function writeAddressChange(words: AddressWords): WrittenMail {
  const { ticketCode } = words;
  return writeMail(words, {
    subject: 'Your order goes elsewhere',
    opening:
      'The address of your order was changed at the desk. From now on its mails go to the new one, and no longer here.',
    details: [],
    detailRows: [],
    orderName: oneLine(`Order ${ticketCode}`),
    closing: 'If you did not ask for this, tell the box office at once.',
  });
}
