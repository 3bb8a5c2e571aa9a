import type { QuoteLine } from '@houseful/contract/booking';
import type { OrderPapers } from '@houseful/contract/faces/tickets';
import type { Money } from '@houseful/contract/primitives';
import { framedList, type MailAbout, writeMail, type WrittenMail } from './mail-page.ts';
import { BACK_IN, moneyDetails } from './money-back.ts';
import { moneyWords, whenWords } from './show-words.ts';

export interface CancelledShowWords extends MailAbout {
  readonly ticketCode: string;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
  /** Null: it had cost nothing. */
  readonly refund: Money | null;
  /** The house's own words; null: none. */
  readonly message: string | null;
}

/** The mail about a show that the house has cancelled: that it is off, and that everything comes back. */
export function writeCancelledShow(words: CancelledShowWords): WrittenMail {
  const { lines, total, refund, ticketCode, message } = words;
  const isOne = lines.length === 1;
  const sorry = `We are sorry: this show is cancelled. ${isOne ? 'Your ticket opens' : 'Your tickets open'} no gate any more.`;
  return writeMail(words, {
    subject: 'Show cancelled',
    opening: [sorry, message && quoted(message)].filter(Boolean).join(' '),
    ...moneyDetails(lines, `Order ${ticketCode}`, [
      ['Paid', total],
      ['Goes back to you, fee and taxes included', refund ?? { ...total, amount: 0 }],
    ]),
    orderName: `Order ${ticketCode}`,
    closing: refund
      ? `There is nothing for you to do. ${BACK_IN}`
      : 'There is nothing for you to do: your tickets had cost nothing.',
  });
}

/** What is told when the move is: the papers are asked for when it is sent. */
export interface MoveWords {
  readonly from: { readonly startsAt: string; readonly screenName: string };
  readonly message: string | null;
  /** What giving everything back gives; of nothing: it had cost nothing. */
  readonly refund: Money;
}

export type MovedShowWords = MoveWords &
  Omit<OrderPapers, 'pdf' | 'calendar'> & { readonly orderUrl: string };

/** The mail about a show that the house has moved: from when to when, the new tickets, and the way out. */
export function writeMovedShow(words: MovedShowWords): WrittenMail {
  const { show, from, message, refund, tickets, ticketCode } = words;
  const isOne = tickets.length === 1;
  const before = whenWords({ ...show, startsAt: from.startsAt });
  const moves = [
    ['Before', [before, from.screenName].join(', ')],
    ['Now', [whenWords(show), show.screenName].join(', ')],
  ] as const;
  const opening = [
    'This show has moved to another time or place.',
    message && quoted(message),
    `Your ${isOne ? 'seat is still yours' : 'seats are still yours'}: use the ${isOne ? 'ticket' : 'tickets'} of this mail.`,
  ];
  const wayOut =
    refund.amount > 0
      ? `If it does not suit you, give your order back on its page until the show begins: all of it, ${moneyWords(refund)}, comes back, fee and taxes included.`
      : 'If it does not suit you, give your order back on its page until the show begins.';
  return writeMail(words, {
    subject: 'Show moved',
    opening: opening.filter(Boolean).join(' '),
    details: [
      moves.map(([what, when]) => `${what}: ${when}`),
      tickets.map(({ seat, code }) => `${seat} · ${code}`),
    ],
    detailRows: [
      framedList(
        ['Moved', `Order ${ticketCode}`],
        [
          ...moves.map(([what, when]) => ({ main: what, small: when, right: '' })),
          ...tickets.map(({ seat, category, code }) => ({
            ...{ main: seat, small: category, right: code },
          })),
        ],
      ),
    ],
    orderName: `Order ${ticketCode}`,
    closing: wayOut,
    smallPrint:
      'Attached: your tickets with the new time, and an entry that changes the one in your calendar.',
  });
}

/** The house's words stand apart from ours. */
function quoted(message: string): string {
  return `The house says: “${message}”`;
}
