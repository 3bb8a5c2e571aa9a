import { DEFAULT_ORPHAN_RULE, type OrphanRule } from '@houseful/contract/orphan-rule';
import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { judgeOrphans, orphansLeft, relaxesAt } from './orphan-rule.ts';
import { indexSeatMap, type Place } from './seat-index.ts';

/** Rows A to E of ten, an aisle between 5 and 6; E is gold; E10 and E9 are for a wheelchair. */
const room = smallRoom('smp_test', { standing: 5 });
for (const seat of room.sections[0]?.rows.at(-1)?.seats ?? []) {
  if (seat.number === '10') seat.kind = 'wheelchair';
  if (seat.number === '9') seat.kind = 'companion';
}
const index = indexSeatMap(room);

function places(names: string): Place[] {
  return names
    .split(' ')
    .filter(Boolean)
    .map((id) => index.find(id) ?? expect.fail(id));
}

function freeBut(taken: string): (place: Place) => boolean {
  const gone = new Set(places(taken));
  return (place) => !gone.has(place);
}

test.each([
  ['A2', '', 2, 'A1'],
  ['A3', '', 2, ''],
  ['A3', '', 3, 'A1 A2 A4 A5'],
  ['A1 A2', '', 2, ''],
  ['A1 A2 A3 A4', '', 2, 'A5'],
  // An aisle ends a stretch like the end of the row.
  ['A7', '', 2, 'A6'],
  // The whole of what is free.
  ['A2 A3 A4', 'A1 A5', 2, ''],
  ['A1 A2 A3 A4 A5', '', 2, ''],
  // Between two of the party's own seats, once.
  ['A1 A3', '', 2, 'A2'],
  // Other people's seats are walls.
  ['A3', 'A1', 2, 'A2'],
  ['B2', 'B1 B4', 2, 'B3'],
  // A seat that was alone before is nobody's fault.
  ['A1 A2', 'A3 A5', 2, ''],
  ['A2', '', 1, ''],
  // Places for wheelchairs and companions: never left alone, and the end of a stretch.
  ['E8', '', 2, ''],
  ['E7', '', 2, 'E6 E8'],
  ['E10', '', 2, ''],
  ['FLOOR-2', '', 2, ''],
])(
  'taking %s while %s are gone, with runs of %i allowed, leaves alone: %s',
  (chosen, taken, run, left) => {
    const orphans = orphansLeft(index, places(chosen), freeBut(taken), run);
    expect(orphans.map(({ seatId }) => seatId).join(' ')).toBe(left);
  },
);

function judge(
  chosen: string,
  {
    taken = '',
    nearTheShow = false,
    ...rule
  }: Partial<OrphanRule> & { taken?: string; nearTheShow?: boolean } = {},
) {
  return judgeOrphans({
    rule: { ...DEFAULT_ORPHAN_RULE, mode: 'enforce', ...rule },
    index,
    chosen: places(chosen),
    isFree: freeBut(taken),
    nearTheShow,
  });
}

const allSilver = room.sections[0]?.rows
  .slice(0, 4)
  .flatMap(({ seats }) => seats.map(({ seatId }) => seatId)) as string[];
const allSilverBut = (...free: string[]) => allSilver.filter((id) => !free.includes(id)).join(' ');

test('a rule that is off says nothing, and neither does one that nobody breaks', () => {
  expect(judge('A2', { mode: 'off' })).toEqual({ verdict: 'fine' });
  expect(judge('A3')).toEqual({ verdict: 'fine' });
});

test('an enforced rule refuses, and names the nearest choices of the same size that are clean', () => {
  expect(judge('A2')).toEqual({
    verdict: 'refused',
    seatIds: ['A1'],
    suggestions: [['A1'], ['A3'], ['B1']],
  });
  expect(judge('A2 A3')).toMatchObject({ verdict: 'refused', seatIds: ['A1'] });
});

test('a rule that warns lets it pass with the same words', () => {
  expect(judge('A2', { mode: 'warn' })).toEqual({
    verdict: 'warned',
    warning: {
      code: 'leaves-single-seat',
      seatIds: ['A1'],
      suggestions: [['A1'], ['A3'], ['B1']],
      relaxed: null,
    },
  });
});

test('it gives way when no seats side by side of that size and category avoid it', () => {
  const taken = allSilverBut('A1', 'A2', 'A3', 'D6', 'D7', 'D8');
  expect(judge('A1 A2', { taken })).toMatchObject({
    verdict: 'warned',
    warning: { seatIds: ['A3'], suggestions: [], relaxed: 'no-other-choice' },
  });
  // Not for gold seats, which cost more; but for any other of the same price.
  const elsewhere = allSilverBut('A1', 'A2', 'A3', 'D9', 'D10');
  expect(judge('A1 A2', { taken: elsewhere })).toMatchObject({
    verdict: 'refused',
    suggestions: [['D9', 'D10']],
  });
});

test('a party may always take a whole stretch', () => {
  expect(judge('A1 A2 A3', { taken: allSilverBut('A1', 'A2', 'A3') })).toEqual({ verdict: 'fine' });
});

test('a suggestion keeps the places that leave nobody alone', () => {
  expect(judge('E10 E9 E7', { mode: 'warn' })).toMatchObject({
    warning: {
      seatIds: ['E6', 'E8'],
      suggestions: [
        ['E6', 'E10', 'E9'],
        ['E8', 'E10', 'E9'],
        ['E5', 'E10', 'E9'],
      ],
    },
  });
});

test('near the show it refuses nothing, and says so', () => {
  expect(judge('A2', { nearTheShow: true })).toMatchObject({
    verdict: 'warned',
    warning: { seatIds: ['A1'], relaxed: 'near-the-show' },
  });
  const start = new Date('2026-11-21T14:30:00.000Z');
  const rule = { ...DEFAULT_ORPHAN_RULE, relaxedMinutesBefore: 30 };
  expect(relaxesAt(rule, start).toISOString()).toBe('2026-11-21T14:00:00.000Z');
});
