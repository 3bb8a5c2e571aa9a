import { fileURLToPath } from 'node:url';
import type { BookingFace } from '@houseful/contract/faces/booking';
import { createGroupCommit } from '#platform/group-commit';
import { createGroupRead } from '#platform/group-read';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { createNudgedLoop } from '#platform/nudged-loop';
import { readFrom } from '#platform/postgres/tx';
import { adoptBuyers } from './actions/adopt-buyers.ts';
import { cancelAtDesk } from './actions/cancel-at-desk.ts';
import { cancelOrder } from './actions/cancel-order.ts';
import { compSeats } from './actions/comp-seats.ts';
import { countSales } from './actions/count-sales.ts';
import { changeShows } from './actions/change-shows.ts';
import { describeShows } from './actions/describe-shows.ts';
import { settleShows } from './actions/settle-shows.ts';
import { changeTerms } from './actions/change-terms.ts';
import { commitCancellations } from './actions/commit-cancellations.ts';
import { changeContact } from './actions/change-contact.ts';
import { changeHold } from './actions/change-hold.ts';
import { commitHoldChanges } from './actions/commit-hold-changes.ts';
import { commitHolds } from './actions/commit-holds.ts';
import { commitOrders } from './actions/commit-orders.ts';
import { confirmOrders } from './actions/confirm-orders.ts';
import { confirmPayment } from './actions/confirm-payment.ts';
import { expireOrders } from './actions/expire-orders.ts';
import { commitExtensions, extendHold } from './actions/extend-hold.ts';
import { findEarlierHold } from './actions/find-earlier-hold.ts';
import { forgetHolds } from './actions/forget-holds.ts';
import { holdSeats } from './actions/hold-seats.ts';
import { moveSeats } from './actions/move-seats.ts';
import { placeOrder } from './actions/place-order.ts';
import { priceHold } from './actions/price-hold.ts';
import { readDeskOrder } from './actions/read-desk-order.ts';
import { readHoldsAndOrders } from './actions/read-holds-and-orders.ts';
import { readSeats } from './actions/read-seats.ts';
import { refundByHand } from './actions/refund-by-hand.ts';
import { repriceShows } from './actions/reprice-shows.ts';
import { commitReleases, releaseHold } from './actions/release-hold.ts';
import { retell } from './actions/retell.ts';
import { setAside } from './actions/set-seats-aside.ts';
import { createOrderSignals } from './boards/order-signals.ts';
import { createSeatBoards } from './boards/seat-boards.ts';
import { createShowSales } from './boards/show-sales.ts';
import type { BookingDeps } from './deps.ts';
import { bookingReactions } from './reactions.ts';
import { bookingSchedule } from './schedule.ts';
import { findHolds } from './store/holds.ts';
import { findOrders } from './store/orders.ts';

export type { BookingDeps } from './deps.ts';

export const bookingMigrations: MigrationSet = {
  schema: 'booking',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface Booking extends Module<BookingFace> {
  /** Begins to tell live screens what changes; ends with `stop`. */
  start(): void;
  stop(): Promise<void>;
}

/** Sells every seat exactly once: shows on sale, holds, orders. */
export function createBooking(deps: BookingDeps): Booking {
  const { pool, signals } = deps;
  const db = readFrom(pool);
  const sales = createShowSales(db, signals);
  const boards = createSeatBoards({ ...deps, db, sales });
  const readHold = createGroupRead(async (holdIds) => {
    const found = await findHolds(db, holdIds);
    return new Map(found.map((hold) => [hold.hold_id, hold]));
  });
  const findEarlier = findEarlierHold(deps.clock, readHold);
  const readOrder = createGroupRead((orderIds) => findOrders(db, orderIds));
  const orderSignals = createOrderSignals(signals);
  const confirm = confirmOrders(deps, sales, boards);

  const holds = createGroupCommit('hold-seats', commitHolds(deps, boards), deps);
  const changes = createGroupCommit('change-hold', commitHoldChanges(deps, boards), deps);
  const extensions = createGroupCommit('extend-hold', commitExtensions(deps, boards), deps);
  const releases = createGroupCommit('release-hold', commitReleases(deps, boards), deps);
  const orders = createGroupCommit('place-order', commitOrders(deps, sales, boards), deps);
  const confirmations = createGroupCommit('confirm-order', confirm, deps);
  const cancellations = createGroupCommit(
    'cancel-order',
    commitCancellations(deps, sales, boards),
    deps,
  );

  const settle = settleShows({ ...deps, db, boards });
  const settling = createNudgedLoop(settle, (error) =>
    deps.log.warn({ err: error }, 'orders of changed shows wait: the database did not answer'),
  );
  const change = changeShows({ ...deps, sales, settleSoon: settling.nudge });

  const adopt = adoptBuyers();
  const adoptions = createGroupCommit('adopt-buyer', adopt, deps);

  const changing = { ...deps, sales, boards };

  return {
    face: {
      ...readSeats(deps, sales, boards),
      getSales: countSales({ ...deps, db, sales, boards }),
      ...readHoldsAndOrders(deps, sales, readHold, readOrder),
      readQuote: async ({ orderId }) => (await readOrder(orderId))?.quote ?? null,
      findEarlierHold: findEarlier,
      holdSeats: holdSeats(deps, sales, boards, findEarlier, holds),
      changeHold: changeHold(deps, sales, boards, readHold, changes),
      extendHold: extendHold(deps, extensions),
      releaseHold: releaseHold(releases),
      priceHold: priceHold(deps, sales, readHold),
      placeOrder: placeOrder({ ...deps, sales, readHold, orders, confirmations }),
      confirmPayment: confirmPayment(deps, sales, readOrder, confirmations),
      cancelOrder: cancelOrder(deps, sales, cancellations),
      ...describeShows({ ...deps, db, sales }),
      ...retell(db, sales),
      ...setAside({ ...deps, db, sales, boards }),
      compSeats: compSeats({ ...deps, sales, boards }),
      changeTerms: changeTerms({ ...deps, sales }),
      getDeskOrder: readDeskOrder(changing),
      changeOrderContact: changeContact(changing),
      ...moveSeats(changing),
      ...cancelAtDesk(changing),
      refundOrder: refundByHand(changing),
      adoptBuyer: (merged) => adoptions.submit(merged),
      watchSeats: boards.watch,
      watchOrder: orderSignals.watch,
    },
    reactions: bookingReactions(confirm, adopt, repriceShows(sales), change),
    schedule: bookingSchedule({
      expireOrders: expireOrders(deps, sales),
      forgetHolds: forgetHolds(deps),
      settleShows: async () => {
        while ((await settle()) === 'more');
      },
    }),
    start: boards.start,
    stop: async () => {
      boards.stop();
      await settling.stop();
    },
  };
}
