import type { CancellationPolicy } from '@houseful/contract/cancellation';
import type { OrphanRule } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { PricedCategory } from '@houseful/contract/facts';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { relaxesAt } from '../rules/orphan-rule.ts';
import { indexSeatMap, type SeatIndex } from '../rules/seat-index.ts';
import type { SaleWindow } from '../rules/sale-window.ts';
import { findSeatMap, findShow } from '../store/shows.ts';
import { createLruCache } from '#platform/lru-cache';

/** The frozen terms of one show, with its places indexed. */
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
  readonly index: SeatIndex;
}

export interface ShowSales {
  /** @throws no-such-show */
  get(showId: string): Promise<SaleTerms>;
}

const SHOWS_MAX = 5_000;
const SEAT_MAPS_MAX = 400;

/** Terms never change once a show is on sale, so they are read once and kept. */
export function createShowSales(db: Queryable): ShowSales {
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
      index: await indexes.getOrLoad(row.seat_map_id, () => loadIndex(row.seat_map_id)),
    };
  }

  async function loadIndex(seatMapId: string): Promise<SeatIndex> {
    const seatMap = await findSeatMap(db, seatMapId);
    if (!seatMap) throw problem('no-such-show');
    return indexSeatMap(seatMap);
  }

  return { get: (showId) => shows.getOrLoad(showId, () => loadTerms(showId)) };
}
