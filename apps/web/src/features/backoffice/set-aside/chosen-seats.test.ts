import { describe, expect, it } from 'vitest';
import { testRoom } from '../../../lib/seat-map/model/room.fixture.ts';
import { createSeatBoard } from '../../../lib/seat-map/model/seat-board.ts';
import { chosenSeats, deedsFor, partsToGiveBack, wholeRows } from './chosen-seats.ts';

const room = testRoom();
const selection = (seatIds: string[], floor = 0) => ({
  seatIds: new Set(seatIds),
  areaCounts: new Map(floor > 0 ? [['FLOOR', floor]] : []),
});

describe('marked seats', () => {
  it('are chairs by name and as many places as were counted', () => {
    const chosen = chosenSeats(selection(['SA1'], 2), room, createSeatBoard(), () => 0);
    expect(chosen).toEqual(['SA1', 'FLOOR-1', 'FLOOR-2']);
  });

  it('grow to their whole rows, less what cannot be had', () => {
    const rows = wholeRows(selection(['SA1', 'XA1']), room, (seatId) => seatId !== 'SA3');
    expect([...rows.seatIds].toSorted()).toEqual(['SA1', 'SA2', 'SA4', 'XA1', 'XA2']);
  });
});

it.each([
  [[], []],
  [['A1'], ['house', 'blocked', 'comp']],
  [
    ['B1', 'B2'],
    ['give-back', 'comp'],
  ],
  [['A1', 'B1'], ['comp']],
])('with %j one can do %j', (seatIds, deeds) => {
  expect(deedsFor(seatIds, new Set(['B1', 'B2', 'B3']))).toEqual(deeds);
});

it('gives seats back to the entries that they are in', () => {
  const entries = [
    { setAsideId: 'one', seatIds: ['A1', 'A2'] },
    { setAsideId: 'two', seatIds: ['B1'] },
    { setAsideId: 'three', seatIds: ['C1'] },
  ];
  expect(partsToGiveBack(['A2', 'B1'], entries)).toEqual([
    { setAsideId: 'one', seatIds: ['A2'] },
    { setAsideId: 'two', seatIds: ['B1'] },
  ]);
});
