import type { BlockForm } from './card-form.ts';

const DAY_MINUTES = 1_440;

/** Grids in the order in which one would win over another for the same row and column, as the house reads them. */
export function inReadingOrder(blocks: readonly BlockForm[]): BlockForm[] {
  return blocks.toSorted((a, b) => {
    const [mine, theirs] = [rankOf(a), rankOf(b)];
    const differing = mine.findIndex((value, place) => value !== theirs[place]);
    return differing === -1 ? 0 : (theirs[differing] ?? 0) - (mine[differing] ?? 0);
  });
}

/** The higher first that differs wins. */
function rankOf({ format, from, until, weekdays }: BlockForm): number[] {
  const named = [format.trim() !== '', from !== '', weekdays.length > 0].map(Number);
  const minutes = (minuteOf(until) - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES;
  return [named.reduce((sum, each) => sum + each, 0), ...named, -minutes, -weekdays.length];
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
