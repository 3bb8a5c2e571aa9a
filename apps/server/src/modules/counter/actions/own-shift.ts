import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { lockShift, type ShiftRow } from '../store/shifts.ts';
import { staffOf } from '#platform/caller-of';

/** The caller's own shift, locked, open or not; anybody else's does not exist. @throws no-such-shift */
export async function lockOwnShift(tx: Tx, shiftId: string, call: Call): Promise<ShiftRow> {
  const shift = await lockShift(tx, shiftId);
  if (!shift || !isOwn(shift, call)) throw problem('no-such-shift');
  return shift;
}

/** Whether the caller stands at this shift's drawer, and may still do there what they are about to. */
export function isOwn(
  shift: Pick<ShiftRow, 'cashier_id' | 'organisation_id' | 'venue_id'>,
  call: Call,
): boolean {
  const { actorId, reach } = staffOf(call);
  const belonging = { organisationId: shift.organisation_id, venueId: shift.venue_id };
  return shift.cashier_id === actorId && reaches(reach, belonging);
}
