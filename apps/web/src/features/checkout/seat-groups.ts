import type { QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { seatDetails, seatsInShort } from '../../lib/order/seat-label.ts';

export interface SeatGroup {
  /** `F6, F7, F8`. */
  readonly seats: string;
  /** `Prime · Gate 2`. */
  readonly details: string;
  readonly count: number;
  /** Of one seat, before offers: what came off stands below all of them. */
  readonly price: Money;
}

/** Seats that differ in nothing but their number stand in one line, in the order they came. */
export function groupSeats(lines: readonly QuoteLine[]): SeatGroup[] {
  const alike = Map.groupBy(lines, (line) =>
    [seatDetails(line), listed(line).amount, listed(line).currency].join(),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      seats: seatsInShort(group),
      details: seatDetails(first),
      count: group.length,
      price: listed(first),
    };
  });
}

function listed({ price, listPrice }: QuoteLine): Money {
  return listPrice ?? price;
}
