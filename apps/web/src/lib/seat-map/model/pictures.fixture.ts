import type { Seat, SeatKind } from '@houseful/contract/seat-map';
import { testRoom, testSeatMap } from './room.fixture.ts';

const KINDS: Record<string, SeatKind> = { w: 'wheelchair', W: 'wheelchair', c: 'companion' };

/**
 * Rows as pictures, the first nearest to the screen: `.` free, `x` taken, `|` an aisle, `s` free
 * and silver (all others are gold), `w` and `c` free places for wheelchairs and companions, `W` a taken one.
 */
export function pictureHouse(pictures: readonly string[]) {
  const taken = new Set<string>();
  const rows = pictures.map((picture, line) => {
    const label = String.fromCharCode(65 + line);
    const seats: Seat[] = [];
    [...picture].forEach((sign, place) => {
      const before = seats.at(-1);
      if (sign === '|' && before) before.aisleAfter = true;
      if (sign === '|') return;
      const seatId = `${label}${seats.length + 1}`;
      if ('xW'.includes(sign)) taken.add(seatId);
      seats.push({
        ...{ seatId, number: String(seats.length + 1), x: 60 * place, y: 100 * line },
        categoryId: sign === 's' ? 'silver' : 'gold',
        kind: KINDS[sign] ?? 'standard',
      });
    });
    return { label, seats };
  });
  const map = testSeatMap();
  const room = testRoom({
    ...map,
    areas: [],
    sections: [{ id: 'stalls', name: 'Stalls', gate: 'Gate 1', rows }],
  });
  const seat = (seatId: string) => {
    const found = room.seatById(seatId);
    if (!found) throw new Error(seatId);
    return found;
  };
  const isFree = ({ seatId }: { seatId: string }) => !taken.has(seatId);
  return { rows: room.sections()[0]?.rows ?? [], seat, isFree };
}
