import type { Contact } from '@houseful/contract/booking';
import type { FactName, FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { CountDelivery } from '../delivery-metrics.ts';
import type { Letters, Template } from '../rules/letters.ts';
import { insertDeliveries, type NewDelivery, sendSkipped } from '../store/deliveries.ts';

const CHANNEL = 'email';

/** The letters about each move of a show are letters of their own. */
export function moveOccasion(version: number): string {
  return `move ${version}`;
}

interface Owed {
  /** The order, or the invitation, that the letter is about. */
  readonly aboutId: string;
  readonly contact: Pick<Contact, 'email'>;
  readonly words: Letters[Template];
  /** Tells it from others of its kind about the same thing. */
  readonly occasion?: string;
}

type Enqueue<N extends FactName> = (tx: Tx, told: readonly FactPayload<N>[]) => Promise<void>;

export interface EnqueueVerbs {
  readonly confirmations: Enqueue<'tickets.tickets-issued'>;
  readonly wanted: Enqueue<'counter.tickets-wanted'>;
  readonly cancellations: Enqueue<'booking.order-cancelled'>;
  readonly moves: Enqueue<'tickets.tickets-renewed'>;
  readonly changes: Enqueue<'booking.order-changed'>;
  readonly latePayments: Enqueue<'booking.order-unfulfillable'>;
  readonly invitations: Enqueue<'organisations.member-invited'>;
}

/**
 * Owes each buyer a mail, once for each order and kind, due at once: with the tickets, about the
 * cancellation of a paid order, about a show that was cancelled or moved, about money that came too late; and staff their invitations. Without an address the debt is
 * recorded as skipped, and nothing is written or printed for it.
 */
export function enqueueDeliveries({
  clock,
  count,
  nudge,
}: {
  clock: Clock;
  count: CountDelivery;
  nudge: () => void;
}): EnqueueVerbs {
  async function enqueue(tx: Tx, template: Template, owed: readonly Owed[]): Promise<void> {
    if (owed.length === 0) return;
    const now = clock.now();
    const deliveries = owed.map((each) => deliveryOf(template, each, now));
    const skipped = await insertDeliveries(tx, deliveries);
    tx.afterCommit(() => {
      if (skipped > 0) count('skipped', skipped);
      nudge();
    });
  }

  /** Whoever had no address when the tickets were issued has one now; who was sent them keeps those. */
  async function enqueueWanted(
    tx: Tx,
    told: readonly FactPayload<'counter.tickets-wanted'>[],
  ): Promise<void> {
    const now = clock.now();
    const deliveries = told.map(({ orderId, email }) =>
      deliveryOf('order-confirmation', { aboutId: orderId, contact: { email }, words: null }, now),
    );
    sendSkipped(tx, deliveries);
    await insertDeliveries(tx, deliveries);
    tx.afterCommit(nudge);
  }

  return {
    confirmations: (tx, issued) =>
      enqueue(
        tx,
        'order-confirmation',
        issued.map(({ orderId, contact }) => ({ aboutId: orderId, contact, words: null })),
      ),

    wanted: enqueueWanted,

    cancellations: async (tx, cancelled) => {
      const owed = cancelled.flatMap(({ orderId, purchase, refund = null, byHouse }) => {
        if (!purchase) return [];
        const { show, contact, ticketCode, lines, total } = purchase;
        const words = { show, contact, ticketCode, lines, total, refund };
        return [{ aboutId: orderId, contact, words, byHouse }];
      });
      await enqueue(
        tx,
        'order-cancelled',
        owed.filter(({ byHouse }) => !byHouse),
      );
      await enqueue(
        tx,
        'show-cancelled',
        owed.flatMap(({ byHouse, words, ...about }) =>
          byHouse ? [{ ...about, words: { ...words, message: byHouse.message } }] : [],
        ),
      );
    },

    moves: (tx, renewed) =>
      enqueue(
        tx,
        'show-moved',
        renewed.map(({ orderId, version, contact, from, message, refund }) => ({
          ...{ aboutId: orderId, contact, occasion: moveOccasion(version) },
          words: { from, message, refund },
        })),
      ),

    changes: async (tx, changes) => {
      await enqueue(
        tx,
        'order-changed',
        changes.map(({ orderId, changeId, version, what, status, refund, purchase }) => {
          const { show, contact, ticketCode, lines, total } = purchase;
          const hasTickets = status === 'CONFIRMED' && what !== 'refunded';
          const words = { show, contact, ticketCode, what, lines, total, refund };
          return {
            ...{ aboutId: orderId, contact, occasion: changeId },
            words: { ...words, version: hasTickets ? version : null },
          };
        }),
      );
      await enqueue(
        tx,
        'address-changed',
        changes.flatMap(({ orderId, changeId, contactBefore, purchase }) => {
          const { show, contact, ticketCode } = purchase;
          if (!contactBefore?.email || contactBefore.email === contact.email) return [];
          const words = { show, contact: contactBefore, ticketCode };
          return [{ aboutId: orderId, contact: contactBefore, occasion: changeId, words }];
        }),
      );
    },

    latePayments: (tx, unfulfillable) =>
      enqueue(
        tx,
        'payment-too-late',
        unfulfillable.flatMap(({ orderId, purchase, amount, reason }) => {
          if (!purchase) return [];
          const { show, contact, lines } = purchase;
          return [{ aboutId: orderId, contact, words: { show, contact, lines, amount, reason } }];
        }),
      ),

    invitations: (tx, invited) =>
      enqueue(
        tx,
        'invitation',
        invited.map(({ invitationId, email, organisationName, inviterName, roles, expiresAt }) => ({
          ...{ aboutId: invitationId, contact: { email } },
          words: { organisationName, inviterName, roles, expiresAt },
        })),
      ),
  };
}

function deliveryOf(
  template: Template,
  { aboutId, contact, words, occasion = '' }: Owed,
  now: Date,
): NewDelivery {
  return {
    deliveryId: deriveId('dlv', aboutId, template, CHANNEL, ...(occasion ? [occasion] : [])),
    occasion,
    aboutId,
    template,
    channel: CHANNEL,
    recipient: contact.email ?? null,
    words,
    dueAt: now,
    createdAt: now,
  };
}
