import type { Category } from '@houseful/contract/booking';

/** How seats that cost the same are told from others: a colour, and a sign for those who see none. */
export interface CategoryLook {
  /** The stylesheet's custom property. */
  readonly property: string;
  readonly fillClass: string;
  /** An SVG path in a square from −8 to 8. */
  readonly sign: string;
}

/** As many as the stylesheet names; further categories begin again, told apart by their names. */
const LOOKS: readonly CategoryLook[] = [
  ['fill-seat-1', 'M0-8 2.2-2.6 8-2.2 3.5 1.4 5 7 0 3.9-5 7-3.5 1.4-8-2.2-2.2-2.600Z'],
  ['fill-seat-2', 'M0-7.5 7.5 0 0 7.5-7.5 0Z'],
  ['fill-seat-3', 'M-6.2-6.200H6.200V6.200H-6.200Z'],
  ['fill-seat-4', 'M0-7 7.5 6H-7.500Z'],
  ['fill-seat-5', 'M-6.5 0A6.5 6.5 0 1 0 6.5 0 6.5 6.5 0 1 0-6.5 0Z'],
  ['fill-seat-6', 'M-3.7-7H3.700L7.5 0 3.7 7H-3.700L-7.5 0Z'],
  ['fill-seat-7', 'M0 7-7.5-6H7.500Z'],
  ['fill-seat-8', 'M-2.5-7H2.500V-2.500H7V2.500H2.500V7H-2.500V2.500H-7V-2.500H-2.500Z'],
].map(([fillClass = '', sign = ''], place) => ({
  ...{ fillClass, sign },
  property: `--color-seat-${place + 1}`,
}));

/** The dearest category gets the first look, so that a room looks alike for every show. */
export function lookOfCategories(categories: readonly Category[]): Map<string, CategoryLook> {
  const byPrice = categories.toSorted((a, b) => b.price.amount - a.price.amount);
  return new Map(
    byPrice.flatMap(({ categoryId }, rank) => {
      const look = LOOKS[rank % LOOKS.length];
      return look ? [[categoryId, look] as const] : [];
    }),
  );
}
