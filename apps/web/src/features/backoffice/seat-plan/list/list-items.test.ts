import { NAMES } from '@houseful/seat-plan/room-names.fixture';
import { countSeats } from '@houseful/seat-plan/selection';
import { planFrom } from '@houseful/seat-plan/templates';
import { expect, it } from 'vitest';
import { createSay, loadPlanTexts } from '../words/plan-words.ts';
import { listItems } from './list-items.ts';

const say = createSay('en', await loadPlanTexts('en'));
const plan = planFrom('theatre', NAMES);
const items = (...open: string[]) => listItems(plan, new Set(open), { say, number: String });

it('says the whole room, and makes only what is unfolded', () => {
  const lines = items('section s2').map(({ level, text, detail }) => [level, text, detail]);
  expect(lines).toEqual([
    [1, 'Stalls', '315'],
    [1, 'Balcony', '140'],
    [2, 'Rows A to E', '140'],
    [1, 'Stage', 'Stage'],
    [1, 'Focal point', ''],
  ]);
});

it('goes down to the seat, with what it is', () => {
  const all = items('section s2', 'block b2', 'row b2 0');
  const seat = all.find(({ key }) => key === 'seat b2 0.0');
  expect(seat).toMatchObject({ text: 'A 25', detail: 'Obstructed view', position: 1, total: 26 });
});

it('every line picks what it names', () => {
  const all = items('section s1', 'block b1', 'row b1 13');
  const picked = all.map(({ picks }) => countSeats(plan, picks));
  expect(picked.slice(0, 3)).toEqual([315, 315, 16]);
  expect(all.find(({ key }) => key === 'seat b1 13.0')?.detail).toBe('Wheelchair');
});
