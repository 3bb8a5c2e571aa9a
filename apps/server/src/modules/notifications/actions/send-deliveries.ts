import type { BookingFace } from '@houseful/contract/faces/booking';
import type { OrderPapers, TicketsFace } from '@houseful/contract/faces/tickets';
import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { Problem } from '#platform/problem';
import type { Logger } from '#platform/telemetry/logger';
import type { Letter, NotificationChannel } from '../channels/channel.ts';
import type { CountDelivery } from '../delivery-metrics.ts';
import { writeCancelledShow, writeMovedShow } from '../rules/changed-show.ts';
import { writeInvitation } from '../rules/invitation.ts';
import { writeCancellation, writeLatePayment } from '../rules/money-back.ts';
import { writeAddressChange, writeChange } from '../rules/order-changed.ts';
import { writeConfirmation } from '../rules/order-confirmation.ts';
import { pauseAfter } from '../rules/retry.ts';
import {
  claimDueDeliveries,
  type ClaimedDelivery,
  endDelivery,
  postponeDelivery,
} from '../store/deliveries.ts';

/** Sent side by side: what one waits for the mail server, another is printed. */
const DELIVERIES_PER_ROUND_MAX = 8;
/** Longer than printing and sending can take; a process that died is believed dead after it. */
const CLAIM_MS = 5 * MINUTE_MS;

export interface SendDeliveriesDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channel: NotificationChannel;
  readonly renderOrder: TicketsFace['renderOrder'];
  readonly readQuote: BookingFace['readQuote'];
  readonly publicUrl: string;
  readonly invitationWord: (invitationId: string) => string;
  readonly count: CountDelivery;
}

/**
 * One round: sends what is due, a few at a time, each in one process only. A failure is tried
 * again with growing pauses and set aside in the end; it never holds up the others.
 */
export function sendDeliveries(deps: SendDeliveriesDeps) {
  const { pool, clock, log, channel, count } = deps;

  async function attempt(delivery: ClaimedDelivery): Promise<void> {
    const about = { deliveryId: delivery.deliveryId, attempts: delivery.attempts };
    try {
      const sending = await channel.send(await writeLetter(delivery, deps));
      if (sending.outcome === 'sent') {
        await end(delivery, 'SENT', null);
        count('sent');
      } else {
        await setAside(delivery, sending.reason);
        log.error({ ...about, reason: sending.reason }, 'a mail was refused and set aside');
      }
    } catch (error) {
      if (isRevoked(error)) {
        await end(delivery, 'SKIPPED', 'the order was cancelled before its tickets were sent');
        count('skipped');
        return;
      }
      const pauseMs = pauseAfter(delivery.attempts);
      if (pauseMs === null) {
        await setAside(delivery, messageOf(error));
        log.error({ ...about, err: error }, 'a mail was set aside after the last try');
        return;
      }
      const dueAt = addMs(clock.now(), pauseMs);
      await inTransaction(pool, (tx) =>
        postponeDelivery(tx, delivery, { dueAt, error: messageOf(error) }),
      );
      count('failed');
      log.warn({ ...about, err: error }, 'a mail could not be sent; it will be tried again');
    }
  }

  function end(
    delivery: ClaimedDelivery,
    status: 'SENT' | 'SKIPPED' | 'SET_ASIDE',
    error: string | null,
  ) {
    return inTransaction(pool, (tx) =>
      endDelivery(tx, delivery, { status, endedAt: clock.now(), error }),
    );
  }

  async function setAside(delivery: ClaimedDelivery, reason: string): Promise<void> {
    await end(delivery, 'SET_ASIDE', reason);
    count('set-aside');
  }

  return async (): Promise<'more' | 'nothing-left'> => {
    const now = clock.now();
    const claimed = await inTransaction(pool, (tx) =>
      claimDueDeliveries(tx, {
        now,
        claimedUntil: addMs(now, CLAIM_MS),
        deliveriesMax: DELIVERIES_PER_ROUND_MAX,
      }),
    );
    await Promise.all(claimed.map(attempt));
    return claimed.length > 0 ? 'more' : 'nothing-left';
  };
}

async function writeLetter(
  delivery: ClaimedDelivery,
  { renderOrder, readQuote, publicUrl, invitationWord }: SendDeliveriesDeps,
): Promise<Letter> {
  const { aboutId, letter, deliveryId, recipient: address, createdAt: date } = delivery;
  const orderUrl = `${publicUrl}/orders/${encodeURIComponent(aboutId)}`;
  switch (letter.template) {
    case 'order-confirmation':
    case 'order-resent': {
      const order = { orderId: aboutId };
      const { pdf, calendar, version: _, ...words } = await renderOrder(order);
      return {
        ...writeConfirmation({ ...words, orderUrl, quote: await readQuote(order) }),
        deliveryId,
        to: { address, name: words.contact.name ?? '' },
        date,
        attachments: papersOf(words.ticketCode, pdf, calendar),
      };
    }
    case 'show-moved': {
      const { pdf, calendar, ...words } = await renderOrder({ orderId: aboutId });
      return {
        ...writeMovedShow({ ...words, ...letter.words, orderUrl }),
        deliveryId,
        to: { address, name: words.contact.name ?? '' },
        date,
        attachments: papersOf(words.ticketCode, pdf, calendar),
      };
    }
    case 'show-cancelled': {
      const to = { address, name: letter.words.contact.name ?? '' };
      const mail = writeCancelledShow({ ...letter.words, orderUrl });
      return { ...mail, deliveryId, to, date, attachments: [] };
    }
    case 'order-changed': {
      const { version, ...words } = letter.words;
      const papers = version === null ? null : await papersSince(version, aboutId, renderOrder);
      return {
        ...writeChange({ ...words, orderUrl, hasPapers: papers !== null }),
        ...{ deliveryId, date, to: { address, name: words.contact.name ?? '' } },
        attachments: papers ? papersOf(papers.ticketCode, papers.pdf, papers.calendar) : [],
      };
    }
    case 'address-changed': {
      const to = { address, name: letter.words.contact.name ?? '' };
      const mail = writeAddressChange({ ...letter.words, orderUrl });
      return { ...mail, deliveryId, to, date, attachments: [] };
    }
    case 'order-cancelled':
    case 'payment-too-late': {
      const to = { address, name: letter.words.contact.name ?? '' };
      const mail =
        letter.template === 'order-cancelled'
          ? writeCancellation({ ...letter.words, orderUrl })
          : writeLatePayment({ ...letter.words, orderUrl });
      return { ...mail, deliveryId, to, date, attachments: [] };
    }
    case 'invitation': {
      // Behind the hash, so that the word reaches no log on the way.
      const url = `${publicUrl}/desk/invitation#${invitationWord(aboutId)}`;
      const mail = writeInvitation({ ...letter.words, url });
      return { ...mail, deliveryId, to: { address, name: '' }, date, attachments: [] };
    }
  }
}

/** @throws Error as long as tickets have not heard of the change: nobody is sent those of their old seats */
async function papersSince(
  version: number,
  orderId: string,
  renderOrder: TicketsFace['renderOrder'],
): Promise<OrderPapers> {
  const papers = await renderOrder({ orderId });
  if (papers.version < version) throw new Error('the tickets of the change are still to be issued');
  return papers;
}

function papersOf(ticketCode: string, pdf: Uint8Array, calendar: string): Letter['attachments'] {
  return [
    {
      filename: `houseful-${ticketCode}.pdf`,
      contentType: 'application/pdf',
      content: pdf,
    },
    {
      filename: `houseful-${ticketCode}.ics`,
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: Buffer.from(calendar),
    },
  ];
}

/** Nobody is sent tickets that open no gate. */
function isRevoked(error: unknown): boolean {
  return error instanceof Problem && error.code === 'ticket-revoked';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
