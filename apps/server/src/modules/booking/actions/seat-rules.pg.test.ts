import { DEFAULT_ORPHAN_RULE, type OrphanRule } from '@houseful/contract/orphan-rule';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;
let buyers = 0;
const somebody = () => callOf(`usr_${++buyers}`);

describe('a hold by name that leaves a seat alone', () => {
  const showWith = (orphanRule: Partial<OrphanRule>) =>
    world.openShow({}, { orphanRule: { ...DEFAULT_ORPHAN_RULE, ...orphanRule } });
  const hold = (showId: string, seatIds: string[]) =>
    face().holdSeats({ showId, seatIds }, somebody());

  test('is refused where the show enforces its rule, with what could be had instead', async () => {
    const showId = await showWith({ mode: 'enforce' });
    await expect(hold(showId, ['A2', 'A3'])).rejects.toMatchObject({
      code: 'leaves-single-seat',
      members: { seatIds: ['A1'], suggestions: expect.arrayContaining([['A1', 'A2']]) },
    });
    expect((await hold(showId, ['A1', 'A2'])).warnings).toEqual([]);
  });

  test('is made with a warning where the show only warns, and a retry hears it, too', async () => {
    const showId = await showWith({ mode: 'warn' });
    const call = callOf('usr_warned', 'key');
    const made = await face().holdSeats({ showId, seatIds: ['A2'] }, call);
    expect(made.warnings).toMatchObject([
      { code: 'leaves-single-seat', seatIds: ['A1'], relaxed: null },
    ]);
    expect(await face().holdSeats({ showId, seatIds: ['A2'] }, call)).toEqual(made);
    expect(await face().getHold({ holdId: made.holdId }, call)).toEqual(made);
  });

  test('is made without a word where there is no such rule', async () => {
    expect((await hold(await showWith({ mode: 'off' }), ['A2'])).warnings).toEqual([]);
  });

  test('is made near the show, which it says', async () => {
    const startsInMinutes = 7.5 * 60;
    const showId = await showWith({ mode: 'enforce', relaxedMinutesBefore: startsInMinutes });
    const { warnings } = await hold(showId, ['A2']);
    expect(warnings).toMatchObject([{ seatIds: ['A1'], relaxed: 'near-the-show' }]);
    expect(await face().getShowSale({ showId })).toMatchObject({
      orphanRule: { mode: 'enforce', relaxesAt: world.clock.now().toISOString() },
    });
  });

  test('is judged with other people’s running holds as taken, and two of one batch see each other', async () => {
    const showId = await showWith({ mode: 'enforce' });
    const [first, second] = await Promise.allSettled([
      hold(showId, ['A1', 'A2']),
      hold(showId, ['A4', 'A5']),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({
      reason: { code: 'leaves-single-seat', members: { seatIds: ['A3'] } },
    });
    // A hold that has ended is nobody's any more.
    await world.clock.advance(HOLD_MS);
    expect((await hold(showId, ['A4', 'A5'])).seatIds).toEqual(['A4', 'A5']);
  });

  test('is judged on the result of a change', async () => {
    const showId = await showWith({ mode: 'enforce' });
    const buyer = somebody();
    const { holdId } = await face().holdSeats({ showId, seatIds: ['A1', 'A2', 'A3'] }, buyer);
    const change = (wanted: { add?: string[]; remove?: string[] }) =>
      face().changeHold({ holdId, ...wanted }, buyer);
    await expect(change({ remove: ['A2'] })).rejects.toMatchObject({
      code: 'leaves-single-seat',
      members: { seatIds: ['A2'] },
    });
    await expect(change({ remove: ['A1'] })).rejects.toMatchObject({
      members: { seatIds: ['A1'] },
    });
    expect((await change({ add: ['A4', 'A5'], remove: ['A1', 'A2'] })).seatIds).toEqual([
      'A3',
      'A4',
      'A5',
    ]);
  });

  test('is never what best available chooses', async () => {
    const showId = await showWith({ mode: 'enforce' });
    const holds = await Promise.all(
      Array.from({ length: 8 }, () =>
        face().holdSeats({ showId, quantity: 3, categoryId: 'silver' }, somebody()),
      ),
    );
    for (const made of holds) expect(made).toMatchObject({ together: true, warnings: [] });
  });
});

describe('a show that limits the seats of one buyer', () => {
  const limited = (seatsPerBuyerMax: number) => world.openShow({}, { seatsPerBuyerMax });

  test('counts running holds, unpaid orders and tickets together, and nothing that has ended', async () => {
    const showId = await limited(4);
    const buyer = somebody();
    const hold = (seatIds: string[]) => face().holdSeats({ showId, seatIds }, buyer);
    const refused = (seatsStillAllowed: number) => ({
      code: 'buyer-limit-reached',
      members: { seatsPerBuyerMax: 4, seatsStillAllowed },
    });
    const paid = await hold(['A1', 'A2']);
    const { orderId } = await face().placeOrder({ holdId: paid.holdId }, buyer);
    await expect(hold(['B1', 'B2', 'B3'])).rejects.toMatchObject(refused(2));
    await face().confirmPayment({ orderId, paymentToken: 'tok_success' }, buyer);
    const unpaid = await hold(['B1']);
    await face().placeOrder({ holdId: unpaid.holdId }, buyer);
    await expect(hold(['C1', 'C2'])).rejects.toMatchObject(refused(1));
    const running = await hold(['C1']);
    await expect(hold(['C2'])).rejects.toMatchObject(refused(0));
    await expect(face().holdSeats({ showId, quantity: 1 }, buyer)).rejects.toMatchObject(
      refused(0),
    );
    await expect(
      face().changeHold({ holdId: running.holdId, add: ['C2'] }, buyer),
    ).rejects.toMatchObject(refused(0));
    // Another seat instead is no more than before.
    const moved = await face().changeHold({ holdId: running.holdId, seatIds: ['D1'] }, buyer);
    expect(moved.seatIds).toEqual(['D1']);

    await face().releaseHold({ holdId: running.holdId }, buyer);
    expect((await hold(['C1'])).status).toBe('HELD');
    // Two of four are tickets; everything else has ended by now.
    await world.clock.advance(2 * HOLD_MS);
    expect((await hold(['D1', 'D2'])).status).toBe('HELD');
    await face().cancelOrder({ orderId }, buyer);
    expect((await hold(['E1', 'E2'])).status).toBe('HELD');
    expect((await face().getShowSale({ showId })).limits.seatsPerBuyerMax).toBe(4);
  });

  test('limits each show and each buyer by themselves', async () => {
    const buyer = somebody();
    for (const showId of [await limited(2), await limited(2), await world.openShow()]) {
      const hold = (seatIds: string[], by = buyer) => face().holdSeats({ showId, seatIds }, by);
      expect((await hold(['A1', 'A2'])).status).toBe('HELD');
      expect((await hold(['B1', 'B2'], somebody())).status).toBe('HELD');
    }
  });
});
