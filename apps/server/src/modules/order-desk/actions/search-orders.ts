import {
  ORDER_EXPORT_ROWS_MAX,
  type OrderAtDesk,
  type OrderFilters,
} from '@houseful/contract/order-desk';
import type { OrderDeskFace } from '@houseful/contract/faces/order-desk';
import type { Reach } from '@houseful/contract/staff';
import { toCsv } from '#platform/csv';
import { placeOf, type PlaceInTime, readPageInTime } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { readQuery } from '../rules/read-query.ts';
import { findOrders, type OrderRow } from '../store/orders.ts';

const COLUMNS = [
  ...['order_id', 'code', 'status', 'bought_at', 'channel', 'name', 'email', 'phone', 'title'],
  ...['venue', 'screen', 'starts_at', 'time_zone', 'seats', 'total_minor', 'refunded_minor'],
  ...['currency', 'show_id', 'venue_id', 'organisation_id'],
];

/** Orders as far as the caller reaches, by whatever somebody knows of them; also as a table. */
export function searchOrders({
  db,
}: {
  db: Queryable;
}): Pick<OrderDeskFace, 'searchOrders' | 'exportOrders'> {
  async function find(
    { q, ...filters }: OrderFilters,
    { reach, after, rowsMax }: { reach: Reach; after: PlaceInTime | undefined; rowsMax: number },
  ): Promise<OrderRow[]> {
    const query = q === undefined ? null : readQuery(q);
    return findOrders(db, reach, {
      filters,
      orderId: query?.kind === 'order' ? query.orderId : null,
      pieces: query?.kind === 'words' ? query.pieces : [],
      after,
      rowsMax,
    });
  }

  return {
    searchOrders: async ({ limit, cursor, ...filters }, { reach = [] }) => {
      const rows = await find(filters, { reach, after: placeOf(cursor), rowsMax: limit + 1 });
      const { items, nextCursor } = readPageInTime(rows, limit, ({ at, order_id: id }) => ({
        at,
        id,
      }));
      return { items: items.map(viewOrder), nextCursor };
    },

    exportOrders: async (filters, { reach = [] }) => {
      const page = { reach, after: undefined, rowsMax: ORDER_EXPORT_ROWS_MAX };
      const orders = (await find(filters, page)).map(viewOrder);
      return toCsv(
        COLUMNS,
        orders.map((order) => [
          ...[order.orderId, order.ticketCode ?? '', order.status, order.at, order.channel],
          ...[order.name ?? '', order.email ?? '', order.phone ?? '', order.titleName],
          ...[order.venueName, order.screenName, order.startsAt, order.timeZone],
          ...[order.seatIds.join(' '), order.total.amount, order.refunded.amount],
          ...[order.total.currency, order.showId, order.venueId ?? '', order.organisationId],
        ]),
      );
    },
  };
}

function viewOrder(row: OrderRow): OrderAtDesk {
  const { currency } = row;
  return {
    orderId: row.order_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    showId: row.show_id,
    titleName: row.title_name,
    venueName: row.venue_name,
    screenName: row.screen_name,
    startsAt: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    status: row.status,
    at: row.at.toISOString(),
    channel: row.channel,
    name: row.name,
    email: row.email,
    phone: row.phone,
    ticketCode: row.ticket_code,
    seatIds: row.seat_ids,
    total: { amount: row.total, currency },
    refunded: { amount: row.refunded, currency },
  };
}
