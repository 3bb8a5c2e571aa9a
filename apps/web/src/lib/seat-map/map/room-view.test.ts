import { describe, expect, it } from 'vitest';
import { testOverview, testSeatMap } from '../model/room.fixture.ts';
import { createRoom } from '../model/room.ts';
import { blockSuits, chairsShow } from './room-view.ts';
import { fitBox } from '../../canvas/view.ts';

const screen = { width: 900, height: 700 };
const overview = testOverview(testSeatMap());
const small = createRoom(overview);
const sections = overview.sections.map((section) => ({ ...section, seatsTotal: 2_000 }));
const large = createRoom({ ...overview, sections });
const huge = createRoom({
  ...overview,
  sections,
  stage: { ...overview.stage, width: 30_000 },
});

describe('chairs are shown', () => {
  const whole = fitBox(large.box, screen);
  it.each([
    ['in a small room from everywhere', small, { ...whole, scale: 0.001 }, true],
    ['in a large one not while it is whole', large, whole, false],
    ['nor from hardly nearer', large, { ...whole, scale: whole.scale * 1.1 }, false],
    ['but from clearly nearer', large, { ...whole, scale: whole.scale * 1.5 }, true],
    ['and not while they are specks', huge, { ...whole, scale: 0.08 }, false],
  ] as const)('%s', (_, room, view, shown) => {
    expect(chairsShow(room, view, screen)).toBe(shown);
  });
});

it('a block stands out when it has what is looked for', () => {
  const [block] = small.blocks;
  if (!block) throw new Error('no block');
  expect(blockSuits(block, { categoryId: 'gold', accessible: false })).toBe(true);
  expect(blockSuits(block, { categoryId: 'silver', accessible: false })).toBe(false);
  expect(blockSuits(block, { categoryId: null, accessible: true })).toBe(false);
  expect(blockSuits({ ...block, accessibleSeats: 2 }, { categoryId: null, accessible: true })).toBe(
    true,
  );
});
