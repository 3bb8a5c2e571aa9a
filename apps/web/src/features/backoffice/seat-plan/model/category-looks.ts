import type { Plan, PlanCategory } from '@houseful/seat-plan/plan';

/** A category's colour, by the name that the stylesheet has for it. */
export function colourOf({ colour }: Pick<PlanCategory, 'colour'>): string {
  return `--color-seat-${colour}`;
}

export function looksOf({ categories }: Pick<Plan, 'categories'>) {
  return new Map(categories.map((one) => [one.id, { property: colourOf(one) }]));
}

/** For swatches: written out, so that the stylesheet has them. */
export const SWATCHES: Readonly<Record<number, string>> = {
  1: 'bg-seat-1',
  2: 'bg-seat-2',
  3: 'bg-seat-3',
  4: 'bg-seat-4',
  5: 'bg-seat-5',
  6: 'bg-seat-6',
  7: 'bg-seat-7',
  8: 'bg-seat-8',
};
