import type { Hold } from '@houseful/contract/booking';
import type { CounterSale, Shift, Till } from '@houseful/contract/counter';
import type { counterOperations } from '@houseful/contract/counter-operations';
import type { Invitation } from '@houseful/contract/organisations';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { FLOAT, rupees, VENUE_ID } from '#test/kit/counter';
import { SHOW_ID } from '#test/kit/two-houses';
import { member, operator, type Ready, type Row, type Scene } from './retry-safety.scene.ts';

type Writing<Operations> = {
  [N in keyof Operations]: Operations[N] extends { method: 'GET' } ? never : N;
}[keyof Operations];

/** Somebody who may sell and refund; a person has one shift, so each scene has its own. */
async function cashier(scene: Scene): Promise<string> {
  const { session, email } = await member(scene);
  const { invitationId } = await scene.ask<Invitation>(
    'POST',
    `/desk/organisations/${FIRST_ORGANISATION_ID}/invitations`,
    {
      token: await operator(scene),
      body: { email, grants: [{ role: 'manager', venueIds: null }] },
    },
  );
  const token = session.accessToken;
  const word = scene.houses.invitationWord(invitationId);
  await scene.ask('POST', '/desk/invitations/accept', { token, body: { token: word } });
  return token;
}

async function till(scene: Scene): Promise<Till> {
  await scene.houses.settle();
  const body = { venueId: VENUE_ID, name: scene.fresh('Till') };
  return scene.ask<Till>('POST', '/desk/counter/tills', { token: await operator(scene), body });
}

async function atTill(scene: Scene): Promise<{ token: string; params: { shiftId: string } }> {
  const token = await cashier(scene);
  const { tillId } = await till(scene);
  const body = { tillId, float: FLOAT };
  const { shiftId } = await scene.ask<Shift>('POST', '/desk/counter/shifts', { token, body });
  return { token, params: { shiftId } };
}

async function held(scene: Scene) {
  const at = await atTill(scene);
  const { token, params } = at;
  const body = { showId: SHOW_ID, seatIds: [scene.houses.freshSeat()] };
  const path = `/desk/counter/shifts/${params.shiftId}/holds`;
  const hold = await scene.ask<Hold>('POST', path, { token, body });
  const { total } = hold.quote;
  const sale = {
    ...{ holdId: hold.holdId, expectedTotal: total },
    tender: { method: 'cash', tendered: total },
  };
  return { token, params: { ...params, holdId: hold.holdId }, sale };
}

async function sold(scene: Scene) {
  const { token, params, sale: body } = await held(scene);
  const { shiftId } = params;
  const path = `/desk/counter/shifts/${shiftId}/sales`;
  const { order } = await scene.ask<CounterSale>('POST', path, { token, body });
  const { orderId } = order;
  const offer = await scene.ask<{ refund: object }>(
    'GET',
    `/desk/counter/sales/${orderId}/refund`,
    {
      token,
    },
  );
  return { token, shiftId, orderId, expectedRefund: offer.refund };
}

const bodyWith =
  (change: object) =>
  async ({ body }: Ready) => ({ ...(body as object), ...change });

/** What the counter writes, and what a repetition of it is. */
export const COUNTER_RETRIES: Readonly<Record<Writing<typeof counterOperations>, Row>> = {
  createTill: {
    knownBy: 'key',
    make: async (scene) => {
      await scene.houses.settle();
      const body = { venueId: VENUE_ID, name: scene.fresh('Till') };
      return { token: await operator(scene), body };
    },
    other: async (_ready, { fresh }) => ({ venueId: VENUE_ID, name: fresh('Till') }),
  },
  changeTill: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => {
      const { tillId } = await till(scene);
      return { token: await operator(scene), params: { tillId }, body: { isRetired: true } };
    },
  },
  openShift: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await cashier(scene),
      body: { tillId: (await till(scene)).tillId, float: FLOAT },
    }),
    other: bodyWith({ float: [] }),
  },
  moveCash: {
    knownBy: 'key',
    make: async (scene) => ({
      ...(await atTill(scene)),
      body: { kind: 'paid-out', amount: rupees(50), reason: 'Courier' },
    }),
    other: bodyWith({ amount: rupees(60) }),
  },
  closeShift: {
    knownBy: 'thing',
    because: 'a shift is closed once, with the count it was closed with',
    make: async (scene) => ({ ...(await atTill(scene)), body: { count: FLOAT } }),
  },
  closeShiftFor: {
    knownBy: 'thing',
    because: 'a shift is closed once, with the count it was closed with',
    make: async (scene) => {
      const { params } = await atTill(scene);
      const body = { count: FLOAT, reason: 'Went home ill' };
      return { token: await operator(scene), params, body };
    },
  },
  holdAtCounter: {
    knownBy: 'key',
    make: async (scene) => ({
      ...(await atTill(scene)),
      body: { showId: SHOW_ID, seatIds: [scene.houses.freshSeat()] },
    }),
    other: async (_ready, { houses }) => ({ showId: SHOW_ID, seatIds: [houses.freshSeat()] }),
  },
  changeCounterHold: {
    knownBy: 'key',
    because: 'the key is of this hold: for another hold it is another change',
    make: async (scene) => {
      const { token, params } = await held(scene);
      return { token, params, body: { add: [scene.houses.freshSeat()] } };
    },
    other: async (_ready, { houses }) => ({ add: [houses.freshSeat()] }),
  },
  releaseCounterHold: {
    knownBy: 'thing',
    because: 'a hold is released once',
    make: async (scene) => {
      const { token, params } = await held(scene);
      return { token, params };
    },
  },
  priceCounterHold: {
    knownBy: 'reads',
    because: 'it tells what a sale would cost',
    make: async (scene) => {
      const { token, params } = await held(scene);
      return { token, params, body: {} };
    },
  },
  sellAtCounter: {
    knownBy: 'thing',
    because: 'a hold is sold once, for the money that was taken then',
    make: async (scene) => {
      const { token, params, sale } = await held(scene);
      return { token, params: { shiftId: params.shiftId }, body: sale };
    },
  },
  sendCounterTickets: {
    knownBy: 'thing',
    because: 'an order’s tickets are sent once',
    make: async (scene) => {
      const { token, orderId } = await sold(scene);
      await scene.houses.settle();
      return { token, params: { orderId }, body: { email: 'walkin@example.org' } };
    },
  },
  refundAtCounter: {
    knownBy: 'thing',
    because: 'an order is given back once',
    make: async (scene) => {
      const { token, orderId, shiftId, expectedRefund } = await sold(scene);
      return { token, params: { orderId }, body: { shiftId, expectedRefund } };
    },
  },
  payOut: {
    knownBy: 'thing',
    because: 'each sum that is owed is handed back once',
    make: async (scene) => {
      const { token, orderId, shiftId } = await sold(scene);
      await scene.houses.cancelAs(shiftId, orderId);
      await scene.houses.settle();
      return { token, params: { payoutId: orderId }, body: { shiftId } };
    },
  },
};
