import { SeatStatus } from '@houseful/contract/booking';
import { SetAside } from '@houseful/contract/set-aside';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { Problem } from '#platform/problem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';
import { WHOLE_HOUSE } from '#test/kit/staff';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

let keys = 0;
const desk = (key: string | null = null, reach = WHOLE_HOUSE) => ({
  ...callOf('usr_omar', key),
  reach,
});
const freshKey = () => `key_${++keys}`;

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
}

const setAside = (showId: string, seatIds: string[], key: string | null = null) =>
  world.booking.face.setSeatsAside(
    { showId, kind: 'house', reason: 'For the director', seatIds },
    desk(key),
  );
const hold = (showId: string, seatIds: string[], buyer = `usr_${++keys}`) =>
  world.booking.face.holdSeats({ showId, seatIds }, callOf(buyer));

async function noted(action: string): Promise<unknown[]> {
  const { rows } = await world.database.pool.query<{ payload: { action: string } }>(
    "select payload from platform.outbox where name = 'audit.noted' order by fact_id",
  );
  return rows.map(({ payload }) => payload).filter((payload) => payload.action === action);
}

describe('seats set aside', () => {
  test('cannot be had, are told as blocked, and can be had again once given back', async () => {
    const showId = await world.openShow();
    const made = await setAside(showId, ['A1', 'A2', 'A3']);
    expect(SetAside.omit({ actorName: true }).parse(made)).toEqual(made);
    expect(await refusal(hold(showId, ['A2', 'A4']))).toBe('seats-taken');
    const status = await world.booking.face.getSeatStatus({ showId });
    expect(SeatStatus.parse(status)).toMatchObject({
      unavailableSeatIds: ['A1', 'A2', 'A3'],
      blockedSeatIds: ['A1', 'A2', 'A3'],
      heldSeatIds: [],
    });
    await world.clock.advance(HOLD_MS);
    expect(
      await refusal(
        world.anotherProcess().face.holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_x')),
      ),
    ).toBe('seats-taken');

    const { setAsideId } = made;
    const some = await world.booking.face.giveBackSeats(
      { setAsideId, seatIds: ['A1', 'B9'] },
      desk(),
    );
    expect(some).toMatchObject({ seatIds: ['A2', 'A3'], endedAt: null });
    expect((await hold(showId, ['A1'])).seatIds).toEqual(['A1']);
    const all = await world.booking.face.giveBackSeats({ setAsideId }, desk());
    expect(all.endedAt).not.toBeNull();
    expect(await world.booking.face.giveBackSeats({ setAsideId }, desk())).toEqual(all);
    expect((await hold(showId, ['A2', 'A3'])).seatIds).toHaveLength(2);
    expect((await world.booking.face.getSeatStatus({ showId })).blockedSeatIds).toBeUndefined();
    const page = { showId, limit: 10, ended: false };
    expect((await world.booking.face.listSetAside(page, desk())).items).toEqual([]);
    const past = await world.booking.face.listSetAside({ ...page, ended: true }, desk());
    expect(past.items).toEqual([all]);
    expect(await noted('show.seats-set-aside')).toMatchObject([
      { actorId: 'usr_omar', subject: { id: showId }, after: { reason: 'For the director' } },
    ]);
    expect(await noted('show.seats-given-back')).toHaveLength(2);
  });

  test('are never seats that somebody holds or has, and all of them or none', async () => {
    const showId = await world.openShow();
    await hold(showId, ['B1']);
    const refused = setAside(showId, ['B1', 'B2']);
    await expect(refused).rejects.toMatchObject({
      code: 'seats-taken',
      members: { seatIds: ['B1'] },
    });
    expect((await hold(showId, ['B2'])).seatIds).toEqual(['B2']);
    expect(await refusal(setAside(showId, ['Z9']))).toBe('unknown-seat');
    // A hold that is over is nobody's.
    await world.clock.advance(HOLD_MS);
    expect((await setAside(showId, ['B1', 'B2'])).seatIds).toEqual(['B1', 'B2']);
    expect(await refusal(setAside(showId, ['B2']))).toBe('seats-taken');
  });

  test('under one key are set aside once', async () => {
    const showId = await world.openShow();
    const key = freshKey();
    const made = await setAside(showId, ['A1'], key);
    expect(await setAside(showId, ['A1'], key)).toEqual(made);
    expect(await refusal(setAside(showId, ['A2'], key))).toBe('idempotency-key-reused');
  });

  test('of another organisation, or at another venue, do not exist', async () => {
    const showId = await world.openShow();
    const { setAsideId } = await setAside(showId, ['A1']);
    const others = [{ organisationId: 'org_other', venueIds: null }];
    const elsewhere = [{ organisationId: FIRST_ORGANISATION_ID, venueIds: ['ven_elsewhere'] }];
    for (const reach of [others, elsewhere]) {
      const { face } = world.booking;
      const wish = { showId, kind: 'blocked' as const, reason: 'Mine', seatIds: ['A2'] };
      expect(await refusal(face.setSeatsAside(wish, desk(null, reach)))).toBe('no-such-show');
      expect(await refusal(face.giveBackSeats({ setAsideId }, desk(null, reach)))).toBe(
        'not-set-aside',
      );
      const comp = { showId, reason: 'Mine', seatIds: ['A1'], contact: {} };
      expect(await refusal(face.compSeats(comp, desk(null, reach)))).toBe('no-such-show');
    }
    const page = { showId, limit: 10, ended: false };
    expect(await refusal(world.booking.face.listSetAside(page, desk(null, others)))).toBe(
      'no-such-show',
    );
  });

  test('a stampede of buyers and the house over the same seats: each has one owner', async () => {
    const showId = await world.openShow();
    const faces = [1, 2, 3].map(() => world.anotherProcess().face);
    const seatIds = ['C1', 'C2', 'C3', 'C4'];
    const tries = Array.from({ length: 60 }, (_, n) => {
      const face = faces[n % 3] as (typeof faces)[number];
      const seats = [seatIds[n % 4] ?? '', seatIds[(n + 1) % 4] ?? ''];
      if (n % 5 === 0) {
        const wish = { showId, kind: 'blocked' as const, reason: 'Broken', seatIds: seats };
        return face.setSeatsAside(wish, desk()).then((made) => made.seatIds);
      }
      return face
        .holdSeats({ showId, seatIds: seats }, callOf(`usr_rush_${n}`))
        .then((made) => made.seatIds);
    });
    const settled = await Promise.allSettled(tries);
    const won = settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    expect(new Set(won).size).toBe(won.length);
    for (const each of settled) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'seats-taken' });
    }
  });
});

describe('seats given to a guest of the house', () => {
  const contact = { name: 'The director', email: 'director@example.org' };
  const comp = (showId: string, seatIds: string[], key: string | null = null) =>
    world.booking.face.compSeats({ showId, reason: 'Premiere guest', seatIds, contact }, desk(key));

  test('are a confirmed order that costs nothing and says why, and its news', async () => {
    const showId = await world.openShow();
    const key = freshKey();
    const order = await comp(showId, ['A1', 'E1'], key);
    expect(order).toMatchObject({
      status: 'CONFIRMED',
      total: { amount: 0 },
      contact,
      quote: { discount: { amount: 65_000 }, offers: [{ name: 'Premiere guest' }] },
    });
    expect(order.ticketCode).not.toBeNull();
    expect(await comp(showId, ['A1', 'E1'], key)).toEqual(order);
    expect(await refusal(comp(showId, ['A2'], key))).toBe('idempotency-key-reused');
    const { rows } = await world.database.pool.query<{ payload: unknown }>(
      "select payload from platform.outbox where name = 'booking.order-confirmed'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.payload).toMatchObject({ orderId: order.orderId, total: { amount: 0 } });
    expect(await noted('order.comped')).toHaveLength(1);
    expect(await refusal(hold(showId, ['A1']))).toBe('seats-taken');
    const cancelled = await world.booking.face.cancelOrder({ orderId: order.orderId }, desk());
    expect(cancelled.refundDue).toBeNull();
    expect((await hold(showId, ['A1'])).seatIds).toEqual(['A1']);
  });

  test('may be those that were kept for them; what is left stays set aside', async () => {
    const showId = await world.openShow();
    const kept = await setAside(showId, ['A1', 'A2', 'A3']);
    await comp(showId, ['A2', 'A3', 'A4']);
    const { items } = await world.booking.face.listSetAside(
      { showId, limit: 10, ended: false },
      desk(),
    );
    expect(items).toEqual([{ ...kept, seatIds: ['A1'] }]);
    const status = await world.booking.face.getSeatStatus({ showId });
    expect(status).toMatchObject({
      unavailableSeatIds: ['A1', 'A2', 'A3', 'A4'],
      blockedSeatIds: ['A1'],
    });
  });

  test('are never seats that somebody holds: then what was kept stays kept', async () => {
    const showId = await world.openShow();
    await setAside(showId, ['A1']);
    await hold(showId, ['A2']);
    expect(await refusal(comp(showId, ['A1', 'A2']))).toBe('seats-taken');
    const status = await world.booking.face.getSeatStatus({ showId });
    expect(status.blockedSeatIds).toEqual(['A1']);
    expect(await refusal(hold(showId, ['A1']))).toBe('seats-taken');
  });

  test('not once the show is over', async () => {
    const showId = await world.openShow();
    await world.clock.advance(11 * 3_600_000);
    expect(await refusal(comp(showId, ['A1']))).toBe('show-not-on-sale');
  });
});
