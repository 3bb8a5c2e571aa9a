import type { Category, SeatMapWithStatus, SeatStatus, ShowSale } from '@houseful/contract/booking';
import type { Availability } from '@houseful/contract/catalog';
import type { ShowTerms } from '@houseful/contract/faces/catalog';
import type { PricedCategory } from '@houseful/contract/facts';
import { MINUTE_MS } from '#platform/clock';
import { readFrom } from '#platform/postgres/tx';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { isOnSale } from '../rules/sale-window.ts';
import { countAvailability } from '../store/shows.ts';

interface SeatReads {
  getShowSale(input: { showId: string }): Promise<ShowSale>;
  getShowTerms(input: { showId: string }): Promise<ShowTerms>;
  getAvailability(input: { showIds: readonly string[] }): Promise<Map<string, Availability>>;
  getShowSeatMap(input: { showId: string }): Promise<SeatMapWithStatus>;
  getSeatStatus(input: { showId: string }): Promise<SeatStatus>;
}

/** What anybody may know about seats: of one show from its board, of many by one count. */
export function readSeats(
  { pool, clock, limits }: Pick<BookingDeps, 'pool' | 'clock' | 'limits'>,
  sales: ShowSales,
  boards: SeatBoards,
): SeatReads {
  const db = readFrom(pool);

  /** The same object as long as nothing has changed, so that it has to be written out only once. */
  const statuses = new WeakMap<SeatBoard, SeatStatus>();
  const maps = new WeakMap<SeatStatus, SeatMapWithStatus>();

  async function getSeatStatus({ showId }: { showId: string }): Promise<SeatStatus> {
    const board = await boards.get(showId);
    const known = statuses.get(board);
    const { held, unavailable, blocked, sectionLeft, areaLeft } = board.snapshot(clock.now());
    if (known?.version === board.version && known.heldSeatIds === held) return known;
    const terms = await sales.get(showId);
    const status: SeatStatus = {
      showId,
      version: board.version,
      seatMapId: terms.seatMapId,
      seatMapUrl: seatMapUrl(terms),
      unavailableSeatIds: unavailable as string[],
      heldSeatIds: held as string[],
      ...(blocked.length > 0 && { blockedSeatIds: blocked as string[] }),
      sections: terms.index.seatMap.sections.map(({ id }) => ({
        id,
        left: sectionLeft.get(id) ?? 0,
      })),
      areas: terms.index.seatMap.areas.map(({ id, capacity }) => ({
        id,
        capacity,
        left: areaLeft.get(id) ?? capacity,
      })),
    };
    statuses.set(board, status);
    return status;
  }

  return {
    getSeatStatus,

    getShowSeatMap: async ({ showId }) => {
      const status = await getSeatStatus({ showId });
      const known = maps.get(status);
      if (known) return known;
      const { index } = await sales.get(showId);
      const map = { ...status, seatMap: index.seatMap };
      maps.set(status, map);
      return map;
    },

    getShowSale: async ({ showId }) => {
      const terms = await sales.get(showId);
      const board = await boards.get(showId);
      return {
        showId,
        seatMapId: terms.seatMapId,
        seatMapUrl: seatMapUrl(terms),
        categories: categoriesOf(terms, board, clock.now()),
        limits: {
          seatsPerHoldMax: terms.seatsPerHoldMax,
          seatsPerBuyerMax: terms.seatsPerBuyerMax,
          holdMinutes: limits.holdMs / MINUTE_MS,
        },
        saleWindow: {
          opensAt: terms.window.opensAt.toISOString(),
          closesAt: terms.window.closesAt.toISOString(),
        },
        cancellation: terms.cancellation,
        orphanRule: { ...terms.orphanRule, relaxesAt: terms.orphansAllowedFrom.toISOString() },
        onSale: isOnSale(terms.window, clock.now()),
      };
    },

    getShowTerms: async ({ showId }) => {
      const terms = await sales.get(showId);
      const { window, seatMapId, seatsPerHoldMax, seatsPerBuyerMax } = terms;
      return {
        ...{ showId, seatMapId, seatsPerHoldMax, seatsPerBuyerMax },
        opensAt: window.opensAt.toISOString(),
        closesAt: window.closesAt.toISOString(),
        categories: [...terms.categories.values()],
        label: terms.label,
        cancellation: terms.cancellation,
        orphanRule: terms.orphanRule,
        ...(terms.pricing && { pricing: terms.pricing }),
      };
    },

    getAvailability: async ({ showIds }) => {
      const now = clock.now();
      const rows = await countAvailability(db, showIds, now);
      return new Map(
        rows.map((row) => [
          row.show_id,
          {
            priceFrom: lowestPrice(row.categories),
            seatsTotal: row.seats_total,
            seatsLeft: Math.max(0, row.seats_total - row.seats_taken),
            onSale: isOnSale({ opensAt: row.opens_at, closesAt: row.closes_at }, now),
          },
        ]),
      );
    },
  };
}

function seatMapUrl({ seatMapId }: SaleTerms): string {
  return `/api/v1/seat-maps/${seatMapId}`;
}

function categoriesOf(terms: SaleTerms, board: SeatBoard, now: Date): Category[] {
  const { left } = board.snapshot(now);
  return [...terms.categories.values()].map(
    ({ categoryId, name, price, base, fee, tax, ticketTypes }) => ({
      categoryId,
      name,
      price,
      parts: { base, fee, tax },
      ...(ticketTypes && {
        ticketTypes: ticketTypes.map((type) => ({
          ticketTypeId: type.ticketTypeId,
          name: type.name,
          price: type.price,
        })),
      }),
      seatsTotal: terms.index.totals.get(categoryId) ?? 0,
      seatsLeft: left.get(categoryId) ?? 0,
    }),
  );
}

function lowestPrice(categories: readonly PricedCategory[]): PricedCategory['price'] {
  const [first, ...others] = categories.map(({ price }) => price);
  if (!first) throw new Error('a show without categories');
  return others.reduce((low, price) => (price.amount < low.amount ? price : low), first);
}
