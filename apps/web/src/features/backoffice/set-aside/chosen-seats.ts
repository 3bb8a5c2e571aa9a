import type { SetAside } from '@houseful/contract/set-aside';
import { pickPlaces } from '../../../lib/seat-map/model/pick-places.ts';
import type { Room } from '../../../lib/seat-map/model/room.ts';
import type { SeatBoard } from '../../../lib/seat-map/model/seat-board.ts';
import type { Selection } from '../../../lib/seat-map/model/selection.ts';

/** What can be done with seats that are marked. */
export type Deed = 'blocked' | 'house' | 'comp' | 'give-back';

/** The marked seats by their ids: places of standing areas as they are free now. */
export function chosenSeats(
  { seatIds, areaCounts }: Selection,
  { areas }: Pick<Room, 'areas'>,
  board: Pick<SeatBoard, 'stateOf'>,
  chance: () => number,
): string[] {
  const places = areas.flatMap((area) =>
    pickPlaces(area, areaCounts.get(area.id) ?? 0, board, new Set(), chance),
  );
  return [...seatIds, ...places];
}

/**
 * What can be done with all of these seats: free ones are set aside, those set aside are given back,
 * and either can be given to a guest.
 */
export function deedsFor(seatIds: readonly string[], aside: ReadonlySet<string>): Deed[] {
  if (seatIds.length === 0) return [];
  const asideCount = seatIds.filter((seatId) => aside.has(seatId)).length;
  if (asideCount === 0) return ['house', 'blocked', 'comp'];
  return asideCount === seatIds.length ? ['give-back', 'comp'] : ['comp'];
}

/** Which seats of which entries the wish to give back these seats means. */
export function partsToGiveBack(
  seatIds: readonly string[],
  entries: readonly Pick<SetAside, 'setAsideId' | 'seatIds'>[],
): { setAsideId: string; seatIds: string[] }[] {
  const wanted = new Set(seatIds);
  return entries.flatMap((entry) => {
    const own = entry.seatIds.filter((seatId) => wanted.has(seatId));
    return own.length > 0 ? [{ setAsideId: entry.setAsideId, seatIds: own }] : [];
  });
}

/** The selection with every seat of its rows that can be had. */
export function wholeRows(
  selection: Selection,
  room: Pick<Room, 'seatById'>,
  canHave: (seatId: string) => boolean,
): Selection {
  const rows = new Set(
    [...selection.seatIds].flatMap((seatId) => room.seatById(seatId)?.row ?? []),
  );
  const seats = [...rows].flatMap((row) => row.seats.map(({ seatId }) => seatId));
  return {
    ...selection,
    seatIds: new Set([...selection.seatIds, ...seats.filter(canHave)]),
  };
}
