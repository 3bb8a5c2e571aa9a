import type { Movement, Payout, Shift, Till } from '@houseful/contract/counter';
import { differenceOf, type MovedSum, totalsOf } from './rules/drawer.ts';
import type { MovementRow } from './store/movements.ts';
import type { OwedRow } from './store/owed.ts';
import type { SeenShiftRow } from './store/shifts.ts';
import type { SeenTillRow } from './store/tills.ts';

type Names = ReadonlyMap<string, string>;

export function viewTill(row: SeenTillRow, names: Names): Till {
  const { shift_id: shiftId, cashier_id: cashierId, opened_at: openedAt } = row;
  return {
    tillId: row.till_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    venueName: row.venue_name,
    name: row.name,
    currency: row.currency,
    isRetired: row.is_retired,
    openShift:
      shiftId !== null && cashierId !== null && openedAt !== null
        ? {
            ...{ shiftId, cashierId, cashierName: names.get(cashierId) ?? null },
            openedAt: openedAt.toISOString(),
          }
        : null,
  };
}

/** A closed shift is told as it was written when it ended. */
export function viewShift(row: SeenShiftRow, moved: readonly MovedSum[], names: Names): Shift {
  const { currency, closed_at: closedAt, counted_amount: counted, expected_amount: expected } = row;
  const float = { amount: row.float_amount, currency };
  const totals = totalsOf(float, moved);
  return {
    shiftId: row.shift_id,
    tillId: row.till_id,
    tillName: row.till_name,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    venueName: row.venue_name,
    cashierId: row.cashier_id,
    cashierName: names.get(row.cashier_id) ?? null,
    openedAt: row.opened_at.toISOString(),
    float,
    ...totals,
    expected: expected === null ? totals.expected : { amount: expected, currency },
    closed:
      closedAt !== null && counted !== null && expected !== null
        ? {
            at: closedAt.toISOString(),
            counted: { amount: counted, currency },
            difference: differenceOf(counted, expected, currency),
            reason: row.reason,
            count: row.closing_count ?? [],
          }
        : null,
  };
}

export function viewMovement(row: MovementRow): Movement {
  const { currency, tendered } = row;
  const money = (amount: number) => ({ amount, currency });
  return {
    movementId: row.movement_id,
    shiftId: row.shift_id,
    kind: row.kind,
    method: row.method,
    amount: money(row.amount),
    at: row.at.toISOString(),
    orderId: row.order_id,
    ticketCode: row.ticket_code,
    title: row.title,
    seatCount: row.seat_count,
    tendered: tendered === null ? null : money(tendered),
    change: tendered === null ? null : money(tendered - row.amount),
    reference: row.reference,
    lastFour: row.last_four,
    reason: row.reason,
  };
}

export function viewPayout(row: OwedRow): Payout {
  return {
    payoutId: row.payout_id,
    orderId: row.order_id,
    why: row.why,
    reason: row.reason,
    seatCount: row.seat_count,
    venueId: row.venue_id,
    venueName: row.venue_name,
    method: row.method,
    amount: { amount: row.amount, currency: row.currency },
    since: row.since.toISOString(),
    ticketCode: row.ticket_code,
    title: row.title,
  };
}
