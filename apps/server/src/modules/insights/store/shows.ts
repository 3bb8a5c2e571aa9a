import type { Queryable, Tx } from '#platform/postgres/tx';

/** Where sums of a show belong. */
export interface ShowPlace {
  readonly generation: number;
  readonly show_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly title_id: string;
  readonly time_zone: string;
  readonly is_rehearsal: boolean;
}

export interface NewShow extends Omit<ShowPlace, 'generation'> {
  readonly title_name: string;
  readonly venue_name: string;
  readonly screen_name: string;
  readonly kind: string;
  readonly starts_at: string;
  readonly local_day: string;
  readonly local_hour: number;
  readonly weekday: number;
  readonly seat_map_id: string | null;
  /** Its last move, as far as who tells of it knows; 0: none. */
  readonly moved_version: number;
  readonly is_cancelled: boolean;
}

const SHOW_COLUMNS = `show_id, organisation_id, venue_id, title_id, title_name, venue_name, screen_name, kind,
  starts_at, time_zone, local_day, local_hour, weekday, is_rehearsal, seat_map_id,
  moved_version, is_cancelled`;

const SHOW_TYPES = `show_id text, organisation_id text, venue_id text, title_id text, title_name text,
  venue_name text, screen_name text, kind text, starts_at timestamptz, time_zone text, local_day date,
  local_hour int, weekday int, is_rehearsal boolean, seat_map_id text,
  moved_version int, is_cancelled boolean`;

const MOVING = [
  ...['title_name', 'venue_name', 'screen_name', 'starts_at', 'local_day', 'local_hour', 'weekday'],
];
const FOLLOWING = MOVING.map((column) => `excluded.${column}`).join(', ');
const KNOWN = MOVING.map((column) => `shows.${column}`).join(', ');

/** Adds shows that are not known yet, to every generation. Those that an order has told of stay as they are. */
export function addShows(tx: Tx, generations: readonly number[], shows: readonly NewShow[]): void {
  insertShows(tx, generations, shows, 'do nothing');
}

/** The same from who knows best: words, time and room of known shows follow, but never those of an earlier move; where they belong never changes. */
export function putShows(tx: Tx, generations: readonly number[], shows: readonly NewShow[]): void {
  insertShows(
    ...([tx, generations, shows] as const),
    `(generation, show_id) do update
        set (title_name, venue_name, screen_name, starts_at, local_day, local_hour, weekday) =
              (select ${FOLLOWING} where excluded.moved_version >= shows.moved_version
               union all
               select ${KNOWN} where excluded.moved_version < shows.moved_version),
            moved_version = greatest(shows.moved_version, excluded.moved_version),
            is_cancelled = shows.is_cancelled or excluded.is_cancelled,
            seat_map_id = coalesce(excluded.seat_map_id, shows.seat_map_id)`,
  );
}

function insertShows(
  tx: Tx,
  generations: readonly number[],
  shows: readonly NewShow[],
  onConflict: string,
): void {
  const json = JSON.stringify(shows);
  tx.write({
    text: `insert into insights.shows (generation, ${SHOW_COLUMNS})
           select generation, s.*
             from unnest($1::int[]) as g (generation),
                  json_to_recordset($2::json) as s (${SHOW_TYPES})
            order by generation, show_id
           on conflict ${onConflict}`,
    values: [generations, json],
  });
  tx.write({
    text: `insert into insights.names as n (organisation_id, kind, id, name, time_zone)
           select distinct on (organisation_id, called.kind, id)
                  organisation_id, called.kind, id, name, time_zone
             from json_to_recordset($1::json) as s (${SHOW_TYPES}),
                  lateral (values ('venue', venue_id, venue_name), ('title', title_id, title_name))
                       as called (kind, id, name)
            where not is_rehearsal and id <> ''
            order by organisation_id, called.kind, id, show_id desc
           on conflict (organisation_id, kind, id) do update
              set name = excluded.name, time_zone = excluded.time_zone
            where (n.name, n.time_zone) is distinct from (excluded.name, excluded.time_zone)`,
    values: [json],
  });
}

export function findShows(
  tx: Queryable,
  generations: readonly number[],
  showIds: readonly string[],
): Promise<ShowPlace[]> {
  return tx.rows({
    name: 'insights.find-shows',
    text: `select generation, show_id, organisation_id, venue_id, title_id, time_zone, is_rehearsal
             from insights.shows
            where generation = any($1::int[]) and show_id = any($2::text[])`,
    values: [generations, showIds],
  });
}

export function addSeatMaps(
  tx: Tx,
  seatMaps: readonly { readonly seatMapId: string; readonly seatsTotal: number }[],
): void {
  tx.write({
    text: `insert into insights.seat_maps (seat_map_id, seats_total)
           select * from unnest($1::text[], $2::int[]) as m (seat_map_id, seats_total)
            order by seat_map_id
           on conflict do nothing`,
    values: [
      seatMaps.map(({ seatMapId }) => seatMapId),
      seatMaps.map(({ seatsTotal }) => seatsTotal),
    ],
  });
}
