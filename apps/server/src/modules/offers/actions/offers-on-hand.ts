import type { OfferTally } from '../rules/offer-limits.ts';
import type { OfferOnHand } from '../rules/redeem.ts';
import type { OfferRow } from '../store/offers.ts';
import { useOfCode } from '../store/codes.ts';
import { useOfPerson } from '../store/reservations.ts';

/** How offers are used, by offer and by person, as it was counted. */
export interface Tallies {
  readonly reserved: ReadonlyMap<string, { uses: number; amount: number }>;
  /** By `useOfPerson`. */
  readonly ofPersons: ReadonlyMap<string, number>;
  /** By `useOfCode`. */
  readonly ofCodes: ReadonlyMap<string, number>;
}

/** Who asks, and with which code. */
export interface Asking {
  readonly personKeys: readonly string[];
  readonly code: string | null;
}

/** An offer as the rules look at it, for one person and their code. */
export function onHand(
  row: OfferRow,
  { reserved, ofPersons, ofCodes }: Tallies,
  { personKeys, code }: Asking,
): OfferOnHand {
  const { offer, offer_id: offerId } = row;
  const being = reserved.get(offerId) ?? { uses: 0, amount: 0 };
  const tally: OfferTally = {
    uses: row.uses_settled + being.uses,
    amount: row.amount_settled + being.amount,
    usesOfPerson: Math.max(
      0,
      ...personKeys.map((key) => ofPersons.get(useOfPerson(offerId, key)) ?? 0),
    ),
    usesOfCode: code === null ? 0 : (ofCodes.get(useOfCode(offerId, code)) ?? 0),
  };
  return {
    offerId,
    name: offer.name,
    code: offer.code,
    rank: offer.rank,
    effect: offer.effect,
    scope: offer.scope,
    limits: offer.limits,
    stacks: offer.stacks,
    createdAt: row.created_at,
    opensAt: offer.opensAt === null ? null : new Date(offer.opensAt),
    closesAt: offer.closesAt === null ? null : new Date(offer.closesAt),
    endedAt: row.ended_at,
    tally,
  };
}

/** Whether uses of the offer have to be counted before one more is promised. */
export function isLimited({ offer: { limits, singleUseCodes } }: OfferRow): boolean {
  return (
    singleUseCodes === true ||
    limits.usesMax !== null ||
    limits.usesPerPersonMax !== null ||
    limits.budget !== null
  );
}
