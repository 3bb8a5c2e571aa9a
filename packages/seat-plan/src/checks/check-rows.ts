import type { DrawnRow, DrawnSeat } from '../draw-seat-map.ts';
import { layOut } from '../lay-out.ts';
import type { PlanSection } from '../plan.ts';
import { type Finding, finding, refOf, type SectionRows } from './finding.ts';

/** Parts of one row that lie further apart than this are hardly one row. */
const ROW_PARTS_APART_CM_MAX = 1_000;

/** What is printed: each row once in its block, each number once in its row, each given seat id once. */
export function checkRows(rooms: readonly SectionRows[]): Finding[] {
  const found: Finding[] = [];
  const ids = new Map<string, DrawnSeat>();
  for (const { section, rows } of rooms) {
    found.push(...rowsOfSameName(section));
    for (const row of rows) {
      found.push(...sameNumbers(section, row), ...partsApart(section, row));
      for (const seat of row.seats) found.push(...sameId(ids, seat));
    }
  }
  return found;
}

function rowsOfSameName(section: PlanSection): Finding[] {
  return section.blocks.flatMap((block) => {
    const { rows } = layOut(block.design);
    const byLabel = Map.groupBy(
      rows.filter(({ seats }) => seats.length > 0),
      ({ label }) => label,
    );
    return [...byLabel].flatMap(([row, same]) => {
      if (same.length < 2) return [];
      const seats = same.flatMap((one) => one.seats.map(({ key }) => ({ blockId: block.id, key })));
      const values = { section: section.name, row };
      return [finding('duplicate-row', { sectionId: section.id, seats, values })];
    });
  });
}

function sameNumbers(section: PlanSection, { label, seats }: DrawnRow): Finding[] {
  const numbers = new Set(seats.map(({ laid }) => laid.number));
  if (numbers.size === seats.length) return [];
  const twice = [...Map.groupBy(seats, ({ laid }) => laid.number)].filter(
    ([, same]) => same.length > 1,
  );
  const values = {
    ...{ section: section.name, row: label, count: twice.length },
    seat: twice[0]?.[0] ?? '',
  };
  const refs = twice.flatMap(([, same]) => same.map(refOf));
  return [finding('duplicate-seat', { sectionId: section.id, seats: refs, values })];
}

function sameId(ids: Map<string, DrawnSeat>, seat: DrawnSeat): Finding[] {
  const { seatId } = seat.laid;
  if (seatId === undefined) return [];
  const other = ids.get(seatId);
  ids.set(seatId, seat);
  if (!other) return [];
  const seats = [refOf(other), refOf(seat)];
  return [finding('duplicate-seat-id', { seats, values: { seatId } })];
}

function partsApart(section: PlanSection, { label, blocks, seats }: DrawnRow): Finding[] {
  const far = seats.some((seat, place) => {
    const next = seats[place + 1];
    if (!next || next.block === seat.block) return false;
    return Math.hypot(next.x - seat.x, next.y - seat.y) > ROW_PARTS_APART_CM_MAX;
  });
  if (!far) return [];
  const values = { section: section.name, row: label };
  const about = { sectionId: section.id, blockIds: blocks.map(({ id }) => id), values };
  return [finding('row-apart', { ...about, seats: seats.map(refOf) })];
}
