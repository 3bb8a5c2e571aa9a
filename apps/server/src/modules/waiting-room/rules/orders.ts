import type { WaitingRoomOrder } from '@houseful/contract/waiting-room-desk';
import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';

export type OrderName = WaitingRoomOrder['order'];

/** Of a room, what its orders depend on. */
export interface Steered {
  readonly phase: WaitingRoomPhase;
  readonly paused: boolean;
  readonly awaitsRandomness: boolean;
}

const OVER: ReadonlySet<WaitingRoomPhase> = new Set(['ended']);
const CALLING: ReadonlySet<WaitingRoomPhase> = new Set(['fifo', 'draining']);

/** From where each order is followed, and where it has been followed already. */
const ORDERS: Record<
  OrderName,
  { may: (room: Steered) => boolean; is: (room: Steered) => boolean }
> = {
  open: { may: ({ phase }) => phase === 'closed', is: ({ phase }) => phase !== 'closed' },
  'close-lobby': {
    may: ({ phase }) => phase === 'lobby',
    is: ({ phase }) => phase === 'draw' || CALLING.has(phase) || OVER.has(phase),
  },
  'hand-in-randomness': { may: ({ awaitsRandomness }) => awaitsRandomness, is: () => false },
  pause: { may: (room) => !OVER.has(room.phase) && !room.paused, is: ({ paused }) => paused },
  resume: { may: (room) => !OVER.has(room.phase) && room.paused, is: ({ paused }) => !paused },
  drain: {
    may: ({ phase }) => phase === 'fifo',
    is: ({ phase }) => phase === 'draining' || OVER.has(phase),
  },
  end: { may: ({ phase }) => !OVER.has(phase), is: ({ phase }) => OVER.has(phase) },
};

/** The orders that would be followed now, in the order of a room's life. */
export function ordersOf(room: Steered): OrderName[] {
  return (Object.keys(ORDERS) as OrderName[]).filter((order) => ORDERS[order].may(room));
}

/** `done`: it was followed before. */
export function judgeOrder(order: OrderName, room: Steered): 'follow' | 'done' | 'refuse' {
  const { may, is } = ORDERS[order];
  if (may(room)) return 'follow';
  return is(room) ? 'done' : 'refuse';
}
