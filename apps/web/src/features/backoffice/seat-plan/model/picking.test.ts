import { largePlan } from '@houseful/seat-plan/large-plan.fixture';
import { NAMES } from '@houseful/seat-plan/room-names.fixture';
import { countSeats, NOTHING, select, selectAll } from '@houseful/seat-plan/selection';
import { planFrom } from '@houseful/seat-plan/templates';
import { describe, expect, it } from 'vitest';
import { includes, subtract, toggle, unite } from './combine.ts';
import { hitAt, pickIn, pickOf } from './hit.ts';

const CLUB = planFrom('club', NAMES);
/** The middle of the first seat of the back row block's front row, right of the aisle. */
const AT_SEAT = { x: 1_000 + 60 + 29, y: 1_620 };
const seats = (...keys: string[]) => select({ seats: new Map([['b3', new Set(keys)]]) });

describe('a press', () => {
  it('picks the block, the row or the seat under it', () => {
    const hit = hitAt(CLUB, AT_SEAT, 'seat', 0);
    if (!hit) throw new Error('nothing there');
    expect(pickOf(hit, 'block')).toEqual(select({ blocks: new Set(['b3']) }));
    expect(pickOf(hit, 'seat')).toEqual(seats('0.9'));
    expect(pickOf(hit, 'row').seats.get('b3')?.size).toBe(18);
  });

  it('between two rows is still in the block, and on no seat', () => {
    const between = { x: AT_SEAT.x, y: AT_SEAT.y + 50 };
    expect(hitAt(CLUB, between, 'block', 0)).toMatchObject({ type: 'seat' });
    expect(hitAt(CLUB, between, 'seat', 0)).toBeNull();
    expect(hitAt(CLUB, between, 'seat', 20)).toMatchObject({ type: 'seat' });
  });

  it('finds areas, the stage and the focal point where no seat is', () => {
    expect(hitAt(CLUB, { x: 700, y: 900 }, 'block', 0)).toEqual({ type: 'area', id: 'FLOOR' });
    expect(hitAt(CLUB, { x: 600, y: 100 }, 'block', 0)).toEqual({ type: 'stage' });
    expect(hitAt(CLUB, { x: 1_010, y: 325 }, 'block', 0)).toEqual({ type: 'focal-point' });
    expect(hitAt(CLUB, { x: 30, y: 30 }, 'block', 0)).toBeNull();
  });

  it('finds a seat of a turned block', () => {
    const hit = hitAt(CLUB, { x: 300, y: 900 + 29 }, 'seat', 0);
    expect(hit).toMatchObject({ type: 'seat', block: { id: 'b1' }, seat: { key: '0.7' } });
  });
});

describe('a band', () => {
  const whole = { left: 0, top: 0, right: 2_000, bottom: 2_000 };

  it('picks what it holds, by blocks or seat by seat', () => {
    expect(pickIn(CLUB, whole, 'block')).toEqual(selectAll(CLUB));
    expect(countSeats(CLUB, pickIn(CLUB, whole, 'seat'))).toBe(110);
    const firstRow = { left: 1_000, top: 1_600, right: 2_000, bottom: 1_640 };
    expect(countSeats(CLUB, pickIn(CLUB, firstRow, 'seat'))).toBe(9);
    expect(countSeats(CLUB, pickIn(CLUB, firstRow, 'row'))).toBe(18);
  });

  it('over 50,000 seats is quick', () => {
    const plan = largePlan();
    const band = { left: 0, top: 0, right: plan.width, bottom: plan.height };
    const cpuMs = [1, 2, 3, 4].map(() => {
      const before = process.threadCpuUsage();
      expect(countSeats(plan, pickIn(plan, band, 'seat'))).toBe(50_000);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    });
    expect(Math.min(...cpuMs)).toBeLessThan(100);
  });
});

describe('selections', () => {
  it('are put together, and seats of a selected block are in it already', () => {
    const both = unite(seats('0.1'), seats('0.2'));
    expect(both).toEqual(seats('0.1', '0.2'));
    expect(unite(both, select({ blocks: new Set(['b3']) })).seats.size).toBe(0);
    expect(includes(select({ blocks: new Set(['b3']) }), both)).toBe(true);
  });

  it('lose what is taken out, and are empty without their last seat', () => {
    expect(subtract(seats('0.1', '0.2'), seats('0.2'))).toEqual(seats('0.1'));
    expect(subtract(seats('0.1'), seats('0.1'))).toEqual(NOTHING);
  });

  it('are toggled: in, and out again', () => {
    const once = toggle(NOTHING, seats('0.1'));
    expect(toggle(once, seats('0.1'))).toEqual(NOTHING);
  });
});
