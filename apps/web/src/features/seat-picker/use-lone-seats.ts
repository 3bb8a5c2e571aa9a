import type { Show } from '@houseful/contract/booking';
import { useMemo } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { serverTime } from '../../lib/browser.ts';
import { canHave, type RoomScene } from '../../lib/seat-map/map/room-view.ts';
import { placesIn } from '../../lib/seat-map/model/held-selection.ts';
import { findLoneSeats, type LoneSeats } from './model/lone-seats.ts';
import type { Room, RoomSeat } from '../../lib/seat-map/model/room.ts';
import { countSelected } from '../../lib/seat-map/model/selection.ts';

const NOBODY: ReadonlySet<string> = new Set();

export interface LoneLook {
  /** What this browser would say about the seats that are marked; only where it knows better ones. */
  readonly hint: LoneSeats | null;
  /** What the house said when it refused them. */
  readonly refused: LoneSeats | null;
  /** Seats to be pointed out on the map. */
  readonly seatIds: ReadonlySet<string>;
}

interface LoneSeatsParts extends Pick<RoomScene, 'room' | 'board' | 'selection' | 'mine'> {
  show: Show;
  changing: boolean;
  /** What is marked is what the buyer holds already. */
  unchanged: boolean;
  /** Why the seats that are marked were not held. */
  error: unknown;
}

/** Seats that the choice would leave alone: a hint as long as the house has not been asked. */
export function useLoneSeats(parts: LoneSeatsParts): LoneLook {
  const { show, room, board, selection, mine, changing, unchanged, error } = parts;
  const { orphanRule } = show.sale;
  const refused = useMemo(() => refusalIn(error, room), [error, room]);
  const isOver = orphanRule.mode === 'enforce' && relaxed(orphanRule.relaxesAt);
  const isAsked = !refused && !unchanged && !isOver && countSelected(selection) > 0;
  // Not memoised: it depends on every seat of the board, and ends at once where nobody is alone.
  const found = isAsked
    ? findLoneSeats({
        rule: orphanRule,
        rows: room.sections().flatMap(({ rows }) => rows),
        chosen: [...selection.seatIds].flatMap((seatId) => room.seatById(seatId) ?? []),
        isFree: ({ seatId }) => canHave(seatId, { board, mine, changing }),
      })
    : null;
  const hint = found && found.suggestions.length > 0 ? found : null;
  const names = (refused ?? hint)?.seats.map(({ seatId }) => seatId).join(' ') ?? '';
  const seatIds = useMemo(() => (names ? new Set(names.split(' ')) : NOBODY), [names]);
  return { hint, refused, seatIds };
}

function relaxed(relaxesAt: string): boolean {
  return serverTime.now() >= Date.parse(relaxesAt);
}

/** The house's own words, as far as this browser knows the seats they are about. */
function refusalIn(error: unknown, room: Room): LoneSeats | null {
  if (!isProblem(error, 'leaves-single-seat')) return null;
  const known = (seatIds: readonly string[]): RoomSeat[] =>
    seatIds.flatMap((seatId) => room.seatById(seatId) ?? []);
  const isPlace = (seatId: string) => room.areas.some((area) => placesIn(area, [seatId]).length);
  return {
    seats: known(error.members.seatIds),
    suggestions: error.members.suggestions
      .filter((seatIds) => seatIds.every((seatId) => room.seatById(seatId) || isPlace(seatId)))
      .map(known),
  };
}
