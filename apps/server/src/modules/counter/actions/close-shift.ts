import { worthOf } from '@houseful/contract/cash';
import type { CashCount } from '@houseful/contract/counter';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { differenceOf, expectedCash } from '../rules/drawer.ts';
import { sumMovements } from '../store/movements.ts';
import { endShift, lockShift, type ShiftRow } from '../store/shifts.ts';
import { isOwn } from './own-shift.ts';
import { tellReport } from './read-shifts.ts';
import { staffOf } from '#platform/caller-of';

interface Ending {
  readonly shiftId: string;
  readonly count: CashCount;
  readonly reason: string | null;
}

/**
 * Ends a shift with its drawer counted, once, under the lock that every line of it is written under: what is
 * expected is all that moved, and nothing moves afterwards. The same count and reason again get the same report.
 *
 * @throws no-such-shift, shift-closed when it was closed otherwise, reason-needed
 */
export function closeShift(deps: CounterTools): Pick<CounterFace, 'closeShift' | 'closeShiftFor'> {
  const { pool } = deps;

  async function close(ending: Ending, call: Call, may: (shift: ShiftRow) => boolean) {
    await inTransaction(pool, async (tx) => {
      const shift = await lockShift(tx, ending.shiftId);
      if (!shift || !may(shift)) throw problem('no-such-shift');
      if (shift.closed_at !== null) {
        if (!wasClosedSo(shift, ending)) throw problem('shift-closed');
        return;
      }
      await end(deps, tx, shift, ending, call);
    });
    return tellReport(deps, ending.shiftId);
  }

  return {
    closeShift: ({ shiftId, count, reason = null }, call) =>
      close({ shiftId, count, reason }, call, (shift) => isOwn(shift, call)),

    closeShiftFor: (input, call) =>
      close(input, call, ({ organisation_id: organisationId, venue_id: venueId }) =>
        reaches(staffOf(call).reach, { organisationId, venueId }),
      ),
  };
}

async function end(
  { clock, audit }: Pick<CounterTools, 'clock' | 'audit'>,
  tx: Tx,
  shift: ShiftRow,
  { count, reason }: Ending,
  call: Call,
): Promise<void> {
  const { shift_id: shiftId, currency } = shift;
  const sums = (await sumMovements(tx, [shiftId])).get(shiftId) ?? [];
  const expected = expectedCash(shift.float_amount, sums);
  const counted = worthOf(count);
  const { amount: difference } = differenceOf(counted, expected, currency);
  if (difference !== 0 && reason === null) throw problem('reason-needed', { difference, currency });
  endShift(tx, { shiftId, closedAt: clock.now(), count, counted, expected, reason });
  await audit(tx, {
    ...{ organisationId: shift.organisation_id, venueId: shift.venue_id },
    ...{ actorId: staffOf(call).actorId, action: 'shift.closed' },
    subject: { kind: 'shift', id: shiftId, name: shiftId },
    before: null,
    after: { cashierId: shift.cashier_id, expected, counted, difference, currency, reason },
  });
}

function wasClosedSo(shift: ShiftRow, { count, reason }: Ending): boolean {
  return (
    shift.reason === reason &&
    fingerprint(inOrder(shift.closing_count)) === fingerprint(inOrder(count))
  );
}

function inOrder(count: CashCount | null): CashCount {
  return (count ?? []).toSorted((a, b) => b.value - a.value);
}
