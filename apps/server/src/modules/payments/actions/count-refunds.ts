import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Queryable } from '#platform/postgres/tx';
import { PUBLIC_REFUND_STATUS } from '../rules/refund-states.ts';
import { sumRefundsOf } from '../store/refunds.ts';
import { paymentIdOf } from '../store/rows.ts';

/** How far the money of orders is on its way back, all together, in minor units; surplus captures are left out. */
export function countRefunds(db: Queryable): PaymentsFace['countRefunds'] {
  return async ({ orderIds }) => {
    const sums = {
      PENDING: { count: 0, amount: 0 },
      SENT: { count: 0, amount: 0 },
      DONE: { count: 0, amount: 0 },
    };
    if (orderIds.length === 0) return sums;
    for (const { status, count, amount } of await sumRefundsOf(db, orderIds.map(paymentIdOf))) {
      const sum = sums[PUBLIC_REFUND_STATUS[status]];
      sum.count += count;
      sum.amount += amount;
    }
    return sums;
  };
}
