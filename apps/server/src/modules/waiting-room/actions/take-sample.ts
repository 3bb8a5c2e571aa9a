import type { WaitingRoomSample } from '@houseful/contract/waiting-room-desk';
import { openIn, publicLine } from '@houseful/line/line';
import type { Tx } from '#platform/postgres/tx';
import { sampleStep } from '../rules/course.ts';
import { insertSample, thinSamples } from '../store/course.ts';
import type { RoomRow } from '../store/rooms.ts';

/** Notes how the room stands, where this is a moment to be kept. */
export function takeSample(tx: Tx, row: RoomRow, now: Date): void {
  if (row.phase === 'ended') return;
  const { step, multipleOf } = sampleStep(now.getTime() - row.created_at.getTime());
  if (step % multipleOf !== 0) return;
  insertSample(tx, row.room_id, step, sampleOf(row, now));
  if (multipleOf > 1) thinSamples(tx, row.room_id, multipleOf);
}

export function sampleOf(row: RoomRow, now: Date): WaitingRoomSample {
  const { line, tallies, sales, joined, active } = row;
  const { end, serving, leftWaiting, returnedWaiting } = publicLine(line);
  const isOrdered = row.ordering === 'fifo' || row.draw !== null;
  const mayCome = openIn(line);
  return {
    at: now.toISOString(),
    joined,
    waiting: isOrdered ? end - serving - leftWaiting + returnedWaiting : joined - tallies.left,
    inside: active,
    mayCome,
    admitted: tallies.admitted,
    bought: tallies.bought,
    left: tallies.left,
    missed: Math.max(0, tallies.called - tallies.givenBack - tallies.admitted - mayCome),
    seatsLeft: sales.categories.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0),
    seatsUnsold: sales.seatsUnsold,
  };
}
