import type { DrawnRow, DrawnSeat } from './draw-seat-map.ts';
import type { Plan, PlanSection } from './plan.ts';

const SEAT_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,23}$/;

/**
 * Every seat's id, each once in the room, none of them a standing area's: `A12` from row and number,
 * `L2-C7` with the section's code, `4-12` where the row is a number itself. A section whose names are
 * taken already, and has no code, is told apart by its own id. Where nothing readable is free, the
 * place names the seat.
 */
export function nameSeats(
  plan: Plan,
  rowsOf: readonly (readonly DrawnRow[])[],
): (seat: DrawnSeat) => string {
  const areaIds = new Set(plan.areas.map(({ id }) => id));
  const taken = new Set<string>();
  const ids = new Map<DrawnSeat, string>();
  const isFree = (id: string) =>
    !taken.has(id) && SEAT_ID.test(id) && !(areaIds.size > 0 && isOfArea(id, areaIds));
  const give = (seat: DrawnSeat, id: string) => {
    taken.add(id);
    ids.set(seat, id);
  };
  for (const rows of rowsOf) {
    for (const { seats } of rows) {
      for (const seat of seats) {
        const own = seat.laid.seatId;
        if (own !== undefined && isFree(own)) give(seat, own);
      }
    }
  }
  for (const [index, section] of plan.sections.entries()) {
    const rows = rowsOf[index] ?? [];
    const prefix = prefixOf(section, rows, taken);
    for (const { label, seats } of rows) {
      for (const seat of seats) {
        if (ids.has(seat)) continue;
        const wanted = seatIdOf(prefix, label, seat.laid.number);
        give(seat, isFree(wanted) ? wanted : placeName(seat, isFree));
      }
    }
  }
  return (seat) => ids.get(seat) ?? '';
}

function prefixOf(
  { code, id }: PlanSection,
  rows: readonly DrawnRow[],
  taken: ReadonlySet<string>,
): string {
  if (code !== undefined) return `${code}-`;
  const clash = rows.some(({ label, seats }) =>
    seats.some(
      ({ laid }) => laid.seatId === undefined && taken.has(seatIdOf('', label, laid.number)),
    ),
  );
  return !clash ? '' : `${id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}-`;
}

/** A row that ends in a digit is kept apart from its number. */
export function seatIdOf(prefix: string, label: string, number: string): string {
  const joint = /\d$/.test(label) ? '-' : '';
  return `${prefix}${label}${joint}${number}`;
}

function isOfArea(id: string, areaIds: ReadonlySet<string>): boolean {
  const at = id.lastIndexOf('-');
  return at > 0 && areaIds.has(id.slice(0, at)) && /^\d+$/.test(id.slice(at + 1));
}

function placeName({ block, laid }: DrawnSeat, isFree: (id: string) => boolean): string {
  const blockName = block.id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 10);
  const name = `X${blockName}-${laid.row + 1}-${laid.seat + 1}`;
  if (isFree(name)) return name;
  for (let turn = 2; ; turn += 1) {
    const next = `${name.slice(0, 18)}-${turn}`;
    if (isFree(next)) return next;
  }
}
