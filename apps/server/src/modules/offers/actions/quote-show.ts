import type { OffersFace } from '@houseful/contract/faces/offers';
import type { FeeRule, PriceCard, TaxRule, TaxWaiver } from '@houseful/contract/pricing';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { looksInto } from '../reach.ts';
import { canBeTold } from '../rules/quote-show.ts';
import { showPrices, withUsualTaxes } from '../rules/show-prices.ts';
import { findPriceRule, findRulesInForce, type PriceRuleKind } from '../store/price-rules.ts';

/**
 * What a show to be scheduled costs by a card of its organisation, and the rules to freeze with it.
 *
 * @throws no-such-price-rule for a card that has ended or is another organisation's, fee-not-in-price
 */
export function quoteShow({ db }: { db: Queryable }): OffersFace['quoteShow'] {
  return async (show) => {
    const card = await findPriceRule(db, 'price-card', show.priceCardId);
    if (!card || card.ended_at !== null || card.organisation_id !== show.organisationId) {
      throw problem('no-such-price-rule');
    }
    const kinds: PriceRuleKind[] = ['tax-rule', 'tax-waiver', 'fee-rule'];
    const rules = await findRulesInForce(db, show.organisationId, kinds);
    const of = <R>(kind: PriceRuleKind): R[] =>
      rules.filter((row) => row.kind === kind).map((row) => row.rule as R);
    const prices = showPrices(show, card.rule as PriceCard, {
      taxes: withUsualTaxes(of<TaxRule>('tax-rule')),
      waivers: of<TaxWaiver>('tax-waiver'),
      fees: of<FeeRule>('fee-rule'),
    });
    if (!canBeTold(prices.pricing)) throw problem('fee-not-in-price');
    return prices;
  };
}

/** The same for somebody at a desk. @throws no-such-price-rule, fee-not-in-price */
export function priceShow({ db }: { db: Queryable }): OffersFace['priceShow'] {
  const quote = quoteShow({ db });
  return async (show, call) => {
    if (!looksInto(call, show.organisationId)) throw problem('no-such-price-rule');
    return quote(show);
  };
}
