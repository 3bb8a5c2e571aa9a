import type { Money } from '@houseful/contract/primitives';
import type { CounterMethod, MovementKind, Shift, SignedMoney } from '@houseful/contract/counter';

/** What moved in a shift for one reason and by one way of paying; `amount` is below zero when it went out. */
export interface MovedSum {
  readonly kind: MovementKind;
  readonly method: CounterMethod;
  readonly amount: number;
  readonly count: number;
}

type Totals = Pick<Shift, 'expected' | 'methods' | 'paidIn' | 'paidOut'>;

const METHODS = ['cash', 'card-terminal'] as const satisfies readonly CounterMethod[];

/** What should lie in the drawer: the float and all cash that moved. Cards move none. */
export function expectedCash(float: number, moved: readonly MovedSum[]): number {
  return moved
    .filter(({ method }) => method === 'cash')
    .reduce((sum, { amount }) => sum + amount, float);
}

/** A shift's sums, to the minor unit: sales − refunds = net, by way of paying. */
export function totalsOf(float: Money, moved: readonly MovedSum[]): Totals {
  const { currency } = float;
  const money = (amount: number): Money => ({ amount, currency });
  const of = (kind: MovementKind, method: CounterMethod) =>
    moved.filter((sum) => sum.kind === kind && sum.method === method);
  const worth = (sums: readonly MovedSum[]) =>
    Math.abs(sums.reduce((sum, { amount }) => sum + amount, 0));
  const many = (sums: readonly MovedSum[]) => sums.reduce((sum, { count }) => sum + count, 0);
  return {
    expected: money(expectedCash(float.amount, moved)),
    methods: METHODS.map((method) => {
      const [sales, refunds] = [of('sale', method), of('refund', method)];
      return {
        ...{ method, sales: money(worth(sales)), salesCount: many(sales) },
        ...{ refunds: money(worth(refunds)), refundsCount: many(refunds) },
        net: money(worth(sales) - worth(refunds)),
      };
    }),
    paidIn: money(worth(of('paid-in', 'cash'))),
    paidOut: money(worth(of('paid-out', 'cash'))),
  };
}

/** What is there less what should be: below zero when money is missing. */
export function differenceOf(counted: number, expected: number, currency: string): SignedMoney {
  return { amount: counted - expected, currency };
}
