import type { Area } from '@houseful/contract/seat-map';
import type { SeatBoard } from './seat-board.ts';

/**
 * Chooses `count` places of a standing area that look free, spread by chance so that many buyers do
 * not ask for the same ones. Fewer when fewer look free. `chance` gives numbers from 0 up to 1.
 */
export function pickPlaces(
  area: Area,
  count: number,
  board: Pick<SeatBoard, 'stateOf'>,
  refused: ReadonlySet<string>,
  chance: () => number,
): string[] {
  const picked: string[] = [];
  const start = Math.floor(chance() * area.capacity);
  for (let step = 0; step < area.capacity && picked.length < count; step += 1) {
    const seatId = `${area.id}-${((start + step) % area.capacity) + 1}`;
    if (board.stateOf(seatId) === 'free' && !refused.has(seatId)) picked.push(seatId);
  }
  return picked;
}
