import { describe, expect, it } from 'vitest';
import { testRoom } from './room.fixture.ts';
import { type Step, walk } from './walk.ts';

const room = testRoom();
const seats = room.sections().flatMap((section) => section.seats);

function from(seatId: string, step: Step): string {
  const seat = room.seatById(seatId);
  if (!seat) throw new Error(seatId);
  return walk(seats, seat, step).seatId;
}

describe('walking through the room by keyboard', () => {
  it.each<[string, Step, string]>([
    ['SA1', 'right', 'SA2'],
    ['SB2', 'right', 'SB4'],
    ['SB4', 'left', 'SB2'],
    ['SA2', 'down', 'SB2'],
    ['SA3', 'down', 'SB2'],
    ['SB5', 'up', 'SA4'],
    ['SB2', 'row-start', 'SB1'],
    ['SB2', 'row-end', 'SB5'],
    ['SA4', 'right', 'XA1'],
    ['XA1', 'left', 'SA4'],
    ['SA1', 'left', 'SA1'],
    ['SA1', 'up', 'SA1'],
    ['XA2', 'right', 'XA2'],
  ])('from %s %s comes to %s', (seatId, step, reached) => {
    expect(from(seatId, step)).toBe(reached);
  });
});
