import type { Contact } from '@houseful/contract/booking';
import type { FactName, FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { CountDelivery } from '../delivery-metrics.ts';
import type { Letters, Template } from '../rules/letters.ts';
import { insertDeliveries } from '../store/deliveries.ts';

const CHANNEL = 'email';

interface Owed {
  /** The order, or the invitation, that the letter is about. */
  readonly aboutId: string;
  readonly contact: Pick<Contact, 'email'>;
  readonly words: Letters[Template];
}

type Enqueue<N extends FactName> = (tx: Tx, told: readonly FactPayload<N>[]) => Promise<void>;

export interface EnqueueVerbs {
  readonly confirmations: Enqueue<'tickets.tickets-issued'>;
  readonly cancellations: Enqueue<'booking.order-cancelled'>;
  readonly latePayments: Enqueue<'booking.order-unfulfillable'>;
  readonly invitations: Enqueue<'organisations.member-invited'>;
}

/**
 * Owes each buyer a mail, once for each order and kind, due at once: with the tickets, about the
 * cancellation of a paid order, about money that came too late; and staff their invitations. Without an address the debt is
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
    const skipped = await insertDeliveries(
      tx,
      owed.map(({ aboutId, contact, words }) => ({
        deliveryId: deriveId('dlv', aboutId, template, CHANNEL),
        aboutId,
        template,
        channel: CHANNEL,
        recipient: contact.email ?? null,
        words,
        dueAt: now,
        createdAt: now,
      })),
    );
    tx.afterCommit(() => {
      if (skipped > 0) count('skipped', skipped);
      nudge();
    });
  }

  return {
    confirmations: (tx, issued) =>
      enqueue(
        tx,
        'order-confirmation',
        issued.map(({ orderId, contact }) => ({ aboutId: orderId, contact, words: null })),
      ),

    cancellations: (tx, cancelled) =>
      enqueue(
        tx,
        'order-cancelled',
        cancelled.flatMap(({ orderId, purchase, refund = null }) => {
          if (!purchase) return [];
          const { show, contact, ticketCode, lines, total } = purchase;
          const words = { show, contact, ticketCode, lines, total, refund };
          return [{ aboutId: orderId, contact, words }];
        }),
      ),

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
