import type { FactPayload } from '@houseful/contract/facts';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { ORDER_COLUMNS, type OrderRow } from './orders.ts';

/** Where a show was before it was moved last. */
export type MovedFrom = FactPayload<'catalog.show-moved'>['from'];

/** The shows among these that are known. Cancelled twice, a show keeps its first instant. */
export async function cancelShows(
  tx: Tx,
  cancelled: readonly FactPayload<'catalog.show-cancelled'>[],
  now: Date,
): Promise<Set<string>> {
  const rows = await tx.rows<{ show_id: string }>({
    name: 'shows.cancel',
    text: `update booking.shows
              set cancelled_at = coalesce(cancelled_at, $3), change_message = c.message, settle_at = $3
             from unnest($1::text[], $2::text[]) as c (show_id, message)
            where shows.show_id = c.show_id
        returning shows.show_id`,
    values: [cancelled.map(({ showId }) => showId), cancelled.map(({ message }) => message), now],
  });
  return new Set(rows.map(({ show_id }) => show_id));
}

/**
 * Gives a show its new time and room; its sale ends as long before the start as it did, or as told, and with the show at
 * the latest. One that only lasts longer or shorter is another show for those alone who have seats of it already, which
 * they may have taken while that was decided. False: nobody knows it.
 */
export async function moveShow(
  tx: Tx,
  { showId, version, label, from, message, closesAt }: FactPayload<'catalog.show-moved'>,
  now: Date,
): Promise<boolean> {
  const rows = await tx.rows<{ show_id: string }>({
    name: 'shows.move',
    text: `with known as (
             select show_id, label, closes_at, moved_version,
                    (label ->> 'startsAt', label ->> 'screenId')
                      is distinct from ($3::jsonb ->> 'startsAt', $3::jsonb ->> 'screenId')
                    or (label ->> 'endsAt' is distinct from $3::jsonb ->> 'endsAt'
                        and exists (select 1 from booking.seats
                                     where show_id = $1 and taken_until > $6
                                       and (order_id is not null or hold_id is not null))) as is_elsewhere
               from booking.shows
              where show_id = $1 for update),
           moved as (
             update booking.shows s
                set label = $3::jsonb,
                    closes_at = least(($3::jsonb ->> 'endsAt')::timestamptz,
                                      coalesce($7::timestamptz, k.closes_at + (($3::jsonb ->> 'startsAt')::timestamptz
                                                     - (k.label ->> 'startsAt')::timestamptz))),
                    moved_at = case when k.is_elsewhere then $6 else s.moved_at end,
                    moved_from = case when k.is_elsewhere then $4::json else s.moved_from end,
                    change_message = case when k.is_elsewhere then $5 else s.change_message end,
                    settle_at = case when k.is_elsewhere then $6 else s.settle_at end,
                    moved_version = $2
               from known k where s.show_id = k.show_id and k.moved_version < $2)
           select show_id from known`,
    values: [
      ...[showId, version, JSON.stringify(label), JSON.stringify(from), message, now],
      closesAt ?? null,
    ],
  });
  return rows.length > 0;
}

/** Stops or resumes the sale of shows; the later word counts. Answers the shows that are known. */
export async function switchSales(
  tx: Tx,
  switched: readonly { showId: string; version: number; closedAt: string | null }[],
): Promise<Set<string>> {
  const latest = new Map<string, (typeof switched)[number]>();
  for (const each of switched) {
    if ((latest.get(each.showId)?.version ?? 0) < each.version) latest.set(each.showId, each);
  }
  const rows = await tx.rows<{ show_id: string }>({
    name: 'shows.switch-sales',
    text: `update booking.shows
              set closed_at = case when closed_version < c.version then c.closed_at else shows.closed_at end,
                  closed_version = greatest(closed_version, c.version)
             from unnest($1::text[], $2::int[], $3::timestamptz[]) as c (show_id, version, closed_at)
            where shows.show_id = c.show_id
        returning shows.show_id`,
    values: [
      [...latest.keys()],
      [...latest.values()].map(({ version }) => version),
      [...latest.values()].map(({ closedAt }) => closedAt),
    ],
  });
  return new Set(rows.map(({ show_id }) => show_id));
}

/** Of these shows, those that the house has cancelled and those that it sells no more, as committed by now. */
export async function findStoppedShows(
  tx: Tx,
  showIds: readonly string[],
): Promise<Map<string, 'cancelled' | 'closed'>> {
  const rows = await tx.rows<{ show_id: string; is_cancelled: boolean }>({
    name: 'shows.stopped',
    text: `select show_id, cancelled_at is not null as is_cancelled from booking.shows
            where show_id = any($1) and (cancelled_at is not null or closed_at is not null)`,
    values: [[...new Set(showIds)]],
  });
  return new Map(
    rows.map(({ show_id, is_cancelled }) => [show_id, is_cancelled ? 'cancelled' : 'closed']),
  );
}

/** Shows of these holds that the house has cancelled: nothing of them is ordered any more. */
export async function findCancelledShowsOfHolds(
  tx: Tx,
  holdIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ show_id: string }>({
    name: 'shows.cancelled-of-holds',
    text: `select s.show_id from booking.holds h join booking.shows s using (show_id)
            where h.hold_id = any($1) and s.cancelled_at is not null`,
    values: [holdIds],
  });
  return new Set(rows.map(({ show_id }) => show_id));
}

/** Shows whose orders have to be looked at now, those that wait longest first. */
export async function listShowsToSettle(
  db: Queryable,
  now: Date,
  showsMax: number,
): Promise<string[]> {
  const rows = await db.rows<{ show_id: string }>({
    name: 'shows.to-settle',
    text: `select show_id from booking.shows where settle_at <= $1 order by settle_at, show_id limit $2`,
    values: [now, showsMax],
  });
  return rows.map(({ show_id }) => show_id);
}

/** When to look again; null: never. A change that was made meanwhile asks for it sooner. */
export function postponeSettling(
  tx: Tx,
  showId: string,
  { now, next }: { now: Date; next: Date | null },
): void {
  tx.write({
    name: 'shows.postpone-settling',
    text: 'update booking.shows set settle_at = $3 where show_id = $1 and settle_at <= $2',
    values: [showId, now, next],
  });
}

/**
 * Locks orders of a cancelled show that are paid or to be paid. They are found by the seats they have: there is no list
 * that could differ from what is sold, and a cancelled order has none.
 */
export function lockOrdersOfShow(tx: Tx, showId: string, ordersMax: number): Promise<OrderRow[]> {
  return tx.rows<OrderRow>({
    name: 'orders.lock-of-show',
    text: `select ${ORDER_COLUMNS} from booking.orders
            where order_id in (select s.order_id from booking.seats s join booking.orders o using (order_id)
                                where s.show_id = $1 and o.show_id = $1
                                  and o.status in ('CONFIRMED', 'PAYMENT_PENDING')
                                group by s.order_id order by s.order_id limit $2)
            order by order_id for update`,
    values: [showId, ordersMax],
  });
}

/** Holds that still have seats of the show. */
export async function listRunningHoldsOfShow(
  tx: Tx,
  showId: string,
  now: Date,
  holdsMax: number,
): Promise<string[]> {
  const rows = await tx.rows<{ hold_id: string }>({
    name: 'holds.running-of-show',
    text: `select h.hold_id from booking.holds h
            where h.hold_id in (select hold_id from booking.seats
                                 where show_id = $1 and order_id is null and taken_until > $2)
              and h.released_at is null and h.order_id is null
            order by h.hold_id limit $3`,
    values: [showId, now, holdsMax],
  });
  return rows.map(({ hold_id }) => hold_id);
}

export interface UntoldWanted {
  readonly showId: string;
  readonly version: number;
  /** Whoever ordered later has seen the new time. */
  readonly orderedBefore: Date;
}

const UNTOLD = `order_id in (select order_id from booking.seats
                              where show_id = $1 and order_id is not null and taken_until = 'infinity')
              and status = 'CONFIRMED' and move_told < $2 and created_at < $3`;

/** Locks paid orders of a moved show whose buyers were not told yet. */
export function lockUntoldOrders(
  tx: Tx,
  { showId, version, orderedBefore }: UntoldWanted,
  ordersMax: number,
): Promise<OrderRow[]> {
  return tx.rows<OrderRow>({
    name: 'orders.lock-untold',
    text: `select ${ORDER_COLUMNS} from booking.orders where ${UNTOLD}
            order by order_id limit $4 for update`,
    values: [showId, version, orderedBefore, ordersMax],
  });
}

export function markTold(tx: Tx, orderIds: readonly string[], version: number): void {
  tx.write({
    name: 'orders.mark-told',
    text: 'update booking.orders set move_told = $2 where order_id = any($1)',
    values: [orderIds, version],
  });
}

/** How many orders a cancelled show still has, and those that were ended with it. */
export async function readCancelledOrders(
  db: Queryable,
  showId: string,
  ordersMax: number,
): Promise<{ left: number; orderIds: string[] }> {
  const [left, ended] = await Promise.all([
    db.rows<{ count: number }>({
      name: 'orders.count-of-show',
      text: `select count(distinct o.order_id)::int as count
               from booking.seats s join booking.orders o using (order_id)
              where s.show_id = $1 and o.status in ('CONFIRMED', 'PAYMENT_PENDING')`,
      values: [showId],
    }),
    db.rows<{ order_id: string }>({
      name: 'orders.ended-by-house',
      text: `select order_id from booking.orders
              where show_id = $1 and cancelled_because is not null and confirmed_at is not null
              limit $2`,
      values: [showId, ordersMax],
    }),
  ]);
  return { left: left[0]?.count ?? 0, orderIds: ended.map(({ order_id }) => order_id) };
}

/** Paid orders of a moved show from before the move, and how many of them are still to be told. */
export async function readMovedOrders(
  db: Queryable,
  { showId, version, orderedBefore }: UntoldWanted,
  ordersMax: number,
): Promise<{ left: number; orderIds: string[] }> {
  const rows = await db.rows<{ order_id: string; is_told: boolean }>({
    name: 'orders.moved',
    text: `select order_id, move_told >= $2 as is_told from booking.orders
            where order_id in (select order_id from booking.seats
                                where show_id = $1 and order_id is not null and taken_until = 'infinity')
              and status = 'CONFIRMED' and created_at < $3
            limit $4`,
    values: [showId, version, orderedBefore, ordersMax],
  });
  return {
    left: rows.filter(({ is_told }) => !is_told).length,
    orderIds: rows.map(({ order_id }) => order_id),
  };
}
