import { boxOfRect, holds } from '../geometry.ts';
import type { DrawnSeat } from '../draw-seat-map.ts';
import type { Plan } from '../plan.ts';
import { type Finding, type FindingCode, finding, refOf, type SectionRows } from './finding.ts';

/** Chairs whose middles are nearer than this stand in one another. */
export const SEATS_APART_CM_MIN = 40;

/**
 * Where seats stand: inside the drawing, not in one another, not on the stage or in a standing area. One
 * finding for all seats of a row that have the same fault.
 */
export function checkPlaces(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  const stage = boxOfRect(plan.stage);
  const areas = plan.areas.map((area) => ({ area, box: boxOfRect(area) }));
  const found: Finding[] = [];
  const seatsTotal = rooms
    .flatMap(({ rows }) => rows)
    .reduce((sum, { seats }) => sum + seats.length, 0);
  const putDown = createFloor(seatsTotal);
  for (const { rows } of rooms) {
    for (const { label, seats } of rows) {
      const faults = new Map<FindingCode, Fault[]>();
      for (const seat of seats) {
        const one = { seat, row: label };
        const { x, y } = seat;
        if (x < 0 || y < 0 || x > plan.width || y > plan.height)
          note(faults, 'seat-outside', { one });
        if (holds(stage, seat)) note(faults, 'seat-on-stage', { one, stage: plan.stage.label });
        const inside = areas.find(({ box }) => holds(box, seat));
        if (inside) note(faults, 'seat-in-area', { one, area: inside.area.name });
        const other = putDown(one);
        if (other) note(faults, 'seats-overlap', { one, other });
      }
      for (const [code, all] of faults) found.push(told(code, all));
    }
  }
  return found;
}

/** What is wrong with one seat. */
interface Fault {
  readonly one: Standing;
  readonly other?: Standing;
  readonly stage?: string;
  readonly area?: string;
}

function note(faults: Map<FindingCode, Fault[]>, code: FindingCode, fault: Fault): void {
  const all = faults.get(code);
  if (all) all.push(fault);
  else faults.set(code, [fault]);
}

/** The first of a row's seats by name, and how many they are. */
function told(code: FindingCode, faults: readonly Fault[]): Finding {
  const [first] = faults;
  if (!first) throw new RangeError('a finding without a seat');
  const { one, other, stage, area } = first;
  const { section, laid } = one.seat;
  const seats = faults.flatMap((fault) =>
    fault.other ? [refOf(fault.one.seat), refOf(fault.other.seat)] : [refOf(fault.one.seat)],
  );
  return finding(code, {
    sectionId: section.id,
    seats,
    values: {
      ...{ section: section.name, row: one.row, seat: laid.number, count: faults.length },
      ...(other ? { otherRow: other.row, otherSeat: other.seat.laid.number } : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(area === undefined ? {} : { area }),
    },
  });
}

interface Standing {
  readonly seat: DrawnSeat;
  readonly row: string;
}

/** Puts seats down one by one, and finds one that was put down before and is too near. */
function createFloor(seatsTotal: number) {
  const standing: Standing[] = [];
  const buckets = 2 ** Math.ceil(Math.log2(seatsTotal * 2 + 2));
  // Lists of seats whose cells share a bucket, the newest first.
  const heads = new Int32Array(buckets).fill(-1);
  const before = new Int32Array(seatsTotal);
  const bucketOf = (column: number, line: number) =>
    (Math.imul(column, 73_856_093) ^ Math.imul(line, 19_349_663)) & (buckets - 1);

  return (one: Standing): Standing | undefined => {
    const { x, y } = one.seat;
    const column = Math.floor(x / SEATS_APART_CM_MIN);
    const line = Math.floor(y / SEATS_APART_CM_MIN);
    let near: Standing | undefined;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let l = line - 1; l <= line + 1; l += 1) {
        let index = heads[bucketOf(c, l)] ?? -1;
        for (; index >= 0 && !near; index = before[index] ?? -1) {
          const other = standing[index];
          if (other && Math.hypot(other.seat.x - x, other.seat.y - y) < SEATS_APART_CM_MIN) {
            near = other;
          }
        }
      }
    }
    const bucket = bucketOf(column, line);
    before[standing.length] = heads[bucket] ?? -1;
    heads[bucket] = standing.length;
    standing.push(one);
    return near;
  };
}
