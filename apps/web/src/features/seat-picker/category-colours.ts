import type { Category } from '@houseful/contract/booking';

/** As many as the stylesheet names; further categories begin again, told apart by legend and name. */
const FILLS = [
  'fill-seat-1',
  'fill-seat-2',
  'fill-seat-3',
  'fill-seat-4',
  'fill-seat-5',
  'fill-seat-6',
  'fill-seat-7',
  'fill-seat-8',
] as const;

export interface CategoryColour {
  /** For shapes of an SVG. */
  readonly fillClass: string;
  /** The stylesheet's custom property, for the canvas. */
  readonly property: string;
}

/** The dearest category gets the first colour, so that a room is coloured alike for every show. */
export function colourCategories(categories: readonly Category[]): Map<string, CategoryColour> {
  const byPrice = categories.toSorted((a, b) => b.price.amount - a.price.amount);
  return new Map(
    byPrice.map(({ categoryId }, rank) => {
      const place = rank % FILLS.length;
      const fillClass = FILLS[place] ?? FILLS[0];
      return [categoryId, { fillClass, property: `--color-seat-${place + 1}` }];
    }),
  );
}
