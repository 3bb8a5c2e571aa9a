import type { Tx } from '#platform/postgres/tx';
import { entriesOf, seatsKept } from '../rules/entries.ts';
import { mergeNews, type OrderNews } from '../rules/order-news.ts';
import { type Change, sumsOf } from '../rules/sums.ts';
import { shareGenerations } from '../store/generations.ts';
import { lockOrders, type OrderRow, saveOrders } from '../store/orders.ts';
import { addShows, findShows, type NewShow, type ShowPlace } from '../store/shows.ts';
import { addSeats, addSums, type SeatChange } from '../store/sums.ts';

/** Something that was told of an order. */
export interface Heard {
  readonly orderId: string;
  readonly news: OrderNews;
  /** What the order is for, where the news says so. */
  readonly show: NewShow | null;
}

/**
 * Has every order put into the sums what follows from all that is known of it, and takes out what it had put in
 * before: news counts once, however often and in whatever order it comes.
 *
 * @param only the generation that is being counted anew; without it, all of them
 */
export async function keepNews(
  tx: Tx,
  heard: readonly Heard[],
  only: number | null = null,
): Promise<void> {
  if (heard.length === 0) return;
  const generations = only === null ? await shareGenerations(tx) : [only];
  const fresh = new Map<string, OrderNews>();
  for (const { orderId, news } of heard) {
    fresh.set(orderId, mergeNews(fresh.get(orderId) ?? {}, news));
  }
  const shows = new Map(heard.flatMap(({ show }) => (show ? [[show.show_id, show]] : [])));
  if (shows.size > 0) addShows(tx, generations, [...shows.values()]);

  const rows = await lockOrders(tx, generations, [...fresh.keys()].toSorted());
  const merged = rows.flatMap((row) => {
    const news = mergeNews(row.news, fresh.get(row.order_id) ?? {});
    return JSON.stringify(news) === JSON.stringify(row.news) ? [] : [{ row, news }];
  });
  if (merged.length === 0) return;
  const showIds = new Set(merged.flatMap(({ news }) => news.showId ?? []));
  const places = new Map(
    (await findShows(tx, generations, [...showIds])).map((place) => [keyOf(place), place]),
  );
  const changes: Change[] = [];
  const seats: SeatChange[] = [];
  for (const { row, news } of merged) {
    const place = places.get(keyOf({ ...row, show_id: news.showId ?? '' }));
    if (!place || place.is_rehearsal) continue;
    changes.push(changeOf(row, news, place));
    const more = seatsKept(news) - (row.news.showId === undefined ? 0 : seatsKept(row.news));
    if (more !== 0) seats.push({ ...place, seats: more });
  }
  saveOrders(
    tx,
    merged.map(({ row, news }) => ({ ...row, news })),
  );
  addSums(tx, sumsOf(changes));
  addSeats(tx, seats);
}

/** As long as nobody knows what an order is for, it has put in nothing. */
function changeOf(row: OrderRow, news: OrderNews, place: ShowPlace): Change {
  const { time_zone: timeZone } = place;
  return {
    place,
    before: row.news.showId === undefined ? [] : entriesOf(row.news, timeZone),
    after: entriesOf(news, timeZone),
  };
}

function keyOf({ generation, show_id }: Pick<ShowPlace, 'generation' | 'show_id'>): string {
  return `${generation} ${show_id}`;
}
