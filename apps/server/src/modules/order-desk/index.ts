import { fileURLToPath } from 'node:url';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { OrderDeskFace } from '@houseful/contract/faces/order-desk';
import type { Clock } from '#platform/clock';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import { rebuild } from './actions/rebuild.ts';
import { searchOrders } from './actions/search-orders.ts';
import { orderDeskReactions } from './reactions.ts';

export const orderDeskMigrations: MigrationSet = {
  schema: 'order_desk',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface OrderDesk extends Module<OrderDeskFace> {
  /** Keeps all orders anew, as booking tells them. */
  rebuild(from: {
    booking: Pick<BookingFace, 'retellOrders'>;
    onProgress?: (orders: number) => void;
  }): Promise<void>;
}

/** Finds any order by what somebody knows of it. */
export function createOrderDesk(deps: { pool: Pool; clock: Clock }): OrderDesk {
  return {
    face: searchOrders({ db: readFrom(deps.pool) }),
    reactions: orderDeskReactions(deps),
    schedule: [],
    rebuild: (from) => rebuild({ ...deps, ...from }),
  };
}
