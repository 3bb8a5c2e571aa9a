import { SeatMap } from '@houseful/contract/seat-map';
import { expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { drawSeatMap } from './draw-seat-map.ts';
import { Plan } from './plan.ts';
import { NAMES } from './room-names.fixture.ts';
import { planFrom, TEMPLATES } from './templates.ts';

const SEATS = { 'cinema-120': 120, 'cinema-300': 300, theatre: 455, club: 110 };

test.each(TEMPLATES.filter((template) => template !== 'empty'))(
  '%s is a room that can be published as it is',
  (template) => {
    const plan = Plan.parse(planFrom(template, NAMES));
    expect(checkPlan(plan)).toEqual([]);
    const map = SeatMap.parse(drawSeatMap(plan, { seatMapId: 'map_1', name: 'Room' }));
    const seats = map.sections.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
    expect(seats.length).toBe(SEATS[template]);
    expect(new Set(seats.map(({ seatId }) => seatId)).size).toBe(seats.length);
  },
);

test('an empty room has a place for seats, and says that there are none', () => {
  const plan = Plan.parse(planFrom('empty', NAMES));
  expect(checkPlan(plan).map(({ code }) => code)).toEqual([
    ...['no-places', 'empty-section', 'empty-category'],
  ]);
});
