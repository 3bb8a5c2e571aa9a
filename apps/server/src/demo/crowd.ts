import type { Call } from '@houseful/contract/operation';
import type { Random } from '#platform/random';
import { Problem } from '#platform/problem';
import { SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';
import type { House } from '../compose.ts';
import type { PlannedShow } from './timetable.ts';

const BUY_EVERY_MS = 15 * SECOND_MS;
const PURCHASES_PER_VISIT = 4;
/** How many shows of a day the crowd has heard of, how much of them it buys on the first day. */
const BUSY_SHOWS_MAX = 60;
const FIRST_PARTIES_PER_SHOW_MAX = 45;
const PARTIES_AT_ONCE = 6;
const PARTY_MAX = 5;
/** One party in so many leaves its seats to expire instead of paying. */
const ONE_LEAVES_IN = 6;

/** No webhook for make-believe buyers: their money is settled in the call itself. */
const CROWD_PAYMENT_TOKEN = 'tok_success+webhook_never';

export interface Crowd {
  /** Buys a first lot of tickets, so that the first visitor does not find an empty city. */
  fill(): Promise<void>;
  readonly jobs: readonly Job[];
  stop(): void;
}

/**
 * Make-believe buyers who go through the same door as everybody: hold, order, pay. They make
 * the demo's seat maps move. Only where DEMO is on, and never with a contact, so no mail is sent.
 */
export function createCrowd(
  { faces }: Pick<House, 'faces'>,
  busyShows: () => readonly PlannedShow[],
  random: Random,
): Crowd {
  let stopped = false;

  function below(limit: number): number {
    return random.bytes(4).readUInt32LE() % limit;
  }

  async function visit(show: PlannedShow): Promise<void> {
    const call: Call = {
      caller: { buyerId: `usr_crowd-${random.bytes(6).toString('hex')}`, roles: ['buyer'] },
      idempotencyKey: null,
    };
    const category = show.categories[below(show.categories.length)];
    const quantity = 1 + below(PARTY_MAX);
    try {
      await faces.waitingRoom.admitToSeats({ showId: show.showId }, call);
      const { holdId } = await faces.booking.holdSeats(
        { showId: show.showId, quantity, ...(category && { categoryId: category.categoryId }) },
        call,
      );
      if (below(ONE_LEAVES_IN) === 0) return;
      const { orderId } = await faces.booking.placeOrder({ holdId }, call);
      await faces.booking.confirmPayment({ orderId, paymentToken: CROWD_PAYMENT_TOKEN }, call);
    } catch (error) {
      // Sold out, closed or busy: a make-believe buyer shrugs and goes home.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** The same shows every time for the day, so that some are nearly full and most are not. */
  function chosen(): PlannedShow[] {
    const shows = busyShows();
    const step = Math.max(1, Math.floor(shows.length / BUSY_SHOWS_MAX));
    return shows.filter((_, index) => index % step === 0);
  }

  async function fill(): Promise<void> {
    const parties = chosen().flatMap((show) =>
      Array.from({ length: below(FIRST_PARTIES_PER_SHOW_MAX) }, () => show),
    );
    for (let start = 0; start < parties.length && !stopped; start += PARTIES_AT_ONCE) {
      await Promise.all(parties.slice(start, start + PARTIES_AT_ONCE).map(visit));
    }
  }

  return {
    fill,
    stop: () => {
      stopped = true;
    },
    jobs: [
      {
        name: 'demo/crowd',
        everyMs: BUY_EVERY_MS,
        run: async () => {
          const shows = chosen();
          if (shows.length === 0) return;
          for (let n = 0; n < PURCHASES_PER_VISIT && !stopped; n++) {
            await visit(shows[below(shows.length)] as PlannedShow);
          }
        },
      },
    ],
  };
}
