import { bookingOperations, type Hold } from '@houseful/contract/booking';
import type { SentInputOf } from '@houseful/contract/operation';
import type { ApiClient } from '../../lib/api/client.ts';

/**
 * Holds once more what a hold that has ended held: the same seats, or as many standing places of
 * the same category, since one is as good as the other; for the same people. Pressed twice it is one hold.
 * @throws seats-taken when somebody was faster, and whatever holding seats may answer
 */
export function takeAgain(api: Pick<ApiClient, 'call'>, ended: Hold): Promise<Hold> {
  return api.call(bookingOperations.holdSeats, sameWish(ended), {
    idempotencyKey: `again-${ended.holdId}`,
  });
}

type Wish = SentInputOf<typeof bookingOperations.holdSeats>;

export function sameWish({ showId, seatIds, quote }: Hold): Wish {
  const [first] = quote.lines;
  const typed = quote.lines.flatMap(({ seatId, ticketTypeId }) =>
    ticketTypeId === undefined ? [] : [[seatId, ticketTypeId] as const],
  );
  const alike =
    typed.length === 0 &&
    quote.lines.every(({ row, categoryId }) => row === '' && categoryId === first?.categoryId);
  if (first && alike) return { showId, categoryId: first.categoryId, quantity: seatIds.length };
  return { showId, seatIds, ...(typed.length > 0 && { ticketTypes: Object.fromEntries(typed) }) };
}
