import { type CancellationPolicy, DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { DEFAULT_ORPHAN_RULE, type OrphanRule } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload, PricedCategory } from '@houseful/contract/facts';
import type { SeatMap } from '@houseful/contract/seat-map';
import type { Queryable, Tx } from '#platform/postgres/tx';

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
}

/** The frozen terms of a show; undefined when it never went on sale. */
export async function findShow(db: Queryable, showId: string): Promise<ShowRow | undefined> {
  const [row] = await db.rows<ShowRow>({
    name: 'shows.find',
    text: `select show_id, seat_map_id, opens_at, closes_at, seats_per_hold_max, categories, label,
                  cancellation, orphan_rule, seats_per_buyer_max
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
              cancellation, orphan_rule, seats_per_buyer_max)
           select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[],
                                $5::int[], $6::jsonb[], $7::jsonb[], $8::json[],
                                $9::json[], $10::int[])
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
    text: `select show_id, opens_at, closes_at, categories, seats_total,
                  (select count(*) from booking.seats s
                    where s.show_id = shows.show_id and s.taken_until > $2) as seats_taken
             from booking.shows join booking.seat_maps using (seat_map_id)
            where show_id = any($1)`,
    values: [showIds, now],
  });
}
