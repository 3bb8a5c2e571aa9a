import { INDIAN_TAX_RULES } from '@houseful/contract/indian-prices';
import type { FactPayload } from '@houseful/contract/facts';
import type {
  PriceCard,
  ShowPricing,
  TaxRule,
  TicketPrice,
  TierPlan,
} from '@houseful/contract/pricing';
import type { ShowPrices } from '@houseful/contract/pricing-desk';
import { priceAlone } from './price-lines.ts';
import { type HouseRules, pricingOf, type ShowToQuote, statedPrices } from './quote-show.ts';
import { partsOf } from './quote-of.ts';
import { tieredPrice } from './tiers.ts';

type PricedCategory = ShowPrices['categories'][number];
type SoldCategory = FactPayload<'catalog.show-scheduled'>['categories'][number];
type CategoryName = Pick<PricedCategory, 'categoryId' | 'name'>;

/**
 * What a show costs, category by ticket type, by a card and the rules of its day. A category for
 * which the card has no price is named instead.
 */
export function showPrices(
  show: ShowToQuote & { readonly categories: readonly CategoryName[] },
  card: PriceCard,
  rules: HouseRules,
): ShowPrices {
  const pricing = pricingOf(show, card, rules);
  const categories: PricedCategory[] = [];
  const unpriced: CategoryName[] = [];
  for (const { categoryId, name } of show.categories) {
    const ticketTypes = statedPrices(card, categoryId, show).map((type) =>
      ticketPrice(type, type.stated, { pricing, currency: card.currency }),
    );
    const [first] = ticketTypes;
    if (!first) {
      unpriced.push({ categoryId, name });
      continue;
    }
    const { ticketTypeId: _, name: __, ...price } = first;
    categories.push({ categoryId, name, ...price, ticketTypes });
  }
  return { pricing, categories, unpriced };
}

/** A show's prices in a tier: what its card states is stepped, and taxed anew. */
export function tieredPrices(
  categories: readonly SoldCategory[],
  pricing: ShowPricing,
  plan: TierPlan,
  reached: number,
): SoldCategory[] {
  return categories.map((category) => {
    const stepped = ({ stated, price }: Pick<SoldCategory, 'stated' | 'price'>) =>
      tieredPrice((stated ?? price).amount, category.categoryId, plan, reached);
    const { currency } = category.price;
    const { ticketTypeId: _, ...stepping } = ticketPrice(
      { ticketTypeId: '', name: category.name },
      stepped(category),
      { pricing, currency },
    );
    return {
      categoryId: category.categoryId,
      ...stepping,
      ...(category.ticketTypes && {
        ticketTypes: category.ticketTypes.map((type) =>
          ticketPrice(type, stepped(type), { pricing, currency }),
        ),
      }),
    };
  });
}

/** Subjects of which a house has made no rule are taxed as India taxes them. */
export function withUsualTaxes(own: readonly TaxRule[]): TaxRule[] {
  const ruled = new Set(own.map(({ subject }) => subject));
  return [...own, ...INDIAN_TAX_RULES.filter(({ subject }) => !ruled.has(subject))];
}

function ticketPrice(
  { ticketTypeId, name }: Pick<TicketPrice, 'ticketTypeId' | 'name'>,
  stated: number,
  { pricing, currency }: { pricing: ShowPricing; currency: string },
): TicketPrice {
  const priced = priceAlone(stated, pricing);
  const { base, fee, tax } = partsOf(priced);
  const money = (amount: number) => ({ amount, currency });
  return {
    ticketTypeId,
    name,
    price: money(priced.price),
    base: money(base),
    fee: money(fee),
    tax: money(tax),
    stated: money(stated),
  };
}
