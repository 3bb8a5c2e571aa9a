import type {
  Admission,
  FeeRule,
  PriceCard,
  ShowPricing,
  TaxRule,
  TaxWaiver,
} from '@houseful/contract/pricing';
import { minuteOf, statedPrice, weekdayOf } from './price-card.ts';
import { isWaived, lastBegun, taxRuleOn } from './taxes.ts';

export interface ShowToQuote {
  readonly organisationId: string;
  readonly venueId: string;
  readonly titleId: string;
  readonly admission: Admission;
  readonly state: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly format: string;
}

export interface HouseRules {
  readonly taxes: readonly TaxRule[];
  readonly waivers: readonly TaxWaiver[];
  readonly fees: readonly FeeRule[];
}

/** Untaxed where no rule speaks of it. */
const UNTAXED = { slabs: [{ upTo: null, rate: 0 }], halves: false };

/**
 * The rules that count for a show: taxes and fee by its day, which is when it is supplied. Frozen
 * with it; a change of the law concerns shows scheduled afterwards.
 */
export function pricingOf(
  show: ShowToQuote,
  { basis, rounding }: Pick<PriceCard, 'basis' | 'rounding'>,
  rules: HouseRules,
): ShowPricing {
  const ticket = taxRuleOn(rules.taxes, show.admission, show.localDate) ?? UNTAXED;
  const ofFee = taxRuleOn(rules.taxes, 'fee', show.localDate) ?? UNTAXED;
  const fee = lastBegun(rules.fees, show.localDate);
  const { organisationId, venueId, titleId, format, localDate } = show;
  return {
    show: { organisationId, venueId, titleId, format, weekday: weekdayOf(localDate) },
    basis,
    rounding,
    tax: {
      slabs: ticket.slabs,
      halves: ticket.halves,
      waived: ticket.halves && isWaived(rules.waivers, show),
    },
    fee: fee
      ? { tariff: fee.tariff, rate: ofFee.slabs.at(-1)?.rate ?? 0, halves: ofFee.halves }
      : null,
  };
}

/** A fee of an order would come on top of prices that were told before: it must be contained in them. */
export function canBeTold({ basis, fee }: ShowPricing): boolean {
  return basis === 'all-in' || fee?.tariff.per !== 'order';
}

/** What the card states for each ticket type of a category, in the card's order; types without a price are left out. */
export function statedPrices(
  card: PriceCard,
  categoryId: string,
  show: Pick<ShowToQuote, 'format' | 'localDate' | 'localTime'>,
): { ticketTypeId: string; name: string; stated: number }[] {
  return card.ticketTypes.flatMap(({ ticketTypeId, name }) => {
    const stated = statedPrice(card, {
      ticketTypeId,
      categoryId,
      format: show.format,
      startMinute: minuteOf(show.localTime),
      weekday: weekdayOf(show.localDate),
    });
    return stated === null ? [] : [{ ticketTypeId, name, stated }];
  });
}
