import type { OrderStatus } from '@houseful/contract/booking';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HoldEnds, holdStatus } from './hold-status.ts';
import {
  nextOrderStatus,
  ORDER_TRANSITIONS,
  type OrderCause,
  orderStatusAt,
} from './order-states.ts';

const instants = fc.integer({ min: 0, max: 1_000 }).map((ms) => new Date(ms));
const holds: fc.Arbitrary<HoldEnds> = fc.record({
  expiresAt: instants,
  releasedAt: fc.option(instants),
  orderId: fc.option(fc.constant('ord_1')),
});
const CAUSES = ['captured', 'captured-but-seats-gone', 'deadline', 'cancel'] as const;
const STATES = Object.keys(ORDER_TRANSITIONS) as OrderStatus[];

/** What an order becomes that hears of these causes; those it does not react to pass it by. */
function follow(causes: readonly OrderCause[], start: OrderStatus = 'PAYMENT_PENDING') {
  return causes.reduce<OrderStatus>(
    (status, cause) => nextOrderStatus(status, cause) ?? status,
    start,
  );
}

test('a hold ends once: after its end no later moment finds it running again', () => {
  fc.assert(
    fc.property(holds, instants, instants, (hold, one, other) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      if (holdStatus(hold, earlier) !== 'HELD') {
        expect(holdStatus(hold, later)).toBe(holdStatus(hold, earlier));
      }
    }),
  );
});

test('a hold runs until just before its end, if nothing else became of it', () => {
  fc.assert(
    fc.property(holds, instants, (hold, now) => {
      const runs = hold.orderId === null && hold.releasedAt === null && now < hold.expiresAt;
      expect(holdStatus(hold, now) === 'HELD').toBe(runs);
    }),
  );
});

test('an order has a way out of every state but the last ones, and none out of those', () => {
  const waysOut = STATES.filter((status) => CAUSES.some((cause) => nextOrderStatus(status, cause)));
  expect(waysOut.toSorted()).toEqual(['CONFIRMED', 'EXPIRED', 'PAYMENT_PENDING']);
  fc.assert(
    fc.property(
      fc.constantFrom<OrderStatus>('FAILED', 'CANCELLED'),
      fc.array(fc.constantFrom(...CAUSES)),
      (final, causes) => {
        expect(follow(causes, final)).toBe(final);
      },
    ),
  );
});

test('every cause can come twice without doing more than once', () => {
  for (const status of STATES) {
    for (const cause of CAUSES) {
      const once = follow([cause], status);
      expect(follow([cause, cause], status)).toBe(once);
    }
  }
});

test('money that finds its seats confirms, before the deadline is written down or after it', () => {
  expect(follow(['captured', 'deadline'])).toBe(follow(['deadline', 'captured']));
  expect(follow(['captured', 'deadline'])).toBe('CONFIRMED');
});

test('whoever cancels before the deadline ends with a cancelled order, paid or not', () => {
  expect(follow(['captured', 'cancel'])).toBe(follow(['cancel', 'captured']));
  expect(follow(['captured', 'cancel'])).toBe('CANCELLED');
});

test('only money that finds its seats confirms an order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CAUSES)), (causes) => {
      if (follow(causes) === 'CONFIRMED') expect(causes).toContain('captured');
    }),
  );
});

test('a reader sees that the deadline of an unpaid order is over, and of no other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), instants, instants, (status, expiresAt, now) => {
      const seen = orderStatusAt({ status, expiresAt }, now);
      const isOver = status === 'PAYMENT_PENDING' && expiresAt <= now;
      expect(seen).toBe(isOver ? 'EXPIRED' : status);
    }),
  );
});
