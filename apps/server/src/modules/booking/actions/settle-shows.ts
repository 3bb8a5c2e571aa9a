import { fact } from '#platform/facts/facts';
import { addMs, MINUTE_MS } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Queryable, type Tx } from '#platform/postgres/tx';
import type { BookingDeps } from '../deps.ts';
import { nextOrderStatus } from '../rules/order-states.ts';
import { worthOf } from '../rules/order-money.ts';
import { lockHolds, markReleased } from '../store/holds.ts';
import type { OrderRow } from '../store/orders.ts';
import { freeSeats } from '../store/seats.ts';
import {
  listRunningHoldsOfShow,
  listShowsToSettle,
  lockOrdersOfShow,
  lockUntoldOrders,
  markTold,
  postponeSettling,
} from '../store/show-changes.ts';
import { findShow, type ShowRow } from '../store/shows.ts';
import { moneyOf, viewMovedOrder } from '../store/views.ts';
import { orderedBefore } from '../rules/moved-show.ts';
import { endOrders, type EndOrdersDeps } from './end-orders.ts';

/** Each a transaction: what is done is done, whatever happens to the next. */
const ORDERS_PER_BATCH_MAX = 100;
const SHOWS_PER_ROUND_MAX = 20;
/** A transaction that began before the change, and ends after it, is seen by a later look. */
const LOOK_AGAIN_MS = MINUTE_MS;
const LOOK_UNTIL_MS = 15 * MINUTE_MS;

export interface SettleShowsDeps extends EndOrdersDeps {
  readonly pool: Pool;
  readonly db: Queryable;
  readonly clock: BookingDeps['clock'];
  readonly log: BookingDeps['log'];
}

/**
 * Brings every order of a cancelled or moved show to its end: of a cancelled one each is cancelled with all of its money,
 * fee and taxes included, and running holds end; of a moved one each paid order is told once. What is to do is read from the
 * orders themselves, so a crash loses nothing and doubles nothing, and several processes share the work.
 */
export function settleShows(deps: SettleShowsDeps): () => Promise<'more' | 'nothing-left'> {
  const { pool, db, clock, log } = deps;

  /** One batch after the other, until none is left. */
  async function settle(showId: string): Promise<void> {
    let worked = true;
    while (worked) {
      worked = await inTransaction(pool, async (tx) => {
        const show = await findShow(tx, showId);
        if (!show) return false;
        if (show.cancelled_at) return endSome(tx, show);
        return show.moved_from ? tellSome(tx, show) : false;
      });
    }
    await inTransaction(pool, async (tx) => {
      const show = await findShow(tx, showId);
      const now = clock.now();
      const changedAt = Math.max(
        show?.cancelled_at?.getTime() ?? 0,
        show?.moved_at?.getTime() ?? 0,
      );
      const isOld = now.getTime() - changedAt >= LOOK_UNTIL_MS;
      postponeSettling(tx, showId, { now, next: isOld ? null : addMs(now, LOOK_AGAIN_MS) });
    });
  }

  async function endSome(tx: Tx, show: ShowRow): Promise<boolean> {
    const now = clock.now();
    const holds = await endHolds(tx, show.show_id, now);
    const orders = await lockOrdersOfShow(tx, show.show_id, ORDERS_PER_BATCH_MAX);
    const ended = orders
      .filter(({ status }) => nextOrderStatus(status, 'cancel') !== null)
      .map((order) => ({
        order: endedByHouse(order, now),
        label: show.label,
        message: show.change_message,
      }));
    if (ended.length > 0) await endOrders(tx, ended, deps);
    return holds > 0 || ended.length > 0;
  }

  async function endHolds(tx: Tx, showId: string, now: Date): Promise<number> {
    const running = await listRunningHoldsOfShow(tx, showId, now, ORDERS_PER_BATCH_MAX);
    if (running.length === 0) return 0;
    const holds = (await lockHolds(tx, running)).filter(
      (hold) => hold.order_id === null && hold.released_at === null,
    );
    if (holds.length === 0) return 0;
    markReleased(
      tx,
      holds.map(({ hold_id }) => hold_id),
      now,
    );
    const changes = await freeSeats(
      tx,
      holds.map((hold) => ({
        ...{ showId, seatIds: hold.seat_ids, holdId: hold.hold_id },
      })),
    );
    tx.afterCommit(() => deps.boards.tell(changes));
    return holds.length;
  }

  async function tellSome(tx: Tx, show: ShowRow): Promise<boolean> {
    const { show_id: showId, moved_version: version, moved_at: movedAt } = show;
    if (!movedAt) return false;
    const wanted = { showId, version, orderedBefore: orderedBefore(movedAt) };
    const orders = await lockUntoldOrders(tx, wanted, ORDERS_PER_BATCH_MAX);
    if (orders.length === 0) return false;
    markTold(
      tx,
      orders.map(({ order_id }) => order_id),
      version,
    );
    await deps.record(
      tx,
      orders.map((order) => fact('booking.order-moved', viewMovedOrder(order, show))),
    );
    return true;
  }

  return async () => {
    const due = await listShowsToSettle(db, clock.now(), SHOWS_PER_ROUND_MAX);
    for (const showId of due) {
      try {
        await settle(showId);
      } catch (error) {
        log.error({ err: error, showId }, 'orders of a changed show were not settled; tried again');
        await inTransaction(pool, async (tx) => {
          const now = clock.now();
          postponeSettling(tx, showId, { now, next: addMs(now, LOOK_AGAIN_MS) });
        });
      }
    }
    return due.length === SHOWS_PER_ROUND_MAX ? 'more' : 'nothing-left';
  };
}

/** All that it cost goes back; of an order that was not paid, or cost nothing, there is nothing. */
function endedByHouse(order: OrderRow, now: Date): OrderRow {
  const refund = order.status === 'CONFIRMED' ? worthOf(moneyOf(order)) : 0;
  return {
    ...order,
    status: 'CANCELLED',
    cancelled_at: now,
    cancelled_because: 'show-cancelled',
    refund_amount: refund || null,
    version: order.version + 1,
  };
}
