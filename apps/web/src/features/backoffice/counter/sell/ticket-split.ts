import type { Category, QuoteLine } from '@houseful/contract/booking';

/** The seats of one category in a hold, and how many of them are for whom. */
export interface TicketSplit {
  readonly category: Category;
  readonly seatIds: readonly string[];
  readonly types: readonly {
    readonly ticketTypeId: string;
    readonly name: string;
    readonly price: Category['price'];
    readonly count: number;
  }[];
}

/** Of the hold's categories those that tell people apart, in the show's order. */
export function splitsOf(
  lines: readonly QuoteLine[],
  categories: readonly Category[],
): TicketSplit[] {
  return categories.flatMap((category) => {
    const own = lines.filter(({ categoryId }) => categoryId === category.categoryId);
    const [first, ...others] = category.ticketTypes ?? [];
    if (own.length === 0 || !first || others.length === 0) return [];
    const types = [first, ...others].map((type) => ({
      ...type,
      count: own.filter(
        ({ ticketTypeId = first.ticketTypeId }) => ticketTypeId === type.ticketTypeId,
      ).length,
    }));
    return [{ category, seatIds: own.map(({ seatId }) => seatId), types }];
  });
}

/**
 * Whom each seat is for once so many are of the type: the rest of them stay whose they are as far as
 * there are seats, and what is left over is the first type's.
 */
export function withCount(
  { seatIds, types }: TicketSplit,
  ticketTypeId: string,
  count: number,
): Record<string, string> {
  const [first, ...others] = types;
  if (!first) return {};
  const wanted = others.map((type) => ({
    ticketTypeId: type.ticketTypeId,
    count: type.ticketTypeId === ticketTypeId ? count : type.count,
  }));
  const named = [...wanted]
    .sort(
      (a, b) => Number(b.ticketTypeId === ticketTypeId) - Number(a.ticketTypeId === ticketTypeId),
    )
    .flatMap((type) => Array.from({ length: type.count }, () => type.ticketTypeId))
    .slice(0, seatIds.length);
  const rest = seatIds.length - named.length;
  const all = [...Array.from({ length: rest }, () => first.ticketTypeId), ...named];
  return Object.fromEntries(
    seatIds.map((seatId, place) => [seatId, all[place] ?? first.ticketTypeId]),
  );
}
