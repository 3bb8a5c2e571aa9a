import { Certificate, TimeOfDay, type TitleFacets, TitleKind } from '@houseful/contract/catalog';
import { priceSteps } from './price-steps.ts';

/** How many titles have a value; of the facet `price` the value is their cheapest price. */
export interface FacetCount {
  readonly facet: keyof TitleFacets['facets'] | 'total';
  readonly value: string | null;
  readonly currency: string | null;
  readonly count: number;
}

const RATING_STEPS = [9, 8, 7, 6, 5];

/**
 * Facets in the order in which people look: what has a natural order in that one, the rest with
 * the most titles first.
 */
export function viewFacets(counts: readonly FacetCount[]): TitleFacets {
  const byFacet = Map.groupBy(counts, ({ facet }) => facet);
  const valuesOf = (facet: FacetCount['facet']) =>
    (byFacet.get(facet) ?? []).map(({ value, count }) => ({ value: value ?? '', count }));
  return {
    total: byFacet.get('total')?.[0]?.count ?? 0,
    facets: {
      kind: inOrder(TitleKind.options, valuesOf('kind')),
      language: mostFirst(valuesOf('language')),
      genre: mostFirst(valuesOf('genre')),
      certificate: inOrder(Certificate.options, valuesOf('certificate')),
      format: mostFirst(valuesOf('format')),
      timeOfDay: inOrder(TimeOfDay.options, valuesOf('timeOfDay')),
      rating: ratingsFrom(valuesOf('rating')),
      price: pricesUpTo(byFacet.get('price') ?? []),
      date: valuesOf('date')
        .map(({ value, count }) => ({ date: value, count }))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    },
  };
}

interface ValueCount {
  readonly value: string;
  readonly count: number;
}

function inOrder<T extends string>(
  order: readonly T[],
  counts: readonly ValueCount[],
): { value: T; count: number }[] {
  return order.flatMap((value) => {
    const found = counts.find((each) => each.value === value);
    return found ? [{ value, count: found.count }] : [];
  });
}

function mostFirst(counts: ValueCount[]): ValueCount[] {
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function ratingsFrom(counts: readonly ValueCount[]): { min: number; count: number }[] {
  return RATING_STEPS.map((min) => ({
    min,
    count: sum(counts.filter(({ value }) => Number(value) >= min)),
  }));
}

/** A title counts at every step that its cheapest price does not exceed. */
function pricesUpTo(counts: readonly FacetCount[]): TitleFacets['facets']['price'] {
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  if (!most?.currency) return [];
  const { currency } = most;
  const prices = counts.flatMap(({ value, count }) =>
    Array.from({ length: count }, () => Number(value)),
  );
  return priceSteps(prices).map((amount) => ({
    max: { amount, currency },
    count: sum(counts.filter(({ value }) => Number(value) <= amount)),
  }));
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
