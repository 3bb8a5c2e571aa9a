import { describe, expect, it } from 'vitest';
import { createSeatFinder } from './seat-finder.ts';
import { testRoom, testSeatMap } from './room.fixture.ts';

const room = testRoom();
const seats = room.sections().flatMap((section) => section.seats);
const finder = createSeatFinder({ seats });
const at = (seatId: string) => {
  const seat = room.seatById(seatId);
  if (!seat) throw new Error(seatId);
  return seat;
};

describe('the seat finder', () => {
  it('finds every chair at its middle and just inside its edge, and only that one', () => {
    for (const seat of seats) {
      expect(finder.seatAt(seat, 0)).toBe(seat);
      const edge = { x: seat.x + seat.width / 2 - 1, y: seat.y + seat.depth / 2 - 1 };
      expect(finder.seatAt(edge, 0)).toBe(seat);
    }
  });

  it('finds nothing between chairs, and the nearer chair with some slack', () => {
    const [first, second] = [at('SA1'), at('SA2')];
    const gap = { x: (first.x + second.x) / 2, y: first.y };
    expect(finder.seatAt(gap, 0)).toBeNull();
    expect(finder.seatAt({ ...gap, x: gap.x + 1 }, 10)).toBe(second);
    expect(finder.seatAt({ ...gap, x: gap.x - 1 }, 10)).toBe(first);
  });

  it('agrees with a look at every chair, wherever one taps', () => {
    for (let x = 0; x < 1_000; x += 13) {
      for (let y = 200; y < 500; y += 11) {
        const hits = seats
          .filter(
            (s) => Math.abs(s.x - x) <= s.width / 2 + 6 && Math.abs(s.y - y) <= s.depth / 2 + 6,
          )
          .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
        expect(finder.seatAt({ x, y }, 6)?.seatId).toBe(hits[0]?.seatId);
      }
    }
  });

  it('finds the section around a gap, and none in the open', () => {
    const gap = { x: (at('SA1').x + at('SA2').x) / 2, y: 345 };
    expect(room.blockAt(gap)?.name).toBe('Stalls');
    expect(room.blockAt(at('XA1'))?.name).toBe('Box');
    expect(room.blockAt({ x: 600, y: 345 })).toBeNull();
  });

  it('finds areas', () => {
    expect(room.areaAt({ x: 300, y: 700 })?.id).toBe('FLOOR');
    expect(room.areaAt({ x: 300, y: 500 })).toBeNull();
  });
});

describe('a room', () => {
  it('draws no chair over its neighbour', () => {
    for (const row of room.sections().flatMap((section) => section.rows)) {
      row.seats.slice(1).forEach((seat, place) => {
        const before = row.seats[place];
        if (!before) throw new Error('no neighbour');
        expect(seat.x - before.x).toBeGreaterThan((seat.width + before.width) / 2);
      });
    }
  });

  it('knows when a row’s letter alone does not say which row', () => {
    expect(room.rowsUnique()).toBe(false);
    const map = testSeatMap();
    expect(testRoom({ ...map, sections: map.sections.slice(0, 1) }).rowsUnique()).toBe(true);
  });

  it('has a box around all there is to see', () => {
    expect(room.box.top).toBeLessThanOrEqual(20);
    expect(room.box.bottom).toBeGreaterThanOrEqual(800);
    expect(room.box.right).toBeGreaterThan(at('XA2').x);
  });

  it('gets its chairs block by block, and each only once', () => {
    const { sections } = testSeatMap();
    const growing = testRoom(testSeatMap(), []);
    expect([growing.sectionOf('box'), growing.seatById('XA1')]).toEqual([undefined, undefined]);
    growing.add(sections.slice(1));
    const first = growing.seatById('XA1');
    expect(first?.row.section.block.id).toBe('box');
    growing.add(sections);
    expect(growing.seatById('XA1')).toBe(first);
    expect(growing.seatByIndex(growing.seatById('SA1')?.index ?? -1)?.seatId).toBe('SA1');
  });

  it('turns its chairs to the stage, also in rows that run the other way', () => {
    const map = testSeatMap();
    expect(testRoom(map).seatById('SA2')?.angle).toBeCloseTo(0);
    const turned = map.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, seats: row.seats.toReversed() })),
    }));
    const angle = testRoom({ ...map, sections: turned }).seatById('SA2')?.angle ?? 0;
    expect(Math.cos(angle)).toBeCloseTo(1);
  });
});
