import type { BookingFace, DescribedShow } from '@houseful/contract/faces/booking';
import type { ShowSeats } from '@houseful/contract/shows-desk';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import { orderedBefore } from '../rules/moved-show.ts';
import { countSeats, listTakenSeats, sumOrders } from '../store/desk-counts.ts';
import { readCancelledOrders, readMovedOrders } from '../store/show-changes.ts';
import { findShow, type ShowRow } from '../store/shows.ts';

/** More than any house has seats: a show of more orders is followed up to here. */
const ORDERS_FOLLOWED_MAX = 200_000;

export interface DescribeShowsDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly sales: ShowSales;
}

/** What a house wants to know of its own shows; all of it counted from seats and orders when it is asked. */
export function describeShows({
  db,
  clock,
  sales,
}: DescribeShowsDeps): Pick<BookingFace, 'countShows' | 'describeShow'> {
  return {
    countShows: async ({ showIds }) => {
      const rows = await countSeats(db, showIds, clock.now());
      return new Map(
        rows.map(({ show_id, opens_at, closes_at, total, sold, held, set_aside: setAside }) => [
          show_id,
          {
            seats: { total, sold, held, setAside },
            opensAt: opens_at.toISOString(),
            closesAt: closes_at.toISOString(),
          },
        ]),
      );
    },

    describeShow: async ({ showId }) => {
      const terms = await sales.get(showId);
      const [show, sum, categories] = await Promise.all([
        findShow(db, showId),
        sumOrders(db, showId),
        countCategories(terms),
      ]);
      if (!show) throw problem('no-such-show');
      const [first] = terms.categories.values();
      const currency = sum.currency ?? first?.price.currency ?? 'INR';
      return {
        ...{ seatMapId: show.seat_map_id, label: show.label, categories, currency },
        seatsPerHoldMax: show.seats_per_hold_max,
        seatsPerBuyerMax: show.seats_per_buyer_max,
        orders: sum.orders,
        takings: sum.orders > 0 ? { amount: sum.amount, currency } : null,
        settling: await settlingOf(show),
      };
    },
  };

  async function countCategories({
    showId,
    index,
    categories,
  }: SaleTerms): Promise<DescribedShow['categories']> {
    const counts = new Map<string, Record<Exclude<keyof ShowSeats, 'total'>, number>>();
    for (const seat of await listTakenSeats(db, showId, clock.now())) {
      const categoryId = index.find(seat.seat_id)?.categoryId;
      if (categoryId === undefined) continue;
      const count = counts.get(categoryId) ?? { sold: 0, held: 0, setAside: 0 };
      counts.set(categoryId, count);
      if (!seat.is_for_good) count.held += 1;
      else if (seat.is_ordered) count.sold += 1;
      else count.setAside += 1;
    }
    return [...categories.values()].map(({ categoryId, name, price }) => ({
      ...{ categoryId, name, price, total: index.totals.get(categoryId) ?? 0 },
      ...(counts.get(categoryId) ?? { sold: 0, held: 0, setAside: 0 }),
    }));
  }

  async function settlingOf(show: ShowRow): Promise<DescribedShow['settling']> {
    const { show_id: showId, cancelled_at: cancelledAt, moved_at: movedAt } = show;
    const version = show.moved_version;
    if (cancelledAt) {
      const since = cancelledAt.toISOString();
      const orders = await readCancelledOrders(db, showId, ORDERS_FOLLOWED_MAX);
      return { kind: 'cancelled', since, version, ...orders };
    }
    if (!movedAt) return null;
    const wanted = { showId, version, orderedBefore: orderedBefore(movedAt) };
    const orders = await readMovedOrders(db, wanted, ORDERS_FOLLOWED_MAX);
    return { kind: 'moved', since: movedAt.toISOString(), version, ...orders };
  }
}
