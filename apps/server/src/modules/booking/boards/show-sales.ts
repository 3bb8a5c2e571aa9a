import type { CancellationPolicy } from '@houseful/contract/cancellation';
import type { OrphanRule } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { PricedCategory } from '@houseful/contract/facts';
import type { ShowPricing } from '@houseful/contract/pricing';
import type { Signals } from '#platform/signals/signals';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { relaxesAt } from '../rules/orphan-rule.ts';
import { indexSeatMap, type SeatIndex } from '../rules/seat-index.ts';
import type { SaleWindow } from '../rules/sale-window.ts';
import { findSeatMap, findShow, type ShowRow } from '../store/shows.ts';
import { createLruCache } from '#platform/lru-cache';

/** The terms of one show, with its places indexed: frozen, but for announced steps of its prices and for what the house does to it. */
export interface SaleTerms {
  readonly showId: string;
  readonly seatMapId: string;
  readonly window: SaleWindow;
  readonly seatsPerHoldMax: number;
  readonly categories: ReadonlyMap<string, PricedCategory>;
  readonly label: ShowLabel;
  readonly cancellation: CancellationPolicy;
  readonly orphanRule: OrphanRule;
  /** From when on the orphan rule refuses nothing any more. */
  readonly orphansAllowedFrom: Date;
  /** Null: no limit but those of holds. */
  readonly seatsPerBuyerMax: number | null;
  /** Null: it went on sale without rules about prices, and no offer can be used for it. */
  readonly pricing: ShowPricing | null;
  readonly index: SeatIndex;
  /** What the house has done to it since; null: nothing. */
  readonly change: ShowChanged | null;
}

export interface ShowChanged {
  readonly cancelledAt: Date | null;
  readonly moved: { readonly at: Date; readonly wasStartingAt: string } | null;
  readonly message: string | null;
}

export interface ShowSales {
  /** @throws no-such-show */
  get(showId: string): Promise<SaleTerms>;
  /** Tells every process that the show's prices, or the show itself, were changed; call it after the commit. */
  tellChanged(showId: string): void;
}

const CHANGED_CHANNEL = 'booking.show-changed';
const SHOWS_MAX = 5_000;
const SEAT_MAPS_MAX = 400;

/**
 * Terms hardly change once a show is on sale, so they are read once and kept until its prices step or
 * the house moves, stops or cancels it. A process that has missed the news reads them all again.
 */
export function createShowSales(db: Queryable, signals: Signals): ShowSales {
  const shows = createLruCache<string, Promise<SaleTerms>>(SHOWS_MAX);
  const indexes = createLruCache<string, Promise<SeatIndex>>(SEAT_MAPS_MAX);

  async function loadTerms(showId: string): Promise<SaleTerms> {
    const row = await findShow(db, showId);
    if (!row) throw problem('no-such-show');
    return {
      showId,
      seatMapId: row.seat_map_id,
      window: { opensAt: row.opens_at, closesAt: row.closes_at },
      seatsPerHoldMax: row.seats_per_hold_max,
      categories: new Map(row.categories.map((category) => [category.categoryId, category])),
      label: row.label,
      cancellation: row.cancellation,
      orphanRule: row.orphan_rule,
      orphansAllowedFrom: relaxesAt(row.orphan_rule, new Date(row.label.startsAt)),
      seatsPerBuyerMax: row.seats_per_buyer_max,
      pricing: row.pricing,
      change: changeOf(row),
      index: await indexes.getOrLoad(row.seat_map_id, () => loadIndex(row.seat_map_id)),
    };
  }

  async function loadIndex(seatMapId: string): Promise<SeatIndex> {
    const seatMap = await findSeatMap(db, seatMapId);
    if (!seatMap) throw problem('no-such-show');
    return indexSeatMap(seatMap);
  }

  signals.listen(CHANGED_CHANNEL, {
    onSignal: (message) => shows.forget((message as { showId: string }).showId),
    onGap: () => shows.forgetAll(),
  });

  return {
    get: (showId) => shows.getOrLoad(showId, () => loadTerms(showId)),
    tellChanged: (showId) => signals.publish(CHANGED_CHANNEL, { showId }),
  };
}

function changeOf(row: ShowRow): ShowChanged | null {
  const { cancelled_at: cancelledAt, moved_at: at, moved_from: from } = row;
  if (cancelledAt === null && at === null) return null;
  const moved = at && from ? { at, wasStartingAt: from.startsAt } : null;
  return { cancelledAt, moved, message: row.change_message };
}
