import { type CancellationPolicy, DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { DEFAULT_ORPHAN_RULE, type OrphanRule } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload, PricedCategory } from '@houseful/contract/facts';
import type { ShowPricing } from '@houseful/contract/pricing';
import type { SeatMap } from '@houseful/contract/seat-map';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { MovedFrom } from './show-changes.ts';

export interface ShowRow {
  readonly show_id: string;
  readonly seat_map_id: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly seats_per_hold_max: number;
  readonly categories: PricedCategory[];
  readonly label: ShowLabel;
  readonly cancellation: CancellationPolicy;
  readonly orphan_rule: OrphanRule;
  readonly seats_per_buyer_max: number | null;
  /** Null: it went on sale without rules about prices. */
  readonly pricing: ShowPricing | null;
  /** By the house, for good. */
  readonly cancelled_at: Date | null;
  readonly moved_at: Date | null;
  readonly moved_from: MovedFrom | null;
  /** 0: it was never moved. */
  readonly moved_version: number;
  /** What the house says to buyers about its last change. */
  readonly change_message: string | null;
}

/** When the sale ends: as announced, or before, by hand. */
const CLOSES_AT = 'least(closes_at, closed_at, cancelled_at) as closes_at';

/** The terms of a show; undefined when it never went on sale. */
export async function findShow(db: Queryable, showId: string): Promise<ShowRow | undefined> {
  const [row] = await db.rows<ShowRow>({
    name: 'shows.find',
    text: `select show_id, seat_map_id, opens_at, ${CLOSES_AT}, seats_per_hold_max, categories, label,
                  cancellation, orphan_rule, seats_per_buyer_max, pricing, cancelled_at, moved_at,
                  moved_from, moved_version, change_message
             from booking.shows where show_id = $1`,
    values: [showId],
  });
  return row;
}

export async function findSeatMap(db: Queryable, seatMapId: string): Promise<SeatMap | undefined> {
  const [row] = await db.rows<{ drawing: SeatMap }>({
    name: 'seat-maps.find',
    text: 'select drawing from booking.seat_maps where seat_map_id = $1',
    values: [seatMapId],
  });
  return row?.drawing;
}

/** Known seat maps stay as they are: a seat map is immutable. */
export async function insertSeatMaps(
  tx: Tx,
  seatMaps: readonly { seatMap: SeatMap; seatsTotal: number }[],
): Promise<void> {
  await tx.rows({
    text: `insert into booking.seat_maps (seat_map_id, seats_total, drawing)
           select entry -> 'seatMap' ->> 'seatMapId', (entry ->> 'seatsTotal')::int, entry -> 'seatMap'
             from json_array_elements($1::json) as m (entry)
           on conflict do nothing`,
    values: [JSON.stringify(seatMaps)],
  });
}

/** Known shows stay as they are: terms are frozen when a show goes on sale. */
export async function insertShows(
  tx: Tx,
  shows: readonly FactPayload<'catalog.show-scheduled'>[],
): Promise<void> {
  await tx.rows({
    name: 'shows.insert',
    text: `insert into booking.shows
             (show_id, seat_map_id, opens_at, closes_at, seats_per_hold_max, categories, label,
              cancellation, orphan_rule, seats_per_buyer_max, pricing)
           select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[],
                                $5::int[], $6::jsonb[], $7::jsonb[], $8::json[],
                                $9::json[], $10::int[], $11::json[])
           on conflict do nothing`,
    values: [
      shows.map((show) => show.showId),
      shows.map((show) => show.seatMapId),
      shows.map((show) => show.opensAt),
      shows.map((show) => show.closesAt),
      shows.map((show) => show.seatsPerHoldMax),
      shows.map((show) => JSON.stringify(show.categories)),
      shows.map((show) => JSON.stringify(show.label)),
      shows.map((show) => JSON.stringify(show.cancellation ?? DEFAULT_CANCELLATION)),
      shows.map((show) => JSON.stringify(show.orphanRule ?? DEFAULT_ORPHAN_RULE)),
      shows.map((show) => show.seatsPerBuyerMax ?? null),
      shows.map((show) => (show.pricing ? JSON.stringify(show.pricing) : null)),
    ],
  });
}

/**
 * Gives shows other prices, each once for each step and never those of an earlier one; answers the
 * shows that are known at all.
 */
export async function repriceShows(
  tx: Tx,
  steps: readonly FactPayload<'offers.show-repriced'>[],
): Promise<Set<string>> {
  const latest = new Map<string, FactPayload<'offers.show-repriced'>>();
  for (const each of steps) {
    if ((latest.get(each.showId)?.step ?? 0) < each.step) latest.set(each.showId, each);
  }
  const rows = await tx.rows<{ show_id: string }>({
    name: 'shows.reprice',
    text: `update booking.shows
              set categories = case when price_step < r.step then r.categories else shows.categories end,
                  price_step = greatest(price_step, r.step)
             from unnest($1::text[], $2::int[], $3::jsonb[]) as r (show_id, step, categories)
            where shows.show_id = r.show_id
        returning shows.show_id`,
    values: [
      [...latest.keys()],
      [...latest.values()].map(({ step }) => step),
      [...latest.values()].map(({ categories }) => JSON.stringify(categories)),
    ],
  });
  return new Set(rows.map((row) => row.show_id));
}

/** Until the end of the transaction its terms stay; false when there is no such show. */
export async function lockShow(tx: Tx, showId: string): Promise<boolean> {
  const rows = await tx.rows({
    text: 'select from booking.shows where show_id = $1 for update',
    values: [showId],
  });
  return rows.length > 0;
}

/** Seats of the show that are held, sold or set aside. */
export async function countTaken(tx: Tx, showId: string, now: Date): Promise<number> {
  const [row] = await tx.rows<{ taken: number }>({
    text: `select count(*)::int as taken from booking.seats where show_id = $1 and taken_until > $2`,
    values: [showId, now],
  });
  return row?.taken ?? 0;
}

/** Everything by which a show is sold but for its room and its place. */
export function changeTerms(tx: Tx, show: FactPayload<'catalog.show-scheduled'>): void {
  tx.write({
    text: `update booking.shows
              set opens_at = $2, closes_at = $3, categories = $4, label = $5, cancellation = $6,
                  orphan_rule = $7, seats_per_buyer_max = $8, pricing = $9
            where show_id = $1`,
    values: [
      show.showId,
      show.opensAt,
      show.closesAt,
      JSON.stringify(show.categories),
      JSON.stringify(show.label),
      JSON.stringify(show.cancellation ?? DEFAULT_CANCELLATION),
      JSON.stringify(show.orphanRule ?? DEFAULT_ORPHAN_RULE),
      show.seatsPerBuyerMax ?? null,
      show.pricing ? JSON.stringify(show.pricing) : null,
    ],
  });
}

export interface AvailabilityRow {
  readonly show_id: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly categories: PricedCategory[];
  readonly seats_total: number;
  readonly seats_taken: number;
}

/** Seats left of many shows at once, counted from the seats themselves: there is no counter to drift. */
export function countAvailability(
  db: Queryable,
  showIds: readonly string[],
  now: Date,
): Promise<AvailabilityRow[]> {
  return db.rows({
    name: 'shows.availability',
    text: `select show_id, opens_at, ${CLOSES_AT}, categories, seats_total,
                  (select count(*) from booking.seats s
                    where s.show_id = shows.show_id and s.taken_until > $2) as seats_taken
             from booking.shows join booking.seat_maps using (seat_map_id)
            where show_id = any($1)`,
    values: [showIds, now],
  });
}
