import type { bookingOperations } from '@houseful/contract/booking';
import type { SentInputOf } from '@houseful/contract/operation';
import type { Area } from '@houseful/contract/seat-map';
import { placesIn } from '../../../lib/seat-map/model/held-selection.ts';
import { pickPlaces } from '../../../lib/seat-map/model/pick-places.ts';
import type { SeatBoard } from '../../../lib/seat-map/model/seat-board.ts';
import type { Selection } from '../../../lib/seat-map/model/selection.ts';

/** What the house is asked to choose. */
export interface BestWish {
  readonly type: 'best';
  readonly quantity: number;
  readonly categoryId: string | undefined;
  readonly sectionId: string | undefined;
  readonly together: boolean;
  /** How many of the party come in wheelchairs; the others are their companions. */
  readonly wheelchairs: number;
}

export type HoldWish = { readonly type: 'selection'; readonly selection: Selection } | BestWish;

export type HoldBody = SentInputOf<typeof bookingOperations.holdSeats>;

/** The same for the same wish, in whatever order its seats were marked. */
export function describeWish(wish: HoldWish): string {
  if (wish.type === 'best') return JSON.stringify(wish);
  const { seatIds, areaCounts } = wish.selection;
  return JSON.stringify([[...seatIds].sort(), [...areaCounts].sort()]);
}

export interface PlaceChoice {
  readonly areas: readonly Area[];
  readonly board: Pick<SeatBoard, 'stateOf'>;
  /** Places that were asked for in vain. */
  readonly refused: ReadonlySet<string>;
  readonly chance: () => number;
  /** Seats of a hold that is being changed: its places stay as far as they are wanted. */
  readonly held: readonly string[];
}

/**
 * How the wish is sent: the house chooses among the places of one standing area, as it chooses the
 * best seats; with chairs, or another area, beside them everything is named.
 */
export function holdBody(showId: string, wish: HoldWish, choice: PlaceChoice): HoldBody {
  if (wish.type === 'best') return bestBody(showId, wish);
  const { seatIds, areaCounts } = wish.selection;
  const [[areaId, quantity] = ['', 0], other] = areaCounts;
  if (seatIds.size === 0 && quantity > 0 && !other) return { showId, areaId, quantity };
  return { showId, seatIds: seatsNamed(wish.selection, choice) };
}

function bestBody(showId: string, wish: BestWish): HoldBody {
  const { quantity, together, categoryId, sectionId, wheelchairs } = wish;
  const companions = quantity - wheelchairs;
  return {
    ...{ showId, quantity, together },
    ...(categoryId ? { categoryId } : {}),
    ...(sectionId ? { sectionIds: [sectionId] } : {}),
    ...(wheelchairs > 0 ? { accessible: { wheelchairs, companions } } : {}),
  };
}

/** The selection with a name for each place. */
export function seatsNamed(selection: Selection, choice: PlaceChoice): string[] {
  const { areas, board, refused, chance, held } = choice;
  const places = areas.flatMap((area) => {
    const count = selection.areaCounts.get(area.id) ?? 0;
    const kept = placesIn(area, held).slice(0, count);
    const more = count - kept.length;
    return more > 0 ? [...kept, ...pickPlaces(area, more, board, refused, chance)] : kept;
  });
  return [...selection.seatIds, ...places];
}
