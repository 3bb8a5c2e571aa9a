import type { WaitingRoomLine } from '@houseful/contract/waiting-room';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { drawOf, NO_DRAW, openDraw } from './draw.ts';
import { nodeDigests } from './node-digests.fixture.ts';
import { type LineStatus, placeOf } from './place.ts';
import { portableDigests } from './sha256.ts';
import { drawnLobby } from './small-lobby.fixture.ts';

const LINE: WaitingRoomLine = {
  end: 1000,
  serving: 200,
  missedBefore: 150,
  returned: { end: 3, serving: 2, missedBefore: 1, lastTurn: 260 },
  leftWaiting: 0,
  returnedWaiting: 1,
};
const status = (line: Partial<WaitingRoomLine> = {}, phase: LineStatus['phase'] = 'fifo') => ({
  phase,
  line: { ...LINE, ...line },
});
const holds = (number: number, returned: { seq: number; turn: number } | null = null) => ({
  number,
  returned,
});

test.each([
  [0, 'missed'],
  [149, 'missed'],
  [150, 'turn'],
  [199, 'turn'],
  [200, 'waiting'],
  [999, 'waiting'],
])('with 150 missed and 200 called, number %d is %s', (number, state) => {
  expect(placeOf(status(), holds(number), NO_DRAW).state).toBe(state);
});

test.each([
  [0, 'out'],
  [1, 'turn'],
  [2, 'waiting'],
])('returned place %d is %s', (seq, state) => {
  expect(placeOf(status(), holds(7, { seq, turn: 260 }), NO_DRAW).state).toBe(state);
});

test.each(['lobby', 'draw'] as const)('in phase %s nobody has a place yet', (phase) => {
  expect(placeOf(status({}, phase), holds(1), NO_DRAW)).toEqual({ state: 'unordered' });
});

test.each(['closed', 'ended'] as const)('a room that is %s says so', (phase) => {
  expect(placeOf(status({}, phase), holds(1), null)).toEqual({ state: phase });
});

test('a number that nobody was given has no place', () => {
  const draw = openDraw(drawOf(drawnLobby()), portableDigests);
  expect(placeOf(status(), holds(6), draw)).toEqual({ state: 'unknown' });
});

test('people ahead: places ahead, those left behind not counted, those come back counted', () => {
  expect(placeOf(status(), holds(300), NO_DRAW)).toEqual({
    state: 'waiting',
    place: 301,
    placesAhead: 101,
    peopleAhead: 101,
  });
  expect(placeOf(status({ leftWaiting: 400 }), holds(300), NO_DRAW)).toMatchObject({
    placesAhead: 101,
    peopleAhead: 51,
  });
  expect(placeOf(status(), holds(7, { seq: 2, turn: 260 }), NO_DRAW)).toMatchObject({
    place: 261,
    peopleAhead: 60,
  });
});

const big = drawnLobby({
  blocks: [
    { from: 0, to: 6_000_000, joins: 5_999_000, reported: true },
    { from: 6_000_000, to: 10_000_000, joins: 4_000_000, reported: true },
  ],
});
const server = openDraw(drawOf(big), nodeDigests);
/** What a browser makes of the answer it got: nothing but the JSON. */
const browser = openDraw(JSON.parse(JSON.stringify(drawOf(big))), portableDigests);

test.prop([fc.nat({ max: 10_100_000 }), fc.nat({ max: 10_000_000 }), fc.nat({ max: 1000 })])(
  'the browser shows the place the server answers, whatever the number among ten million',
  (number, serving, leftWaiting) => {
    const line = { ...LINE, end: 10_099_001, serving, missedBefore: serving >> 1, leftWaiting };
    const told = { phase: 'fifo' as const, line };
    const shown = placeOf(JSON.parse(JSON.stringify(told)), holds(number), browser);
    expect(shown).toEqual(placeOf(told, holds(number), server));
    const rank = server.rankOf(number);
    if (rank === null) expect(number >= 5_999_000 && number < 6_000_000).toBe(true);
    else if (shown.state === 'waiting') expect(shown.place).toBe(rank + 1);
    else expect(rank).toBeLessThan(serving);
  },
);
