import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { catalogOperations } from '@houseful/contract/catalog';
import type { counterOperations } from '@houseful/contract/counter-operations';
import type { gateOperations } from '@houseful/contract/gate-operations';
import type { identityOperations } from '@houseful/contract/identity';
import type { offersOperations } from '@houseful/contract/offers-desk';
import type { orderDeskOperations } from '@houseful/contract/order-desk';
import type { organisationsOperations } from '@houseful/contract/organisations';
import type { paymentsOperations } from '@houseful/contract/payments';
import type { seatPlansOperations } from '@houseful/contract/seat-plans';
import type { pricingOperations } from '@houseful/contract/pricing-desk';
import type { scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import type { setAsideOperations } from '@houseful/contract/set-aside';
import type { showsDeskOperations } from '@houseful/contract/shows-desk';
import type { ticketsOperations } from '@houseful/contract/tickets';
import type { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { venuesDeskOperations } from '@houseful/contract/venues-desk';
import { PRICED_SHOW_ID, SHOW_ID } from '#test/kit/two-houses';
import { COUNTER_RETRIES } from './retry-safety.counter.ts';
import { DESK_RETRIES } from './retry-safety.desk.ts';
import { GATE_RETRIES } from './retry-safety.gate.ts';
import { SHOWS_RETRIES } from './retry-safety.shows.ts';
import { ORDER_RETRIES } from './retry-safety.orders.ts';
import { freshCode, OFFERS_RETRIES } from './retry-safety.offers.ts';
import { SCHEDULE_RETRIES } from './retry-safety.schedule.ts';
import {
  NEW_ROOM,
  PASSWORD,
  SESSIONS,
  called,
  freeShow,
  guest,
  held,
  member,
  ordered,
  paid,
  waitingRoom,
  webhook,
  type Ready,
  type Row,
  type Told,
} from './retry-safety.scene.ts';

type Operations = typeof identityOperations &
  typeof bookingOperations &
  Pick<typeof catalogOperations, 'rehearseShow'> &
  typeof waitingRoomOperations &
  typeof paymentsOperations &
  typeof ticketsOperations &
  typeof organisationsOperations &
  typeof venuesDeskOperations &
  typeof seatPlansOperations &
  typeof gateOperations &
  typeof showsDeskOperations &
  typeof counterOperations &
  typeof pricingOperations &
  typeof offersOperations &
  typeof scheduleDeskOperations &
  typeof setAsideOperations &
  typeof orderDeskOperations;

/** Every operation that is no GET. The compiler asks for the row of a new one. */
type Writing = {
  [N in keyof Operations]: Operations[N]['method'] extends 'GET' ? never : N;
}[keyof Operations];

const userOf = ({ user }: Told) => user;
const bodyWith =
  (change: object) =>
  async ({ body }: Ready) => ({ ...(body as object), ...change });

/** What buyers, guests and members write, and everybody who waits. */
export const BUYERS_RETRIES = {
  register: {
    knownBy: 'key',
    make: async ({ fresh }) => ({
      body: { name: 'Asha Rao', email: `${fresh('new')}@example.org`, password: PASSWORD },
    }),
    other: bodyWith({ name: 'Somebody Else' }),
    same: userOf,
    adds: SESSIONS,
  },
  login: {
    knownBy: 'thing',
    because: 'a sign-in makes nothing but a session of its own, which is never given out twice',
    // With what a guest has in hand, which becomes the account's.
    make: async (scene) => {
      const { email } = await member(scene);
      const { token } = await ordered(scene);
      return { token, body: { email, password: PASSWORD } };
    },
    same: userOf,
    adds: SESSIONS,
  },
  refresh: {
    knownBy: 'key',
    because: 'the token and the key together name the trade, so another token is another trade',
    make: async (scene) => ({ body: { refreshToken: (await guest(scene)).refreshToken } }),
    same: ({ user, refreshToken }) => ({ user, refreshToken }),
  },
  logout: {
    knownBy: 'thing',
    because: 'the token names the session that ends',
    make: async (scene) => ({ body: { refreshToken: (await guest(scene)).refreshToken } }),
  },
  continueAsGuest: {
    knownBy: 'key',
    make: async () => ({ body: { name: 'Asha' } }),
    other: bodyWith({ name: 'Somebody Else' }),
    same: userOf,
    adds: SESSIONS,
  },
  updateMe: {
    knownBy: 'thing',
    because: 'it says what shall be, not what shall be added: the last word counts',
    make: async (scene) => ({
      token: (await guest(scene)).accessToken,
      body: { name: 'Asha', preferences: { language: 'ta' } },
    }),
  },
  changePassword: {
    knownBy: 'key',
    keyIsOwn: true,
    make: async (scene) => {
      const { session } = await member(scene);
      const { accessToken: token, refreshToken } = session;
      const passwords = { currentPassword: PASSWORD, newPassword: 'another horse' };
      return { token, body: { ...passwords, refreshToken } };
    },
    other: bodyWith({ newPassword: 'yet another horse' }),
  },
  holdSeats: {
    knownBy: 'key',
    keyIsOwn: true,
    make: async (scene) => ({
      token: (await guest(scene)).accessToken,
      body: { showId: SHOW_ID, seatIds: [scene.houses.freshSeat()] },
    }),
    other: async (_ready, { houses }) => ({ showId: SHOW_ID, seatIds: [houses.freshSeat()] }),
  },
  changeHold: {
    knownBy: 'key',
    because: 'the key is of this hold: for another hold it is another change',
    keyIsOwn: true,
    make: async (scene) => {
      const { token, hold } = await held(scene);
      const body = { add: [scene.houses.freshSeat()] };
      return { token, params: { holdId: hold.holdId }, body };
    },
    other: async (_ready, { houses }) => ({ add: [houses.freshSeat()] }),
  },
  extendHold: {
    knownBy: 'thing',
    because: 'a hold is extended once',
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, params: { holdId: hold.holdId } };
    },
  },
  releaseHold: {
    knownBy: 'thing',
    because: 'a hold is released once',
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, params: { holdId: hold.holdId } };
    },
  },
  priceHold: {
    knownBy: 'reads',
    because: 'it tells what an order would cost',
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, params: { holdId: hold.holdId }, body: {} };
    },
  },
  placeOrder: {
    knownBy: 'key',
    keyIsOwn: true,
    // With a promo code, so that two modules have to agree on it after a crash between them.
    make: async (scene) => {
      const { token, hold } = await held(scene, PRICED_SHOW_ID);
      const promoCode = await freshCode(scene);
      return { token, body: { holdId: hold.holdId, contact: { name: 'Asha' }, promoCode } };
    },
    other: async ({ token = '' }, { ask, houses }) => {
      const body = { showId: SHOW_ID, seatIds: [houses.freshSeat()] };
      return { holdId: (await ask<Hold>('POST', '/holds', { token, body })).holdId };
    },
  },
  confirmPayment: {
    knownBy: 'thing',
    because: 'order and token name the charge, and a paid order is not paid again by any token',
    make: async (scene) => {
      const { token, order } = await ordered(scene);
      const body = { paymentToken: 'tok_success+webhook_never' };
      return { token, params: { orderId: order.orderId }, body };
    },
    other: bodyWith({ paymentToken: 'tok_decline' }),
  },
  cancelOrder: {
    knownBy: 'thing',
    because: 'an order is cancelled once, with what it gave then',
    make: async (scene) => {
      const { token, order } = await paid(scene);
      return { token, params: { orderId: order.orderId }, body: {} };
    },
    other: bodyWith({ expectedRefund: { amount: 1, currency: 'INR' } }),
  },
  receivePaymentWebhook: {
    knownBy: 'thing',
    because: 'the event carries its own id, and the charge it tells of has one end',
    make: webhook,
  },
  verifyTicket: {
    knownBy: 'reads',
    because: 'it looks at a ticket and changes nothing',
    make: async (scene) => ({ body: { payload: (await paid(scene)).payload } }),
  },
  joinWaitingRoom: {
    knownBy: 'reads',
    because:
      'the place token names the place: who has one is told where it is. Whose first answer was lost may be given a second number, of which one is let in',
    make: async (scene) => ({ ...(await called(scene)), body: {} }),
    // Where the place stands is told as each process knew it a moment ago.
    same: ({ number, placeToken, deviceToken }) => ({ number, placeToken, deviceToken }),
  },
  takeTurn: {
    knownBy: 'thing',
    because: 'the place is let in once, until the same moment',
    make: called,
  },
  leavePlace: {
    knownBy: 'thing',
    because: 'a place is given up once',
    make: called,
  },
  createWaitingRoom: {
    knownBy: 'key',
    make: async (scene) => ({ token: await freeShow(scene), body: NEW_ROOM }),
    other: bodyWith({ message: 'Another one.' }),
  },
  changeWaitingRoom: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({ ...(await waitingRoom(scene)), body: { rules: { activeMax: 7 } } }),
  },
  steerWaitingRoom: {
    knownBy: 'thing',
    because: 'an order that was followed is followed',
    make: async (scene) => ({ ...(await waitingRoom(scene)), body: { order: 'open' } }),
  },
  rehearseShow: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await freeShow(scene),
      params: { showId: SHOW_ID },
      body: { minutes: 5 },
    }),
    other: bodyWith({ minutes: 6 }),
  },
} satisfies Partial<Record<Writing, Row>>;

/** Every operation that may change something, and what a repetition of it is. */
export const RETRIES: Readonly<Record<Writing, Row>> = {
  ...BUYERS_RETRIES,
  ...DESK_RETRIES,
  ...GATE_RETRIES,
  ...SHOWS_RETRIES,
  ...COUNTER_RETRIES,
  ...OFFERS_RETRIES,
  ...SCHEDULE_RETRIES,
  ...ORDER_RETRIES,
};
