import type { BookingFace, ShowsSales } from '@houseful/contract/faces/booking';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { Problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import { countAvailability } from '../store/shows.ts';

/** Of so many shows the categories are told, too; each takes a seat board. */
const SHOWS_WITH_CATEGORIES_MAX = 20;
const SEATS_PER_PLACE_UNKNOWN = 10;

export interface CountSalesDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly sales: ShowSales;
  readonly boards: SeatBoards;
}

/** How some shows sell, all together: from their boards or, where they are many, from one count. */
export function countSales(deps: CountSalesDeps): BookingFace['getSales'] {
  const { db, clock, sales, boards } = deps;

  return async ({ showIds }) => {
    const terms = await known(showIds.slice(0, SHOWS_WITH_CATEGORIES_MAX));
    const seatsPerPlaceMax = Math.max(
      ...terms.map((show) => show.seatsPerHoldMax),
      terms.length === 0 ? SEATS_PER_PLACE_UNKNOWN : 1,
    );
    if (showIds.length > SHOWS_WITH_CATEGORIES_MAX) {
      return { seatsUnsold: await countLeft(showIds), seatsPerPlaceMax, categories: [] };
    }
    const categories = new Map<string, ShowsSales['categories'][number]>();
    let seatsUnsold = 0;
    for (const show of terms) {
      const board = await boards.get(show.showId);
      const { left } = board.left(clock.now());
      seatsUnsold += show.index.places.length - board.soldCount();
      for (const { categoryId, name, price } of show.categories.values()) {
        const key = `${name} ${price.amount} ${price.currency}`;
        const before = categories.get(key);
        const seatsLeft = (before?.seatsLeft ?? 0) + (left.get(categoryId) ?? 0);
        categories.set(key, {
          categoryId: before?.categoryId ?? categoryId,
          name,
          price,
          seatsLeft,
        });
      }
    }
    return { seatsUnsold, seatsPerPlaceMax, categories: [...categories.values()] };
  };

  async function known(showIds: readonly string[]): Promise<SaleTerms[]> {
    const terms = await Promise.all(
      showIds.map((showId) =>
        sales.get(showId).catch((error: unknown) => {
          if (error instanceof Problem && error.code === 'no-such-show') return null;
          throw error;
        }),
      ),
    );
    return terms.filter((show) => show !== null);
  }

  async function countLeft(showIds: readonly string[]): Promise<number> {
    const rows = await countAvailability(db, showIds, clock.now());
    return rows.reduce((sum, row) => sum + Math.max(0, row.seats_total - row.seats_taken), 0);
  }
}
