import { type PriceTier, RATE_WHOLE, type TierPlan } from '@houseful/contract/pricing';
import { divided } from './amounts.ts';

/** Where a show stands, as far as tiers ask. */
export interface TierMoment {
  readonly now: Date;
  readonly startsAt: Date;
  readonly seatsSold: number;
  readonly seatsTotal: number;
  /** When the plan was told to everybody. */
  readonly announcedAt: Date;
  /** How many tiers have begun before: none is left again. */
  readonly reached: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How many tiers have begun: up to and with the last one whose time has come. It never falls, be
 * seats given back or clocks set, and nothing begins before the announced notice is over.
 */
export function tiersReached(
  { tiers, noticeHours }: Pick<TierPlan, 'tiers' | 'noticeHours'>,
  moment: TierMoment,
): number {
  const noticeOver = moment.announcedAt.getTime() + noticeHours * HOUR_MS;
  if (moment.now.getTime() < noticeOver) return moment.reached;
  const begun = tiers.findLastIndex((tier) => hasBegun(tier, moment)) + 1;
  return Math.max(moment.reached, begun);
}

function hasBegun({ starts }: PriceTier, moment: TierMoment): boolean {
  switch (starts.kind) {
    case 'at':
      return moment.now.getTime() >= Date.parse(starts.at);
    case 'before-show':
      return moment.now.getTime() >= moment.startsAt.getTime() - starts.minutes * MINUTE_MS;
    case 'sold':
      return (
        moment.seatsTotal > 0 && moment.seatsSold * RATE_WHOLE >= moment.seatsTotal * starts.share
      );
  }
}

/** What a stated price becomes in the tier that counts; as it is before the first. */
export function tieredPrice(
  stated: number,
  categoryId: string,
  { tiers, categoryIds, roundTo }: Pick<TierPlan, 'tiers' | 'categoryIds' | 'roundTo'>,
  reached: number,
): number {
  const tier = tiers[reached - 1];
  if (!tier || !(categoryIds?.includes(categoryId) ?? true)) return stated;
  const raw = stated * tier.share + tier.plus * RATE_WHOLE;
  return Math.max(0, divided(raw, RATE_WHOLE * roundTo) * roundTo);
}
