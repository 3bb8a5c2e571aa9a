import { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { expect, test } from 'vitest';
import { ALLOWED, phaseAfter, type RoomMove } from './phases.ts';

const MOVES: RoomMove[] = ['open', 'close-lobby', 'drawn', 'drain', 'empty', 'end'];

test('a drawn room goes through all phases, one of first come, first served skips the draw', () => {
  const way = (order: 'drawn' | 'fifo', moves: RoomMove[]) => {
    const seen: (WaitingRoomPhase | null)[] = ['closed'];
    for (const move of moves) seen.push(phaseAfter(seen.at(-1) as WaitingRoomPhase, move, order));
    return seen.join(' → ');
  };
  expect(way('drawn', ['open', 'close-lobby', 'drawn', 'drain', 'empty'])).toBe(
    'closed → lobby → draw → fifo → draining → ended',
  );
  expect(way('fifo', ['open', 'drain', 'empty'])).toBe('closed → fifo → draining → ended');
});

test('no move leads back, and an ended room stays ended', () => {
  const phases = WaitingRoomPhase.options;
  for (const order of ['drawn', 'fifo'] as const) {
    for (const phase of phases) {
      for (const move of MOVES) {
        const after = phaseAfter(phase, move, order);
        if (after) expect(phases.indexOf(after)).toBeGreaterThan(phases.indexOf(phase));
      }
      if (phase !== 'ended') expect(phaseAfter(phase, 'end', order)).toBe('ended');
    }
  }
});

test('nobody is called before there is an order, nobody joins once the room drains', () => {
  const can = (what: 'join' | 'call') =>
    WaitingRoomPhase.options.filter((phase) => ALLOWED[phase][what]);
  expect(can('join')).toEqual(['lobby', 'draw', 'fifo']);
  expect(can('call')).toEqual(['fifo', 'draining']);
});
