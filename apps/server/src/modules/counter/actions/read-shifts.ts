import { MOVEMENTS_MAX, type Shift, type ShiftReport } from '@houseful/contract/counter';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { readPage, skipOf } from '#platform/paging';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { listMovements, sumMovements } from '../store/movements.ts';
import {
  findOpenShiftOf,
  findShift,
  listShiftsOf,
  listShiftsWithin,
  type SeenShiftRow,
} from '../store/shifts.ts';
import { viewMovement, viewShift } from '../views.ts';
import { shiftTable } from './shift-table.ts';
import { staffOf } from '#platform/caller-of';

type Tools = Pick<CounterTools, 'db' | 'nameUsers'>;

/** @throws no-such-shift where there is none */
export async function tellShift(deps: Tools, row: SeenShiftRow | undefined): Promise<Shift> {
  if (!row) throw problem('no-such-shift');
  const [shift] = await tellShifts(deps, [row]);
  return shift as Shift;
}

async function tellShifts(
  { db, nameUsers }: Tools,
  rows: readonly SeenShiftRow[],
): Promise<Shift[]> {
  if (rows.length === 0) return [];
  const [sums, names] = await Promise.all([
    sumMovements(
      db,
      rows.map((row) => row.shift_id),
    ),
    nameUsers([...new Set(rows.map((row) => row.cashier_id))]),
  ]);
  return rows.map((row) => viewShift(row, sums.get(row.shift_id) ?? [], names));
}

/** A shift with every line of it. @throws no-such-shift */
export async function tellReport(deps: Tools, shiftId: string): Promise<ShiftReport> {
  const row = await findShift(deps.db, shiftId);
  const shift = await tellShift(deps, row);
  const movements = await listMovements(deps.db, shiftId, MOVEMENTS_MAX);
  return {
    ...shift,
    floatCount: row?.float_count ?? [],
    movements: movements.map(viewMovement),
  };
}

type Read =
  | 'getMyShift'
  | 'listMyShifts'
  | 'getMyShiftReport'
  | 'exportMyShiftReport'
  | 'listShifts'
  | 'getShiftReport'
  | 'exportShiftReport';

/** A cashier's own shifts, and everybody's for who sees the money; of others there are none. */
export function readShifts(deps: CounterTools): Pick<CounterFace, Read> {
  const { db } = deps;

  async function own({ shiftId }: { shiftId: string }, call: Call): Promise<ShiftReport> {
    const row = await findShift(db, shiftId);
    if (row?.cashier_id !== staffOf(call).actorId) throw problem('no-such-shift');
    return tellReport(deps, shiftId);
  }

  async function reached({ shiftId }: { shiftId: string }, call: Call): Promise<ShiftReport> {
    const row = await findShift(db, shiftId);
    const belonging = row && { organisationId: row.organisation_id, venueId: row.venue_id };
    if (!belonging || !reaches(staffOf(call).reach, belonging)) throw problem('no-such-shift');
    return tellReport(deps, shiftId);
  }

  return {
    getMyShift: async (_input, call) => {
      const row = await findOpenShiftOf(db, staffOf(call).actorId);
      return { shift: row ? await tellShift(deps, row) : null };
    },
    listMyShifts: async ({ limit, cursor }, call) => {
      const skip = skipOf(cursor);
      const rows = await listShiftsOf(db, staffOf(call).actorId, { skip, limit: limit + 1 });
      const { items, nextCursor } = readPage(rows, skip, limit);
      return { items: await tellShifts(deps, items), nextCursor };
    },
    listShifts: async ({ limit, cursor, venue }, call) => {
      const skip = skipOf(cursor);
      const rows = await listShiftsWithin(
        db,
        { reach: staffOf(call).reach, venueId: venue ?? null },
        { skip, limit: limit + 1 },
      );
      const { items, nextCursor } = readPage(rows, skip, limit);
      return { items: await tellShifts(deps, items), nextCursor };
    },
    getMyShiftReport: own,
    exportMyShiftReport: async (input, call) => shiftTable(await own(input, call)),
    getShiftReport: reached,
    exportShiftReport: async (input, call) => shiftTable(await reached(input, call)),
  };
}
