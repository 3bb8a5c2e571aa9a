import type { OrderCore, orderDeskOperations } from '@houseful/contract/order-desk';
import { held, operator, paid, type Ready, type Row, type Scene } from './retry-safety.scene.ts';

type Writing = {
  [N in keyof typeof orderDeskOperations]: (typeof orderDeskOperations)[N] extends {
    method: 'GET';
  }
    ? never
    : N;
}[keyof typeof orderDeskOperations];

const reason = 'asked for at the desk';

/** A paid order in the hands of the desk, with what is said of it there. */
async function atDesk(
  scene: Scene,
  bodyOf: (order: OrderCore, seat: string) => object,
): Promise<Ready> {
  const { order } = await paid(scene);
  const token = await operator(scene);
  const core = await scene.ask<OrderCore>('GET', `/desk/orders/${order.orderId}`, { token });
  return {
    token,
    params: { orderId: order.orderId },
    body: bodyOf(core, scene.houses.freshSeat()),
  };
}

const again =
  (change: object) =>
  async ({ body }: Ready) => ({ ...(body as object), ...change });

/** What the desk does to orders, and what a repetition of it is. */
export const ORDER_RETRIES: Readonly<Record<Writing, Row>> = {
  resendOrder: {
    knownBy: 'key',
    because: 'there is nothing to say but why',
    make: async (scene) => ({
      params: { orderId: await mailed(scene) },
      ...{ token: await operator(scene), body: { reason } },
    }),
  },
  changeOrderContact: {
    knownBy: 'key',
    make: (scene) =>
      atDesk(scene, ({ version }) => ({
        ...{ contact: { name: 'Bina', email: 'bina@example.org' }, reason },
        expectedVersion: version,
      })),
    other: again({ contact: { name: 'Chitra' } }),
  },
  moveOrderSeats: {
    knownBy: 'key',
    make: (scene) =>
      atDesk(scene, ({ order, version }, seat) => ({
        ...{ moves: [{ from: order.seatIds[0], to: seat }], reason, expectedVersion: version },
        expectedRefund: { ...order.total, amount: 0 },
      })),
    other: again({ reason: 'for another reason' }),
  },
  cancelOrderAtDesk: {
    knownBy: 'key',
    make: (scene) =>
      atDesk(scene, ({ refundable, version }) => ({
        ...{ terms: 'full', reason, expectedVersion: version, expectedRefund: refundable },
      })),
    other: again({ reason: 'for another reason' }),
  },
  refundOrder: {
    knownBy: 'key',
    make: (scene) =>
      atDesk(scene, ({ refundable, version }) => ({
        ...{ amount: { ...refundable, amount: 100 }, reason, expectedVersion: version },
      })),
    other: again({ reason: 'for another reason' }),
  },
};

/** A paid order whose tickets go somewhere. */
async function mailed(scene: Scene): Promise<string> {
  const { token, hold } = await held(scene);
  const contact = { email: `${scene.fresh('buyer')}@example.org` };
  const body = { holdId: hold.holdId, contact };
  const { orderId } = await scene.ask<{ orderId: string }>('POST', '/orders', { token, body });
  await scene.ask('POST', `/orders/${orderId}/confirm-payment`, {
    ...{ token, body: { paymentToken: 'tok_success+webhook_never' } },
  });
  return orderId;
}
