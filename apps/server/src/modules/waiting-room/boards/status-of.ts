import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { newLine, publicLine, publicPace } from '@houseful/line/line';
import type { RoomRow } from '../store/rooms.ts';

/** What everybody may know of a room: a pure function of its row, so every process tells the same. */
export function statusOf(row: RoomRow): WaitingRoomStatus {
  const { rules, line, joined, tallies } = row;
  const isOrdered = row.ordering === 'fifo' || row.draw !== null;
  return {
    roomId: row.room_id,
    version: row.version,
    asOf: row.changed_at.toISOString(),
    name: row.name,
    scope: row.scope,
    occasion: row.occasion,
    phase: row.phase,
    paused: row.paused,
    message: row.message,
    opensAt: row.opens_at?.toISOString() ?? null,
    onSaleAt: row.on_sale_at?.toISOString() ?? null,
    joined,
    joinRules: row.join_rules,
    announcement:
      row.commitment === null
        ? null
        : { commitment: row.commitment, randomnessSource: row.randomness_source },
    chainHead: row.chain_head,
    draw: row.draw,
    line: publicLine(isOrdered ? line : newLine(line.atMs, joined, tallies.left)),
    pace: publicPace(line, row.active, rules),
    turn: { graceMs: rules.graceMs, placesBack: rules.placesBack, admissionMs: rules.admissionMs },
    sales: row.sales,
  };
}
