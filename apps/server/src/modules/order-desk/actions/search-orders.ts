import {
  ORDER_EXPORT_ROWS_MAX,
  type OrderAtDesk,
  type OrderFilters,
} from '@houseful/contract/order-desk';
import type { OrderDeskFace } from '@houseful/contract/faces';
import type { Reach } from '@houseful/contract/staff';
import { toCsv } from '#platform/csv';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { readQuery } from '../rules/read-query.ts';
import { type After, findOrders, type OrderRow } from '../store/orders.ts';

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
    { reach, after, rowsMax }: { reach: Reach; after: After | undefined; rowsMax: number },
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
      const after = readCursor(cursor);
      const rows = await find(filters, { reach, after, rowsMax: limit + 1 });
      const items = rows.slice(0, limit).map(viewOrder);
      const last = items.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { items, nextCursor: more ? `${last.at}~${last.orderId}` : null };
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

/** @throws invalid-input for a cursor that is not one of ours */
function readCursor(cursor: string | undefined): After | undefined {
  if (cursor === undefined) return undefined;
  const [, at, orderId] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(ord_[a-z0-9_-]+)$/i.exec(cursor) ?? [];
  if (at === undefined || orderId === undefined || Number.isNaN(Date.parse(at))) {
    throw problem('invalid-input', { issues: [{ path: 'cursor', message: 'is not one of ours' }] });
  }
  return { at, orderId };
}
