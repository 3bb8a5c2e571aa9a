import type { Quote } from '@houseful/contract/booking';
import type { OrderPapers } from '@houseful/contract/faces/tickets';
import { framedList, writeMail, type WrittenMail } from './mail-page.ts';
import { moneyWords } from './show-words.ts';

export interface ConfirmationWords extends Omit<OrderPapers, 'version' | 'pdf' | 'calendar'> {
  /** Where the order can be seen. */
  readonly orderUrl: string;
  /** What it costs; null where that is not known, and nothing is said of it. */
  readonly quote: Quote | null;
}

/** The mail that says "you are in": subject, plain text and HTML of the same content. */
export function writeConfirmation(words: ConfirmationWords): WrittenMail {
  const { tickets, ticketCode } = words;
  const isOne = tickets.length === 1;
  const ticketsWord = isOne ? 'ticket' : 'tickets';
  const sum = sumOf(words);
  return writeMail(words, {
    subject: `Your ${ticketsWord}`,
    opening: `${isOne ? 'Your seat is' : 'Your seats are'} booked. Enjoy the show!`,
    details: [
      tickets.map(({ seat, gate, category, code }) =>
        [seat, gateWords(gate), category, code].filter(Boolean).join(' · '),
      ),
      sum.map(({ main, small, right }) => `${[main, small].filter(Boolean).join(', ')}: ${right}`),
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
      ...(sum.length > 0 ? [framedList(['Price', ''], sum)] : []),
    ],
    orderName: `Order ${ticketCode}`,
    closing: `Attached: your ${ticketsWord} as a PDF, to print or to show on your phone, and an entry for your calendar.`,
    smallPrint: 'Each code opens the gate once, for whoever shows it first: keep it to yourself.',
  });
}

function gateWords(gate: string): string {
  return gate === '' || /^gate\b/i.test(gate) ? gate : `Gate ${gate}`;
}

interface Sum {
  readonly main: string;
  readonly small: string;
  readonly right: string;
}

/** What the tickets cost, what came off and why, and what was charged: a sum that anybody can check. */
function sumOf({ quote }: Pick<ConfirmationWords, 'quote'>): Sum[] {
  if (!quote || (quote.total.amount === 0 && quote.discount.amount === 0)) return [];
  const { lines, offers = [], fees, taxes, total } = quote;
  const inAll = (amount: number) => moneyWords({ ...total, amount });
  const list = lines.reduce((sum, { price, listPrice }) => sum + (listPrice ?? price).amount, 0);
  const contained = [
    ...(fees.amount > 0 ? [`${inAll(fees.amount)} fee`] : []),
    ...(taxes.amount > 0 ? [`${inAll(taxes.amount)} tax`] : []),
  ];
  return [
    ...(offers.length === 0
      ? []
      : [{ main: lines.length === 1 ? 'Ticket' : 'Tickets', small: '', right: inAll(list) }]),
    ...offers.map(({ name, code, amount }) => ({
      ...{ main: name, small: code ?? '', right: `−${moneyWords(amount)}` },
    })),
    {
      ...{ main: 'Total', right: moneyWords(total) },
      small: contained.length === 0 ? '' : `${contained.join(' and ')} included`,
    },
  ];
}
