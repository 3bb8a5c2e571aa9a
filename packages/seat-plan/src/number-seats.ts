import type { SeatNumbers } from './plan.ts';

/** What is printed on each of `count` seats in a row, from the left as one looks at the stage. */
export function numberSeats({ scheme, start, digits }: SeatNumbers, count: number): string[] {
  return Array.from({ length: count }, (_, place) =>
    String(start + ordinalOf(scheme, place, count)).padStart(digits, '0'),
  );
}

/** How many seats of the row are counted before this one. */
function ordinalOf(scheme: SeatNumbers['scheme'], place: number, count: number): number {
  const fromRight = count - 1 - place;
  switch (scheme) {
    case 'left-to-right':
      return place;
    case 'right-to-left':
      return fromRight;
    case 'odd-even':
      return place <= fromRight ? 2 * place : 2 * fromRight + 1;
    case 'from-middle': {
      const middle = Math.floor((count - 1) / 2);
      return place <= middle ? 2 * (middle - place) : 2 * (place - middle) - 1;
    }
  }
}
