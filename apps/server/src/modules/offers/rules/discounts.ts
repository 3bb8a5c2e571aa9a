import type { Offer, OfferEffect, OfferScope } from '@houseful/contract/offers';
import { shareOf, sharedOut, sumOf } from './amounts.ts';

/** A ticket that may become cheaper. */
export interface DiscountableLine {
  /** What the card states for it, in its tier. */
  readonly stated: number;
  readonly categoryId: string;
  readonly ticketTypeId: string | null;
}

/** The show of the tickets, as far as scopes ask. */
export interface ScopedShow {
  readonly showId: string;
  readonly titleId: string;
  readonly venueId: string;
  readonly format: string;
  /** ISO: 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

export interface OfferRule extends Pick<Offer, 'effect' | 'scope' | 'limits' | 'stacks'> {
  readonly offerId: string;
}

/** What one offer takes off each ticket, by the tickets' order; 0 where it takes nothing. */
export interface Discount {
  readonly offerId: string;
  readonly amounts: readonly number[];
}

/** Why an offer does nothing for these tickets. */
export type Unfit = 'not-for-these' | 'too-few-tickets' | 'amount-too-low';

/** Whether shows like this are in the offer's scope at all. */
export function isForShow(scope: OfferScope, show: ScopedShow): boolean {
  return (
    names(scope.titleIds, show.titleId) &&
    names(scope.showIds, show.showId) &&
    names(scope.venueIds, show.venueId) &&
    names(scope.formats, show.format) &&
    (scope.weekdays === null || scope.weekdays.includes(show.weekday))
  );
}

/** Why the offer cannot be used for these tickets; null when it can. */
export function whyUnfit(
  { scope, limits }: OfferRule,
  lines: readonly DiscountableLine[],
  show: ScopedShow,
): Unfit | null {
  if (!isForShow(scope, show)) return 'not-for-these';
  const inScope = lines.filter((line) => isForLine(scope, line));
  if (inScope.length === 0) return 'not-for-these';
  if (inScope.length < (limits.ticketsMin ?? 0)) return 'too-few-tickets';
  const amount = sumOf(inScope.map(({ stated }) => stated));
  return amount < (limits.amountMin ?? 0) ? 'amount-too-low' : null;
}

/**
 * What these offers take off the tickets' stated prices, in their order. Each ticket is used by one
 * offer only, also one that was merely counted for a bundle; an offer that stacks takes its part of
 * what the ones before it have left. No ticket ever costs less than nothing. Offers that do nothing
 * are left out.
 */
export function discountsOf(
  offers: readonly OfferRule[],
  lines: readonly DiscountableLine[],
  show: ScopedShow,
): Discount[] {
  const left = lines.map(({ stated }) => stated);
  const used = new Set<number>();
  const discounts: Discount[] = [];
  for (const offer of offers) {
    if (whyUnfit(offer, lines, show) !== null) continue;
    const open = [...lines.keys()].filter(
      (index) =>
        isForLine(offer.scope, lines[index] as DiscountableLine) &&
        (offer.stacks || !used.has(index)),
    );
    const taken = takenFrom(offer, open, left);
    if (sumOf(taken.amounts.values()) === 0) continue;
    for (const index of taken.used) used.add(index);
    for (const [index, amount] of taken.amounts) left[index] = (left[index] ?? 0) - amount;
    discounts.push({
      offerId: offer.offerId,
      amounts: lines.map((_, index) => taken.amounts.get(index) ?? 0),
    });
  }
  return discounts;
}

function names(named: readonly string[] | null, actual: string): boolean {
  return named === null || named.includes(actual);
}

function isForLine({ categoryIds, ticketTypeIds }: OfferScope, line: DiscountableLine): boolean {
  return (
    names(categoryIds, line.categoryId) &&
    (ticketTypeIds === null ||
      (line.ticketTypeId !== null && ticketTypeIds.includes(line.ticketTypeId)))
  );
}

interface Taken {
  readonly amounts: ReadonlyMap<number, number>;
  readonly used: readonly number[];
}

/** `open`: the tickets it may be used for; `left`: what each ticket costs by now. */
function takenFrom(offer: OfferRule, open: readonly number[], left: readonly number[]): Taken {
  const { effect, limits } = offer;
  const price = (index: number) => left[index] ?? 0;
  const dearestFirst = open.toSorted((a, b) => price(b) - price(a) || a - b);
  if (effect.kind === 'bundle') {
    return bundled(effect, dearestFirst, price, limits.ticketsPerOrderMax);
  }
  const chosen = dearestFirst
    .slice(0, limits.ticketsPerOrderMax ?? open.length)
    .sort((a, b) => a - b);
  const amounts = simply(effect, chosen.map(price));
  return { amounts: new Map(chosen.map((index, at) => [index, amounts[at] ?? 0])), used: chosen };
}

function simply(
  effect: Exclude<OfferEffect, { kind: 'bundle' }>,
  prices: readonly number[],
): number[] {
  switch (effect.kind) {
    case 'percent': {
      const full = prices.map((price) => shareOf(price, effect.share));
      const sum = sumOf(full);
      const max = effect.amountMax ?? sum;
      return sum <= max ? full : sharedOut(max, full);
    }
    case 'amount':
      if (effect.per === 'ticket') return prices.map((price) => Math.min(price, effect.amount));
      return sharedOut(Math.min(effect.amount, sumOf(prices)), prices);
    case 'fixed-price':
      return prices.map((price) => Math.max(0, price - effect.amount));
  }
}

/** As many whole bundles as there are; the cheapest tickets of them all become cheaper. */
function bundled(
  { take, discounted, share }: Extract<OfferEffect, { kind: 'bundle' }>,
  dearestFirst: readonly number[],
  price: (index: number) => number,
  ticketsMax: number | null,
): Taken {
  const whole = Math.floor(dearestFirst.length / take);
  const bundles =
    ticketsMax === null ? whole : Math.min(whole, Math.floor(ticketsMax / discounted));
  const cheaper = dearestFirst.slice(dearestFirst.length - bundles * discounted);
  const counted = dearestFirst.slice(0, bundles * (take - discounted));
  return {
    amounts: new Map(cheaper.map((index) => [index, shareOf(price(index), share)])),
    used: bundles === 0 ? [] : [...counted, ...cheaper],
  };
}
