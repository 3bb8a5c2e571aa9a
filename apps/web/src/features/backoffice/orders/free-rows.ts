import type { SeatMapWithStatus } from '@houseful/contract/booking';

/** A row, or a standing area, with the seats of it that are free. */
export interface FreeRow {
  readonly id: string;
  readonly section: string;
  /** Empty where places have no rows. */
  readonly row: string;
  readonly seats: readonly {
    readonly seatId: string;
    readonly number: string;
    readonly category: string;
  }[];
}

/** Of an area no more free places are offered: one is as good as another. */
export const PLACES_MAX = 40;

/** Where tickets can be moved to: every row that has a free seat, in the order of the room. */
export function freeRowsOf({
  seatMap,
  unavailableSeatIds,
  heldSeatIds,
}: SeatMapWithStatus): FreeRow[] {
  const taken = new Set([...unavailableSeatIds, ...heldSeatIds]);
  const names = new Map(seatMap.categories.map(({ categoryId, name }) => [categoryId, name]));
  const nameOf = (categoryId: string) => names.get(categoryId) ?? '';
  const rows = seatMap.sections.flatMap(({ id, name: section, rows: all }) =>
    all.map(({ label: row, seats }) => ({
      ...{ id: `${id}/${row}`, section, row },
      seats: seats
        .filter(({ seatId }) => !taken.has(seatId))
        .map(({ seatId, number, categoryId }) => ({
          ...{ seatId, number, category: nameOf(categoryId) },
        })),
    })),
  );
  const areas = seatMap.areas.map(({ id, name: section, capacity, categoryId }) => {
    const numbers = Array.from({ length: capacity }, (_, index) => String(index + 1));
    const free = numbers.filter((number) => !taken.has(`${id}-${number}`)).slice(0, PLACES_MAX);
    const category = nameOf(categoryId);
    const seats = free.map((number) => ({ seatId: `${id}-${number}`, number, category }));
    return { id, section, row: '', seats };
  });
  return [...rows, ...areas].filter(({ seats }) => seats.length > 0);
}
