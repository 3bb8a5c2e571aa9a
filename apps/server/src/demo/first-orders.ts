import type { Contact } from '@houseful/contract/booking';
import type { Call } from '@houseful/contract/operation';
import { Problem } from '#platform/problem';
import type { House } from '../compose.ts';
import type { PlannedShow } from './timetable.ts';

const SEATS = 2;
/** No webhook: the money is settled in the call itself. */
const PAYMENT_TOKEN = 'tok_success+webhook_never';
const EVENING = { from: '18:00', until: '21:00' };

/** What one city shows on a day. */
export interface DayToCome {
  readonly films: readonly PlannedShow[];
  readonly lives: readonly PlannedShow[];
}

/**
 * Gives the demo's buyer something to look at: two real orders to come and a cancelled one whose
 * money goes back, all bought through the door that everybody uses. A buyer who has ordered
 * before is left alone, so a restart adds nothing.
 * @param daysToCome from tomorrow on; planning one takes time, so no more are asked for than needed.
 */
export async function placeFirstOrders(
  { booking }: Pick<House['faces'], 'booking'>,
  buyer: { readonly buyerId: string; readonly contact: Contact },
  daysToCome: () => Iterable<DayToCome>,
): Promise<void> {
  const call: Call = { caller: { buyerId: buyer.buyerId, roles: ['buyer'] }, idempotencyKey: null };
  const before = await booking.listOrders({ limit: 1, cursor: undefined }, call);
  if (before.items.length > 0) return;

  const { changedMind, live, film } = firstShows(daysToCome());
  const given = await buy(changedMind);
  if (given) await booking.cancelOrder({ orderId: given, expectedRefund: undefined }, call);
  await buy(live);
  await buy(film);

  async function buy(show: PlannedShow | undefined): Promise<string | null> {
    if (!show) return null;
    const { showId } = show;
    try {
      const { holdId } = await booking.holdSeats({ showId, quantity: SEATS, together: true }, call);
      const { orderId } = await booking.placeOrder({ holdId, contact: buyer.contact }, call);
      await booking.confirmPayment({ orderId, paymentToken: PAYMENT_TOKEN }, call);
      return orderId;
    } catch (error) {
      // Sold out, or not on sale at this hour: the demo opens without this order.
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}

/** Tomorrow evening's film, another one of a later evening, and the first live event. */
function firstShows(days: Iterable<DayToCome>) {
  let film: PlannedShow | undefined;
  let changedMind: PlannedShow | undefined;
  let live: PlannedShow | undefined;
  for (const { films, lives } of days) {
    const tonight = films.filter(isInTheEvening);
    live ??= lives[0];
    if (film) changedMind ??= tonight.find(({ titleId }) => titleId !== film?.titleId);
    else film = tonight[0];
    if (film && changedMind && live) break;
  }
  return { film, changedMind, live };
}

function isInTheEvening({ localTime }: PlannedShow): boolean {
  return localTime >= EVENING.from && localTime < EVENING.until;
}
