import type { DrawnRow, DrawnSeat } from '../draw-seat-map.ts';
import { type Finding, finding, refOf, type SectionRows } from './finding.ts';

/** Up to three people may sit with somebody in a wheelchair, on either side. */
const COMPANIONS_A_SIDE_MAX = 3;

/** A companion's seat is beside a wheelchair place, or beside companions who are; each wheelchair place has one. */
export function checkWheelchairs(rooms: readonly SectionRows[]): Finding[] {
  return rooms.flatMap(({ section, rows }) =>
    rows.flatMap((row) =>
      row.seats.flatMap((seat, place) => {
        const { kind, number } = seat.laid;
        if (kind !== 'companion' && kind !== 'wheelchair') return [];
        const isMet =
          kind === 'companion'
            ? reaches(row, place, 1) || reaches(row, place, -1)
            : [neighbour(row, place, 1), neighbour(row, place, -1)].some(
                (other) => other?.laid.kind === 'companion',
              );
        if (isMet) return [];
        const values = { section: section.name, row: row.label, seat: number };
        const about = { sectionId: section.id, seats: [refOf(seat)], values };
        return [finding(kind === 'companion' ? 'companion-alone' : 'wheelchair-alone', about)];
      }),
    ),
  );
}

/** Whether companions alone stand between this place and a wheelchair's, and not too many. */
function reaches(row: DrawnRow, place: number, step: 1 | -1): boolean {
  let at = place;
  for (let passed = 0; passed < COMPANIONS_A_SIDE_MAX; passed += 1) {
    const next = neighbour(row, at, step);
    if (!next) return false;
    if (next.laid.kind === 'wheelchair') return true;
    if (next.laid.kind !== 'companion') return false;
    at += step;
  }
  return false;
}

function neighbour({ seats }: DrawnRow, place: number, step: 1 | -1): DrawnSeat | undefined {
  const left = seats[step === 1 ? place : place - 1];
  return left?.aisleAfter ? undefined : seats[place + step];
}
