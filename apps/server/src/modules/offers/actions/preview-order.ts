import type { OffersFace } from '@houseful/contract/faces/offers';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import type { AutomaticOffers } from '../boards/automatic-offers.ts';
import { countOfCodes, findIssued } from '../store/codes.ts';
import { findOffers } from '../store/offers.ts';
import { countOfPersons, countReserved } from '../store/reservations.ts';
import { answerWish, readWish } from './read-wish.ts';

/**
 * What an order would cost at this moment, by the rules that reserving goes by; nothing is locked
 * and nothing kept, so the last use of an offer may be gone by the time it is ordered.
 */
export function previewOrder({
  db,
  clock,
  automatic,
}: {
  db: Queryable;
  clock: Clock;
  automatic: AutomaticOffers;
}): OffersFace['previewOrder'] {
  return async (order) => {
    const read = await readWish(order, automatic);
    if ('answer' in read) return read.answer;
    const { wish } = read;
    const now = clock.now();
    const { organisationId } = wish.pricing.show;
    // Also for a code that cannot be one: what is no code costs the same time.
    const codes = wish.code === undefined ? [] : [{ organisationId, code: wish.code ?? '' }];
    const issued = await findIssued(db, codes);
    const found = await findOffers(db, {
      offerIds: [...wish.automaticIds, ...issued.map(({ offerId }) => offerId)],
      codes,
    });
    const offerIds = found.map((row) => row.offer_id);
    const [reserved, ofPersons, ofCodes] = await Promise.all([
      countReserved(db, offerIds, now),
      countOfPersons(db, offerIds, wish.personKeys, now),
      countOfCodes(db, issued, now),
    ]);
    const rows = new Map(found.map((row) => [row.offer_id, row]));
    const { price } = answerWish(wish, { rows, issued }, { reserved, ofPersons, ofCodes }, now);
    return price.outcome === 'priced' ? { ...price, reserved: false } : price;
  };
}
