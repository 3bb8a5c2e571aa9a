import type { SeatKind } from '@houseful/contract/seat-map';
import { tidyChange, withChanges } from '../edit/map-parts.ts';
import { boxAround, centreOf } from '../geometry.ts';
import { seatIdOf } from '../name-seats.ts';
import type { FreeDesign, FreeRow, PlanSection, SeatChange } from '../plan.ts';

/** A chair that stands where it stands, in the drawing's centimetres. */
export interface FreeSeat {
  readonly number: string;
  readonly x: number;
  readonly y: number;
  readonly categoryId: string;
  readonly kind: SeatKind;
  readonly obstructed: boolean;
  readonly aisleAfter: boolean;
  readonly seatId: string | undefined;
}

interface FreeSection {
  readonly id: string;
  readonly name: string;
  readonly gate: string;
  readonly blockId: string;
  readonly rows: readonly { readonly label: string; readonly seats: readonly FreeSeat[] }[];
}

/**
 * A section of one free block around the middle of its chairs. What most chairs have is the
 * block's or the row's; ids that section code, row and number give are not written down.
 */
export function freeSection({ id, name, gate, blockId, rows }: FreeSection): PlanSection {
  const all = rows.flatMap(({ seats }) => seats);
  const middle = all.length > 0 ? centreOf(boxAround(all)) : { x: 0, y: 0 };
  const [x, y] = [Math.round(middle.x), Math.round(middle.y)];
  const categoryId = mostUsed(all.map((seat) => seat.categoryId)) ?? '';
  const usualKind = mostUsed(all.map(({ kind }) => kind)) ?? 'standard';
  const code = codeOf(rows);
  const prefix = code === undefined ? '' : `${code}-`;
  const changes: Record<string, SeatChange> = {};
  const freeRows = rows.map(({ label, seats }, row): FreeRow => {
    const own = mostUsed(seats.map((seat) => seat.categoryId)) ?? categoryId;
    const aisles: number[] = [];
    for (const [place, seat] of seats.entries()) {
      if (seat.aisleAfter) aisles.push(place + 1);
      const isUsualId = seat.seatId === seatIdOf(prefix, label, seat.number);
      const change = tidyChange({
        categoryId: seat.categoryId === own ? undefined : seat.categoryId,
        kind: seat.kind === usualKind ? undefined : seat.kind,
        view: seat.obstructed ? 'obstructed' : undefined,
        seatId: isUsualId ? undefined : seat.seatId,
      });
      if (change) changes[`${row}.${place}`] = change;
    }
    return {
      label,
      numbers: seats.map(({ number }) => number),
      at: seats.flatMap((seat) => [seat.x - x, seat.y - y]),
      ...(aisles.length > 0 ? { aisles } : {}),
      ...(own === categoryId ? {} : { categoryId: own }),
    };
  });
  const design: FreeDesign = { type: 'free', rows: freeRows, categoryId, seatKind: usualKind };
  const block = { id: blockId, x, y, rotation: 0, design: withChanges(design, changes) };
  return {
    ...{ id, name, gate },
    ...(code === undefined ? {} : { code }),
    blocks: all.length > 0 ? [block] : [],
  };
}

/** What stands before row and number in all ids of the section, where it is a code. */
function codeOf(rows: FreeSection['rows']): string | undefined {
  const [first] = rows;
  const seat = first?.seats[0];
  if (!first || !seat?.seatId) return undefined;
  const end = seatIdOf('', first.label, seat.number);
  if (!seat.seatId.endsWith(`-${end}`)) return undefined;
  const code = seat.seatId.slice(0, -end.length - 1);
  return /^[A-Z0-9]{1,6}$/.test(code) ? code : undefined;
}

function mostUsed<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: T | undefined;
  for (const [value, count] of counts) {
    if (most === undefined || count > (counts.get(most) ?? 0)) most = value;
  }
  return most;
}
