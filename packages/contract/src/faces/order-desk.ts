import type { Face } from '../operation.ts';
import type { orderDeskOperations } from '../order-desk.ts';

type OrderDeskOperations = Face<typeof orderDeskOperations>;

/** What the desk's index of orders answers by itself; the rest is asked of those whose it is. */
export type OrderDeskFace = Pick<OrderDeskOperations, 'searchOrders' | 'exportOrders'>;
