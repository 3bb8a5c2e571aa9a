import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { indexSeatMap } from '../rules/seat-index.ts';
import { EndQueue } from './end-queue.ts';
import { SeatBoard } from './seat-board.ts';

/** Rows A and B are the stalls, the others the circle; and a floor to stand on. */
function roomOfTwoSections() {
  const room = smallRoom('smp_two', { standing: 6 });
  const [all] = room.sections;
  const rows = all?.rows ?? [];
  const section = (id: string, from: number, to?: number) => ({
    ...{ id, name: id, gate: 'G', rows: rows.slice(from, to) },
  });
  return { ...room, sections: [section('stalls', 0, 2), section('circle', 2)] };
}

const INDEX = indexSeatMap(roomOfTwoSections());
const START_MS = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number) => new Date(START_MS + ms);

/** What the board's snapshot must say, counted from every seat of the room. */
function recount(board: SeatBoard, now: Date) {
  const count = (key: (place: (typeof INDEX.places)[number]) => string | null) => {
    const left = new Map<string, number>();
    for (const place of INDEX.places) {
      const name = key(place);
      if (name === null) continue;
      const free = board.stateOf(place.seatId, now) === 'free' ? 1 : 0;
      left.set(name, (left.get(name) ?? 0) + free);
    }
    return left;
  };
  const inState = (state: string) =>
    INDEX.places
      .filter(({ seatId }) => board.stateOf(seatId, now) === state)
      .map(({ seatId }) => seatId)
      .sort();
  return {
    left: count(({ categoryId }) => categoryId),
    sectionLeft: count(({ sectionId }) => sectionId),
    areaLeft: count(({ areaId }) => areaId),
    held: inState('held'),
    unavailable: inState('unavailable'),
  };
}

function told(board: SeatBoard, now: Date) {
  const { held, unavailable, blocked, ...left } = board.snapshot(now);
  expect(blocked.filter((seatId) => !unavailable.includes(seatId))).toEqual([]);
  return { ...left, held: held.toSorted(), unavailable: unavailable.toSorted() };
}

const someNews = fc.record({
  seat: fc.nat({ max: INDEX.places.length - 1 }),
  fence: fc.integer({ min: 1, max: 6 }),
  // For a while, for good, or given back; some of it long ago.
  until: fc.oneof(fc.integer({ min: -500, max: 3_000 }), fc.constant('sold'), fc.constant('free')),
  ordered: fc.boolean(),
});
const someStep = fc.oneof(
  fc.record({ news: fc.array(someNews, { maxLength: 8 }) }),
  fc.record({ passMs: fc.integer({ min: 0, max: 900 }) }),
  fc.constant({ look: true }),
);

property.prop([fc.array(someStep, { maxLength: 60 })])(
  'what is left equals a recount of every seat, whatever news and time have done',
  (steps) => {
    const board = new SeatBoard(INDEX, 'e');
    let nowMs = 0;
    for (const step of steps) {
      if ('passMs' in step) nowMs += step.passMs;
      else if ('news' in step) {
        for (const { seat, fence, until, ordered } of step.news) {
          board.apply({
            holdId: 'h',
            // Taken for good by no order: set aside.
            orderId: ordered ? 'o' : null,
            takenUntilMs: until === 'sold' ? null : until === 'free' ? 0 : START_MS + nowMs + until,
            seats: [[INDEX.places[seat]?.seatId ?? '', fence]],
          });
        }
      } else {
        const counted = recount(board, at(nowMs));
        const delta = board.takeDelta(at(nowMs));
        for (const { id, left } of delta?.sections ?? []) {
          expect(left).toBe(counted.sectionLeft.get(id));
        }
        for (const { id, left } of delta?.areas ?? []) expect(left).toBe(counted.areaLeft.get(id));
      }
      expect(told(board, at(nowMs))).toEqual(recount(board, at(nowMs)));
    }
  },
);

test('a delta says what is left around the seats it names, and only there', () => {
  const board = new SeatBoard(INDEX, 'e');
  const news = (seatIds: string[], takenUntilMs: number) => ({
    ...{ holdId: 'h', orderId: null, takenUntilMs },
    seats: seatIds.map((seatId) => [seatId, 1] as const),
  });
  board.apply(news(['A1', 'B2'], START_MS + 100));
  const held = board.takeDelta(at(0));
  expect([held?.sections, held?.areas]).toEqual([[{ id: 'stalls', left: 18 }], []]);
  board.apply(news(['FLOOR-1'], START_MS + 100));
  const standing = board.takeDelta(at(1));
  expect([standing?.sections, standing?.areas]).toEqual([[], [{ id: 'FLOOR', left: 5 }]]);
  const freed = board.takeDelta(at(100));
  expect(freed?.sections).toEqual([{ id: 'stalls', left: 20 }]);
  expect(freed?.areas).toEqual([{ id: 'FLOOR', left: 6 }]);
});

test('a snapshot is the same object until something changes, by news or by time', () => {
  const board = new SeatBoard(INDEX, 'e');
  const hold = { holdId: 'h', orderId: null, seats: [['A1', 1]] as const };
  const empty = board.snapshot(at(0));
  expect(board.snapshot(at(1))).toBe(empty);
  board.apply({ ...hold, takenUntilMs: START_MS + 100 });
  const held = board.snapshot(at(2));
  expect(held.sectionLeft.get('stalls')).toBe(19);
  expect(board.snapshot(at(99))).toBe(held);
  expect(board.snapshot(at(100)).sectionLeft.get('stalls')).toBe(20);
  expect(held.sectionLeft.get('stalls')).toBe(19);
});

test('a clock that steps back neither loses nor doubles a seat', () => {
  const board = new SeatBoard(INDEX, 'e');
  const hold = (fence: number, takenUntilMs: number) => ({
    ...{ holdId: 'h', orderId: null, takenUntilMs, seats: [['A1', fence]] as const },
  });
  board.apply(hold(1, START_MS + 100));
  expect(board.snapshot(at(200)).sectionLeft.get('stalls')).toBe(20);
  board.apply(hold(2, START_MS + 300));
  expect(board.snapshot(at(50)).sectionLeft.get('stalls')).toBe(19);
  expect(board.snapshot(at(300)).sectionLeft.get('stalls')).toBe(20);
});

property.prop([fc.array(fc.integer({ min: 0, max: 50 }))])(
  'ends come out in their order, none before its time',
  (endsMs) => {
    const queue = new EndQueue();
    for (const endMs of endsMs) queue.add({ endMs, seatId: String(endMs) });
    const due: number[] = [];
    for (const nowMs of [10, 30, 50]) {
      for (let seatId = queue.takeDue(nowMs); seatId !== undefined; seatId = queue.takeDue(nowMs)) {
        expect(Number(seatId)).toBeLessThanOrEqual(nowMs);
        due.push(Number(seatId));
      }
    }
    expect(due).toEqual(endsMs.toSorted((a, b) => a - b));
  },
);

test('seats set aside by the house are unavailable, and told apart from sold ones', () => {
  const board = new SeatBoard(INDEX, 'e');
  const forGood = (seatId: string, orderId: string | null) =>
    board.apply({ holdId: 'h', orderId, takenUntilMs: null, seats: [[seatId, 1]] });
  forGood('A1', 'o');
  forGood('A2', null);
  const { unavailable, blocked } = board.snapshot(at(0));
  expect([unavailable.toSorted(), blocked]).toEqual([['A1', 'A2'], ['A2']]);
});
