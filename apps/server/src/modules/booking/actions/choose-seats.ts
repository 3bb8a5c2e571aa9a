import type { HoldWarning } from '@houseful/contract/orphan-rule';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SaleTerms } from '../boards/show-sales.ts';
import { type AreaWish, type BestAvailableWish, SeatOffer } from '../rules/best-available.ts';
import { judgeOrphans, type OrphanVerdict } from '../rules/orphan-rule.ts';
import type { Place } from '../rules/seat-index.ts';

/** Seats by name, or a wish that the batch turns into the best ones free at that moment. */
export type HoldWish =
  | { readonly kind: 'named'; readonly places: readonly Place[] }
  | ({ readonly kind: 'area' } & AreaWish)
  | ({ readonly kind: 'best' } & BestAvailableWish);

export interface Chooser {
  readonly holdId: string;
  readonly terms: SaleTerms;
  readonly board: SeatBoard;
  readonly wish: HoldWish;
}

export type Choice =
  | {
      readonly outcome: 'chosen';
      readonly places: readonly Place[];
      readonly warnings: HoldWarning[] | null;
    }
  | { readonly outcome: 'not-enough-seats' }
  | Refusal;

/** What the show's rule about lone seats answers. */
export interface Refusal {
  readonly outcome: 'leaves-single-seat';
  readonly seatIds: readonly string[];
  readonly suggestions: readonly (readonly string[])[];
}

export function seatsOf(wish: HoldWish): number {
  return wish.kind === 'named' ? wish.places.length : wish.quantity;
}

/** Places by show. */
export type PlacesByShow = ReadonlyMap<string, readonly Place[]>;

/**
 * Names seats for one command after the other, each in the room that the ones before it leave;
 * `gone` is what the batch knows to be taken whatever the boards say. To be used at once, as long
 * as the boards stand still.
 */
export function createChoosing(
  now: Date,
  gone: PlacesByShow,
): { choose(command: Chooser): Choice; offerOf(command: Omit<Chooser, 'wish'>): SeatOffer } {
  const offers = new Map<string, SeatOffer>();

  function offerOf({ holdId, terms, board }: Omit<Chooser, 'wish'>): SeatOffer {
    const { showId, index, orphanRule } = terms;
    const known = offers.get(showId);
    if (known) return known;
    const offer = new SeatOffer(
      index,
      board.freePlaces(now),
      orphanRule.smallestFreeRun,
      seedOf(holdId),
    );
    offer.remove(gone.get(showId) ?? []);
    offers.set(showId, offer);
    return offer;
  }

  return {
    offerOf,
    choose: (command) => {
      const { terms, wish } = command;
      const offer = offerOf(command);
      if (wish.kind !== 'named') {
        const places = wish.kind === 'area' ? offer.takeInArea(wish) : offer.take(wish);
        return places
          ? { outcome: 'chosen', places, warnings: null }
          : { outcome: 'not-enough-seats' };
      }
      const { places } = wish;
      const verdict = judge(terms, places, (place) => offer.isFree(place), now);
      if (verdict.verdict === 'refused') return refusalOf(verdict);
      offer.remove(places);
      return { outcome: 'chosen', places, warnings: warningsOf(verdict) };
    },
  };
}

export function judge(
  { orphanRule, index, orphansAllowedFrom }: SaleTerms,
  chosen: readonly Place[],
  isFree: (place: Place) => boolean,
  now: Date,
): OrphanVerdict {
  const nearTheShow = orphansAllowedFrom <= now;
  return judgeOrphans({ rule: orphanRule, index, chosen, isFree, nearTheShow });
}

export function refusalOf({
  seatIds,
  suggestions,
}: Extract<OrphanVerdict, { verdict: 'refused' }>): Refusal {
  return { outcome: 'leaves-single-seat', seatIds, suggestions };
}

export function warningsOf(verdict: OrphanVerdict): HoldWarning[] | null {
  return verdict.verdict === 'warned' ? [verdict.warning] : null;
}

const SEED_CHARACTERS = 6;

/** Any number that another hold id hardly gives: ids end in chance or in a digest. */
function seedOf(holdId: string): number {
  return Number.parseInt(holdId.slice(-SEED_CHARACTERS), 36) || 0;
}
