import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { WHOLE_HOUSE } from '#test/kit/staff';

const inr = (amount: number) => ({ amount, currency: 'INR' });
const MINUTE_MS = 60_000;
/** ₹250 is 210 + 10 + 30; of the tax 1.80 is the fee's, so of 238.20 three quarters go back. */
const SILVER = 25_000;
const SILVER_75 = 17_865;
const GOLD = 40_000;

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;
const ASHA = callOf('usr_asha');
let keys = 0;
const staff = (key: string | null = `key ${keys++}`, reach = WHOLE_HOUSE): Call => ({
  caller: { buyerId: 'usr_desk', roles: [] },
  idempotencyKey: key,
  reach,
});

async function buy(seatIds: string[], showId?: string, call = ASHA) {
  const show = showId ?? (await world.openShow());
  const { holdId } = await face().holdSeats({ showId: show, seatIds }, call);
  const contact = { name: 'Asha', email: 'asha@example.org' };
  const { orderId } = await face().placeOrder({ holdId, contact }, call);
  await face().confirmPayment({ orderId, paymentToken: 'tok_success' }, call);
  return { orderId, showId: show };
}

const coreOf = async (orderId: string) => (await face().getDeskOrder({ orderId }, staff())).core;
const takenOf = async (showId: string) =>
  (await face().getSeatStatus({ showId })).unavailableSeatIds.toSorted();

const reason = 'asked for at the desk';
const cancel = (
  orderId: string,
  more: Partial<Parameters<ReturnType<typeof face>['cancelOrderAtDesk']>[0]> = {},
  call = staff(),
) =>
  face().cancelOrderAtDesk(
    {
      ...{ orderId, terms: 'ladder', reason, expectedVersion: 1, expectedRefund: inr(0) },
      ...more,
    },
    call,
  );
const move = (
  orderId: string,
  moves: { from: string; to: string }[],
  more: { expectedVersion?: number; expectedRefund?: { amount: number; currency: string } } = {},
  call = staff(),
) =>
  face().moveOrderSeats(
    { orderId, moves, reason, expectedVersion: 1, expectedRefund: inr(0), ...more },
    call,
  );
const refund = (orderId: string, amount: number, expectedVersion = 1, call = staff()) =>
  face().refundOrder({ orderId, amount: inr(amount), reason, expectedVersion }, call);

describe('cancelling at the desk', () => {
  test('a part gives back what its ladder gives, and the order stands with the rest', async () => {
    const { orderId, showId } = await buy(['A1', 'A2', 'A3']);
    const asked = { orderId, terms: 'ladder' as const, seatIds: ['A2'] };
    expect(await face().previewDeskCancel(asked, staff())).toEqual({
      ...{ version: 1, refund: inr(SILVER_75), kept: inr(SILVER - SILVER_75) },
      total: inr(2 * SILVER),
    });
    const { core, changed } = await cancel(orderId, {
      seatIds: ['A2'],
      expectedRefund: inr(SILVER_75),
    });
    expect(core).toMatchObject({
      order: { status: 'CONFIRMED', seatIds: ['A1', 'A3'], total: inr(2 * SILVER) },
      ...{ version: 2, paid: inr(3 * SILVER), refunded: inr(SILVER_75) },
    });
    expect(changed).toMatchObject({ what: 'seats-cancelled', seatsGiven: ['A2'], version: 2 });
    expect(await takenOf(showId)).toEqual(['A1', 'A3']);
    // The buyer cancels the rest, by the same ladder and not for more than is left.
    const { refundDue } = await face().cancelOrder({ orderId }, ASHA);
    expect(refundDue?.amount).toEqual(inr(2 * SILVER_75));
    expect(await coreOf(orderId)).toMatchObject({ refunded: inr(3 * SILVER_75), version: 3 });
  });

  test('in full gives back all, fees too, also when the ladder is over', async () => {
    const { orderId, showId } = await buy(['A1', 'A2']);
    await world.clock.leap(440 * MINUTE_MS);
    expect(await coreOf(orderId)).toMatchObject({ byLadder: inr(0) });
    await expect(cancel(orderId, { terms: 'full' })).rejects.toMatchObject({
      code: 'refund-changed',
      members: { refund: inr(2 * SILVER) },
    });
    const call = staff();
    const whole = { terms: 'full', expectedRefund: inr(2 * SILVER) } as const;
    const { core, cancelled } = await cancel(orderId, whole, call);
    expect(core.order.status).toBe('CANCELLED');
    expect(cancelled).toMatchObject({ refund: inr(2 * SILVER), byStaff: true });
    expect(await takenOf(showId)).toEqual([]);
    // Again, under its key, under another one and without the version: nothing more goes back.
    for (const again of [call, staff(), staff(null)]) {
      const repeated = await cancel(orderId, whole, again);
      expect(repeated).toMatchObject({ core: { refunded: inr(2 * SILVER) }, cancelled: null });
    }
  });

  test('of all seats by name is the whole order; of a seat it does not have, nothing', async () => {
    const { orderId } = await buy(['A1', 'A2']);
    await expect(cancel(orderId, { seatIds: ['A1', 'B9'] })).rejects.toMatchObject({
      code: 'seat-not-in-order',
      members: { seatIds: ['B9'] },
    });
    const all = { seatIds: ['A2', 'A1'], expectedRefund: inr(2 * SILVER_75) };
    expect((await cancel(orderId, all)).core.order.status).toBe('CANCELLED');
  });

  test('two at once: one is done, the other is told that it has not seen the order as it is', async () => {
    const { orderId } = await buy(['A1', 'A2']);
    const part = (seatId: string) =>
      cancel(orderId, { seatIds: [seatId], expectedRefund: inr(SILVER_75) });
    const ends = await Promise.allSettled([part('A1'), part('A2')]);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'changed-meanwhile' } }]);
    expect(await coreOf(orderId)).toMatchObject({ version: 2, refunded: inr(SILVER_75) });
  });
});

describe('moving seats', () => {
  test('of one price costs nothing, and the seats change hands in one moment', async () => {
    const { orderId, showId } = await buy(['A1', 'A2']);
    const call = staff();
    const moves = [{ from: 'A1', to: 'C5' }];
    const { core, changed } = await move(orderId, moves, {}, call);
    expect(core.order).toMatchObject({ seatIds: ['C5', 'A2'], total: inr(2 * SILVER) });
    expect(core.order.quote.lines[0]).toMatchObject({ seatId: 'C5', row: 'C', number: '5' });
    expect(changed).toMatchObject({ seatsGiven: ['A1'], seatsTaken: ['C5'], refund: null });
    expect(await takenOf(showId)).toEqual(['A2', 'C5']);
    expect((await move(orderId, moves, {}, call)).core.version).toBe(2);
    expect((await move(orderId, moves)).core.version).toBe(2);
    await expect(move(orderId, [{ from: 'A2', to: 'C6' }], {}, call)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    // The seat that was left can be bought, and the new one cannot.
    const bina = callOf('usr_bina');
    await buy(['A1'], showId, bina);
    await expect(face().holdSeats({ showId, seatIds: ['C5'] }, bina)).rejects.toMatchObject({
      code: 'seats-taken',
    });
  });

  test('to dearer seats is refused, to cheaper ones the difference goes back', async () => {
    const { orderId } = await buy(['A1', 'E1']);
    await expect(move(orderId, [{ from: 'A1', to: 'E2' }])).rejects.toMatchObject({
      code: 'seats-cost-more',
      members: { difference: inr(GOLD - SILVER) },
    });
    const down = [{ from: 'E1', to: 'B1' }];
    await expect(move(orderId, down)).rejects.toMatchObject({ code: 'refund-changed' });
    const expectedRefund = inr(GOLD - SILVER);
    const preview = { orderId, from: ['E1'], to: ['B1'] };
    expect((await face().previewSeatMove(preview, staff())).refund).toEqual(expectedRefund);
    expect((await move(orderId, down, { expectedRefund })).core).toMatchObject({
      order: { seatIds: ['A1', 'B1'], total: inr(2 * SILVER) },
      ...{ paid: inr(SILVER + GOLD), refunded: expectedRefund, refundable: inr(2 * SILVER) },
    });
    // One up and one down, for the same money.
    const swap = [
      { from: 'A1', to: 'A2' },
      { from: 'B1', to: 'A1' },
    ];
    expect((await move(orderId, swap, { expectedVersion: 2 })).core.order.seatIds).toEqual([
      ...['A2', 'A1'],
    ]);
  });

  test('never puts two tickets of the order on one seat', async () => {
    const { orderId, showId } = await buy(['B1', 'B2', 'B3']);
    const twice = { code: 'seats-taken' };
    await expect(move(orderId, [{ from: 'B1', to: 'B2' }])).rejects.toMatchObject(twice);
    await expect(
      face().previewSeatMove({ orderId, from: ['B1'], to: ['B3'] }, staff()),
    ).rejects.toMatchObject(twice);
    const before = await takenOf(showId);
    await move(orderId, [
      { from: 'B1', to: 'B2' },
      { from: 'B2', to: 'B1' },
    ]);
    expect(await takenOf(showId)).toEqual(before);
  });

  test('never takes a seat that somebody holds: nothing of the move happens', async () => {
    const { orderId, showId } = await buy(['A1', 'A2']);
    await face().holdSeats({ showId, seatIds: ['B2'] }, callOf('usr_bina'));
    const moves = [
      { from: 'A1', to: 'B1' },
      { from: 'A2', to: 'B2' },
    ];
    await expect(move(orderId, moves)).rejects.toMatchObject({
      code: 'seats-taken',
      members: { seatIds: ['B2'] },
    });
    expect(await coreOf(orderId)).toMatchObject({ version: 1, order: { seatIds: ['A1', 'A2'] } });
    expect(await takenOf(showId)).toEqual(['A1', 'A2']);
  });

  test('against buyers who want the same seat: one has it, whoever it is, and nobody two', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { orderId, showId } = await buy(['A1', 'A2']);
      const moves = [
        { from: 'A1', to: 'C1' },
        { from: 'A2', to: 'C2' },
      ];
      // From both ends, so that whoever locks in another order would wait in a circle.
      const wish = round % 2 ? ['C2', 'A1'] : ['C2', 'C3'];
      const bina = callOf(`usr_bina${round}`);
      const [moved, held] = await Promise.allSettled([
        move(orderId, moves),
        face().holdSeats({ showId, seatIds: wish }, bina),
      ]);
      const status = await face().getSeatStatus({ showId });
      const gone = [...status.unavailableSeatIds, ...status.heldSeatIds].toSorted();
      const own = moved.status === 'fulfilled' ? ['C1', 'C2'] : ['A1', 'A2'];
      expect((await coreOf(orderId)).order.seatIds).toEqual(own);
      const theirs = held.status === 'fulfilled' ? wish : [];
      expect(gone).toEqual([...own, ...theirs].toSorted());
      for (const end of [moved, held]) {
        if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'seats-taken' });
      }
    }
  });

  test.each([
    ['a seat of nobody’s', [{ from: 'D1', to: 'D2' }], 'seat-not-in-order'],
    ['to a seat that there is not', [{ from: 'A1', to: 'Z99' }], 'unknown-seat'],
    [
      'two tickets to one seat',
      [
        { from: 'A1', to: 'B1' },
        { from: 'A2', to: 'B1' },
      ],
      'invalid-input',
    ],
  ])('%s is refused', async (_what, moves, code) => {
    const { orderId } = await buy(['A1', 'A2']);
    await expect(move(orderId, moves)).rejects.toMatchObject({ code });
  });
});

describe('refunds by hand', () => {
  test('are never more than what is left, however they come', async () => {
    const { orderId } = await buy(['A1', 'A2']);
    await expect(refund(orderId, 2 * SILVER + 1)).rejects.toMatchObject({
      code: 'refund-too-large',
      members: { refundable: inr(2 * SILVER) },
    });
    const ends = await Promise.allSettled([
      refund(orderId, 30_000),
      refund(orderId, 30_000),
      refund(orderId, 30_000),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await coreOf(orderId)).toMatchObject({
      ...{ refunded: inr(30_000), refundable: inr(20_000), version: 2 },
      order: { status: 'CONFIRMED', total: inr(2 * SILVER), paid: inr(2 * SILVER) },
    });
    // The ladder would give more than is left of the money.
    const whole = { expectedVersion: 2, expectedRefund: inr(20_000) };
    expect((await cancel(orderId, whole)).core).toMatchObject({ refundable: inr(0) });
    await expect(refund(orderId, 1, 3)).rejects.toMatchObject({ code: 'refund-too-large' });
  });

  test('of several at once one is done, though there is enough for all: the others have seen another order', async () => {
    const { orderId } = await buy(['A1', 'A2']);
    const ends = await Promise.allSettled(Array.from({ length: 5 }, () => refund(orderId, 1_000)));
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'changed-meanwhile'));
    expect(await coreOf(orderId)).toMatchObject({ refunded: inr(1_000), version: 2 });
  });

  test('give what was kept of a cancelled order, too', async () => {
    const { orderId } = await buy(['A1']);
    await face().cancelOrder({ orderId }, ASHA);
    const left = SILVER - SILVER_75;
    const call = staff();
    expect((await refund(orderId, left, 2, call)).changed).toMatchObject({ status: 'CANCELLED' });
    expect((await refund(orderId, left, 2, call)).core).toMatchObject({ refundable: inr(0) });
  });
});

test('the contact changes, and nothing else does', async () => {
  const { orderId } = await buy(['A1']);
  const contact = { name: 'Bina', email: 'bina@example.org' };
  const input = { orderId, contact, reason, expectedVersion: 1 };
  const { core, changed } = await face().changeOrderContact(input, staff());
  expect(core).toMatchObject({ order: { contact }, version: 2, refunded: inr(0) });
  expect(core.order.paid).toBeUndefined();
  expect(changed?.contactBefore).toEqual({ name: 'Asha', email: 'asha@example.org' });
  expect((await face().changeOrderContact(input, staff())).core.version).toBe(2);
});

test('an order of another organisation or another venue does not exist', async () => {
  const { orderId } = await buy(['A1']);
  const strangers = [
    [],
    [{ organisationId: 'org_other', venueIds: null }],
    [{ organisationId: 'org_first', venueIds: ['ven_other'] }],
  ];
  for (const reach of strangers) {
    const call = staff('stranger', reach);
    const tries = [
      face().getDeskOrder({ orderId }, call),
      face().previewDeskCancel({ orderId, terms: 'full' }, call),
      face().previewSeatMove({ orderId, from: ['A1'], to: ['A2'] }, call),
      cancel(orderId, { terms: 'full', expectedRefund: inr(SILVER) }, call),
      move(orderId, [{ from: 'A1', to: 'A2' }], {}, call),
      refund(orderId, 1, 1, call),
      face().changeOrderContact({ orderId, contact: {}, reason, expectedVersion: 1 }, call),
    ];
    for (const attempt of await Promise.allSettled(tries)) {
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'no-such-order' } });
    }
  }
  expect(await coreOf(orderId)).toMatchObject({ version: 1, order: { seatIds: ['A1'] } });
});

test('what is told once more is what was told: each change, and the order as it was at first', async () => {
  const { orderId } = await buy(['A1', 'A2', 'E1']);
  await move(orderId, [{ from: 'A1', to: 'B1' }]);
  const contact = { email: 'new@example.org' };
  await face().changeOrderContact({ orderId, contact, reason, expectedVersion: 2 }, staff());
  await cancel(orderId, {
    ...{ seatIds: ['B1'], terms: 'full', expectedVersion: 3, expectedRefund: inr(SILVER) },
  });
  const { rows } = await world.database.pool.query<{ name: string; payload: never }>(
    `select name, payload from platform.outbox where payload ->> 'orderId' = $1 order by fact_id`,
    [orderId],
  );
  const told = (name: string) => rows.filter((row) => row.name === name).map((row) => row.payload);
  const { items } = await face().retellOrders({ after: null, limit: 500 });
  const retold = items.find((item) => item.kind === 'confirmed' && item.fact.orderId === orderId);
  expect(retold).toMatchObject({ kind: 'confirmed' });
  if (retold?.kind !== 'confirmed') return;
  expect(retold.fact).toEqual(told('booking.order-confirmed')[0]);
  // How much went back in all is told as of now.
  const asOfNow = { refundedInAll: inr(SILVER) };
  const news = told('booking.order-changed').map((payload) => ({
    ...(payload as Record<string, unknown>),
    ...asOfNow,
  }));
  expect(retold.changes).toEqual(news);
});

test('a change that meets its own twin between two looks is answered as the twin', async () => {
  const { orderId } = await buy(['A1']);
  const call = staff();
  let twin: Promise<unknown> | undefined;
  /** Finds no change yet; and before the order is read, the same request is through elsewhere. */
  const pool = new Proxy(world.database.pool, {
    get: (target, key) => {
      if (key !== 'query') return Reflect.get(target, key);
      return async (asked: { name?: string; text: string }) => {
        const result = await target.query(asked);
        if (asked.name === 'order-changes.find' && !twin) {
          twin = refund(orderId, 1_000, 1, call);
          await twin;
        }
        return result;
      };
    },
  });
  const late = world.anotherProcess(undefined, pool).face;
  const answer = await late.refundOrder(
    { orderId, amount: inr(1_000), reason, expectedVersion: 1 },
    call,
  );
  expect(answer.core).toMatchObject({ version: 2, refunded: inr(1_000) });
  expect(await coreOf(orderId)).toEqual(answer.core);
  // Another wish is told that it has not seen the order as it is.
  await expect(refund(orderId, 1_000, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });
});
