import type { OrderPapers } from '@houseful/contract/faces';
import { framedList, writeMail, type WrittenMail } from './mail-page.ts';

export interface ConfirmationWords extends Omit<OrderPapers, 'version' | 'pdf' | 'calendar'> {
  /** Where the order can be seen. */
  readonly orderUrl: string;
}

/** The mail that says "you are in": subject, plain text and HTML of the same content. */
export function writeConfirmation(words: ConfirmationWords): WrittenMail {
  const { tickets, ticketCode } = words;
  const isOne = tickets.length === 1;
  const ticketsWord = isOne ? 'ticket' : 'tickets';
  return writeMail(words, {
    subject: `Your ${ticketsWord}`,
    opening: `${isOne ? 'Your seat is' : 'Your seats are'} booked. Enjoy the show!`,
    details: [
      tickets.map(({ seat, gate, category, code }) =>
        [seat, gateWords(gate), category, code].filter(Boolean).join(' · '),
      ),
    ],
    detailRows: [
      framedList(
        ['Seats', `Order ${ticketCode}`],
        tickets.map(({ seat, gate, category, code }) => ({
          main: seat,
          small: [gateWords(gate), category].filter(Boolean).join(' · '),
          right: code,
        })),
      ),
    ],
    orderName: `Order ${ticketCode}`,
    closing: `Attached: your ${ticketsWord} as a PDF, to print or to show on your phone, and an entry for your calendar.`,
    smallPrint: 'Each code opens the gate once, for whoever shows it first: keep it to yourself.',
  });
}

function gateWords(gate: string): string {
  return gate === '' || /^gate\b/i.test(gate) ? gate : `Gate ${gate}`;
}
