import { slug } from '../slug.ts';
import type { SeatMapCategory } from './shapes.ts';

/** More categories than this cannot be told apart in a small room, nor on a legend. */
const CATEGORIES_MAX = 6;

/**
 * The categories of a seat map in the order of the names, cheapest first; ids are the names' slugs.
 * @throws RangeError for no name, too many, or two names with the same slug.
 */
export function seatMapCategories(names: readonly string[]): SeatMapCategory[] {
  const categories = names.map((name) => ({ categoryId: slug(name), name }));
  const distinct = new Set(categories.map((category) => category.categoryId));
  if (names.length < 1 || names.length > CATEGORIES_MAX || distinct.size !== names.length) {
    throw new RangeError(`a seat map needs 1 to ${CATEGORIES_MAX} distinct categories: ${names}`);
  }
  return categories;
}

/**
 * Which category the piece of rank `rank` belongs to, when `count` pieces (rows, sections) are
 * ranked from worst to best. The cheaper a category, the larger its share: with three categories
 * the shares are 3 : 2 : 1. Every category gets a piece as long as there are that many.
 */
export function categoryByRank(
  rank: number,
  count: number,
  categories: readonly SeatMapCategory[],
): string {
  const total = (categories.length * (categories.length + 1)) / 2;
  let share = 0;
  let end = 0;
  for (const [index, category] of categories.entries()) {
    share += categories.length - index;
    const dearer = categories.length - 1 - index;
    end = Math.max(end + 1, Math.min(Math.round((share * count) / total), count - dearer));
    if (rank < end) {
      return category.categoryId;
    }
  }
  throw new RangeError(`rank ${rank} is not below ${count}`);
}
