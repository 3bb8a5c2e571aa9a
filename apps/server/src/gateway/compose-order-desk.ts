import type { BookingFace, ChangedOrder } from '@houseful/contract/faces/booking';
import type { GateFace } from '@houseful/contract/faces/gate';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { OrderDeskFace } from '@houseful/contract/faces/order-desk';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { Call, Face } from '@houseful/contract/operation';
import type { DeskOrder, OrderCore, orderDeskOperations } from '@houseful/contract/order-desk';
import { type Reach, reaches, type Right } from '@houseful/contract/staff';
import { problem } from '#platform/problem';
import { timelineOf } from './order-timeline.ts';

interface Neighbours {
  readonly orderDesk: OrderDeskFace;
  readonly booking: BookingFace;
  readonly payments: Pick<PaymentsFace, 'describeMoney'>;
  readonly tickets: Pick<TicketsFace, 'describeTickets' | 'followChange' | 'revokeTickets'>;
  readonly notifications: Pick<NotificationsFace, 'describeDeliveries' | 'resendConfirmation'>;
  readonly gate: Pick<GateFace, 'describeScans'>;
  readonly identity: Pick<IdentityFace, 'nameUsers'>;
  readonly reachOf: (userId: string, right: Right) => Promise<Reach>;
}

/**
 * The desk's answers about orders. Booking says first whether the order is within reach; only then the others are asked for
 * what they know of it, so the timeline is what happened and not a copy of it.
 */
export function composeOrderDesk(faces: Neighbours): Face<typeof orderDeskOperations> {
  const { orderDesk, booking, tickets, notifications } = faces;

  /** Tickets follow before the answer is given: none of an old seat outlives it. Their facts do it again after a crash. */
  async function followed({ core, cancelled, changed }: ChangedOrder): Promise<OrderCore> {
    if (cancelled) await tickets.revokeTickets(cancelled);
    if (changed) await tickets.followChange(changed);
    return core;
  }

  return {
    ...orderDesk,
    previewSeatMove: booking.previewSeatMove,
    previewDeskCancel: booking.previewDeskCancel,
    getDeskOrder: (input, call) => describeOrder(faces, input, call),

    resendOrder: async ({ orderId, reason }, call) => {
      const { core } = await booking.getDeskOrder({ orderId }, call);
      const { order, organisationId, venueId } = core;
      if (order.status === 'CANCELLED') throw problem('order-cancelled');
      if (order.status !== 'CONFIRMED') throw problem('order-not-paid');
      const { email: recipient } = order.contact;
      if (recipient === undefined) throw problem('nowhere-to-send');
      const about = { orderId, orderName: order.ticketCode ?? orderId, recipient };
      const belonging = { organisationId, venueId };
      return notifications.resendConfirmation(
        { ...about, reason: reason ?? null, belonging },
        call,
      );
    },

    changeOrderContact: async (input, call) =>
      followed(await booking.changeOrderContact(input, call)),
    // Money goes back as much as the sender was shown, or nothing happens at all: what they were shown says whether it may.
    moveOrderSeats: async (input, call) => {
      if (input.expectedRefund.amount > 0) await mustMayRefund(faces, input, call);
      return followed(await booking.moveOrderSeats(input, call));
    },
    cancelOrderAtDesk: async (input, call) =>
      followed(await booking.cancelOrderAtDesk(input, call)),
    refundOrder: async (input, call) => followed(await booking.refundOrder(input, call)),
  };
}

/** Cheaper seats give money back, which is not for everybody who moves seats. @throws no-such-order, forbidden */
async function mustMayRefund(
  { booking, reachOf }: Pick<Neighbours, 'booking' | 'reachOf'>,
  { orderId }: { orderId: string },
  call: Call,
): Promise<void> {
  const { core } = await booking.getDeskOrder({ orderId }, call);
  const reach = await reachOf(call.caller?.buyerId ?? '', 'refund');
  if (!reaches(reach, core)) throw problem('forbidden', {}, 'It takes the right to refund.');
}

async function describeOrder(
  { booking, payments, tickets, notifications, gate, identity }: Neighbours,
  { orderId }: { orderId: string },
  call: Call,
): Promise<DeskOrder> {
  const known = await booking.getDeskOrder({ orderId }, call);
  const [money, issued, deliveries] = await Promise.all([
    payments.describeMoney({ orderId }),
    tickets.describeTickets({ orderId }),
    notifications.describeDeliveries({ orderId }),
  ]);
  const actorIds = [...new Set(known.changes.map(({ actorId }) => actorId))];
  const [scans, names] = await Promise.all([
    gate.describeScans({ ticketIds: issued.map(({ ticketId }) => ticketId) }),
    identity.nameUsers({ userIds: actorIds }),
  ]);
  const entered = scans.filter(({ counts, direction }) => counts && direction === 'entry');
  const { provider, status, amount } = money ?? {};
  return {
    ...known.core,
    payment: provider && status && amount ? { provider, status, amount } : null,
    refunds: [...(money?.refunds ?? [])],
    tickets: issued.map((ticket) => ({
      ...ticket,
      enteredAt: entered.find(({ ticketId }) => ticketId === ticket.ticketId)?.at ?? null,
    })),
    timeline: timelineOf({ known, money, issued, deliveries, scans, names }),
  };
}
