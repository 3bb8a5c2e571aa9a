import type { BookingFace } from '@houseful/contract/faces/booking';
import { expect } from 'vitest';
import { type BookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import type { Booking } from '../../src/modules/booking/index.ts';
import {
  type Answered,
  type BookingModel,
  type ModelHold,
  PRICE_PER_SEAT,
  seatsOf,
  statusOfHold,
  statusOfOrder,
} from './booking-model.ts';

/** The real thing: a show of its own, sold by two processes. */
export interface Shop {
  readonly world: BookingWorld;
  readonly showId: string;
  readonly booking: readonly [Booking, Booking];
  readonly faces: readonly [BookingFace, BookingFace];
  /** By the place of the model's hold. */
  readonly holdIds: string[];
  readonly orderIds: (string | undefined)[];
}

export type Processes = readonly [Booking, Booking];
export type Fault = (face: BookingFace) => BookingFace;

export async function openShop(
  world: BookingWorld,
  processes: Processes,
  fault: Fault = (face) => face,
): Promise<Shop> {
  const [one, other] = processes;
  const showId = await world.openShow();
  const faces = [fault(one.face), fault(other.face)] as const;
  return { world, showId, booking: processes, faces, holdIds: [], orderIds: [] };
}

/** Two processes whose boards hear of each other at once. */
export function twoProcesses(world: BookingWorld, pool = world.database.pool): Processes {
  const signals = localSignals();
  return [world.anotherProcess(signals, pool), world.anotherProcess(signals, pool)];
}

export interface Told {
  readonly answered: Answered;
  readonly body: unknown;
}

export async function tellOf(answer: Promise<unknown>): Promise<Told> {
  try {
    return { answered: 'ok', body: await answer };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { answered: String(error.code), body: error };
  }
}

/** The same request so many times at once, to both processes by turns: all must be told the same. */
export async function send(
  { faces }: Shop,
  { first, times }: Sending,
  ask: (face: BookingFace) => Promise<unknown>,
): Promise<Told> {
  const told = await Promise.all(
    Array.from({ length: times }, (_, n) => tellOf(ask(faces[(first + n) % 2] as BookingFace))),
  );
  const [one] = told as [Told, ...Told[]];
  for (const other of told) expect(other).toEqual(one);
  return one;
}

export interface Sending {
  readonly first: number;
  readonly times: number;
}

export const buyerOf = (buyer: number, shop: Shop, key: string | null = null) =>
  callOf(`usr_${shop.showId}_${buyer}`, key);

/** Everything as the model has it: in the database, on both boards, and for whoever asks. */
export async function agree(model: BookingModel, shop: Shop): Promise<void> {
  const { world, showId, faces } = shop;
  const { rows } = await world.database.pool.query<{ seat: string }>(
    `select seat_id || ' ' || hold_id as seat from booking.seats
      where show_id = $1 and taken_until > $2`,
    [showId, world.clock.now()],
  );
  const taken = (state: string) =>
    model.holds.flatMap((each, index) =>
      seatsOf(each, model.nowMs) === state
        ? each.seatIds.map((seatId) => ({ seatId, holdId: shop.holdIds[index] }))
        : [],
    );
  const owned = [...taken('held'), ...taken('unavailable')];
  expect(rows.map(({ seat }) => seat).toSorted()).toEqual(
    owned.map(({ seatId, holdId }) => `${seatId} ${holdId}`).toSorted(),
  );
  for (const face of faces) {
    const { heldSeatIds, unavailableSeatIds } = await face.getSeatStatus({ showId });
    expect(heldSeatIds.toSorted()).toEqual(
      taken('held')
        .map(({ seatId }) => seatId)
        .toSorted(),
    );
    expect(unavailableSeatIds.toSorted()).toEqual(
      taken('unavailable')
        .map(({ seatId }) => seatId)
        .toSorted(),
    );
  }
  await Promise.all(model.holds.map((each, index) => agreeOnHold(model, shop, each, index)));
}

async function agreeOnHold(
  { nowMs }: BookingModel,
  shop: Shop,
  each: ModelHold,
  index: number,
): Promise<void> {
  const call = buyerOf(each.buyer, shop);
  const [reader] = shop.faces;
  const holdId = shop.holdIds[index] as string;
  const orderId = shop.orderIds[index];
  expect(await reader.getHold({ holdId }, call)).toMatchObject({
    status: statusOfHold(each, nowMs),
    seatIds: each.seatIds,
    expiresAt: new Date(each.endMs).toISOString(),
    quote: { total: { amount: each.seatIds.length * PRICE_PER_SEAT } },
    orderId: orderId ?? null,
  });
  if (!each.order || orderId === undefined) return;
  const { order: seen, refundDue } = await reader.getOrder({ orderId }, call);
  expect(seen).toMatchObject({
    status: statusOfOrder(each.order, nowMs),
    seatIds: each.seatIds,
    expiresAt: new Date(each.order.deadlineMs).toISOString(),
    contact: each.order.contact === null ? {} : { name: each.order.contact },
  });
  expect(refundDue?.amount.amount ?? null).toBe(each.order.refund);
}

/** What the rest of the house was told, in any order: each once, and nothing else. */
export async function agreeOnFacts(
  { facts }: BookingModel,
  { world, orderIds }: Shop,
): Promise<void> {
  const { rows } = await world.database.pool.query<{ fact: string }>(
    `select name || ' ' || (payload ->> 'orderId') || ' ' || coalesce(payload ->> 'reason', '') as fact
       from platform.outbox where payload ->> 'orderId' = any($1)`,
    [orderIds.filter((orderId) => orderId !== undefined)],
  );
  expect(rows.map(({ fact }) => fact).toSorted()).toEqual(
    facts.map(({ name, hold: at, reason = '' }) => `${name} ${orderIds[at]} ${reason}`).toSorted(),
  );
}
