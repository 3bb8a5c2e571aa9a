import type { OffersFace } from '@houseful/contract/faces/offers';
import type { PaymentsFace, Settlement } from '@houseful/contract/faces/payments';
import type { Call } from '@houseful/contract/operation';
import { createFacts, type Facts } from '#platform/facts/relay';
import { createAudit } from '#platform/audit';
import { createIds } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { seededRandom } from '#platform/random';
import type { Pool } from '#platform/postgres/pool';
import type { Signals } from '#platform/signals/signals';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { keepSeatMaps, putOnSale } from '../../src/modules/booking/actions/put-on-sale.ts';
import { type Booking, createBooking } from '../../src/modules/booking/index.ts';
import { createOffers } from '../../src/modules/offers/index.ts';
import { localSignals } from '#test/kit/local-signals';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { smallRoom, smallShow } from '#test/kit/small-room';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

export const HOLD_MS = 10 * 60_000;
export const HOLD_EXTENSION_MS = 5 * 60_000;
export const HOLD_TOTAL_MS_MAX = 20 * 60_000;
export const PAYMENT_WINDOW_MS = 5 * 60_000;
export const HOLDS_PER_BUYER_MAX = 10;

/** An answer of the provider, or what happens while it is asked. */
type Scripted = Settlement | (() => Promise<Settlement>);

export interface BookingWorld {
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly facts: Facts;
  readonly booking: Booking;
  readonly offers: OffersFace;
  /** What the payment provider answers next. */
  settlement: Scripted | null;
  /** Puts a fresh small show on sale and answers its id. */
  openShow(
    room?: Parameters<typeof smallRoom>[1],
    changes?: Parameters<typeof smallShow>[3],
  ): Promise<string>;
  /** One more process on the same database. */
  anotherProcess(signals?: Signals, pool?: Pool): Booking;
  /** How often the provider was asked to take money. */
  readonly settlements: number;
  close(): Promise<void>;
}

/** Booking on a real database of its own, on a clock that stands still, with scripted payments. */
export async function bookingWorld(): Promise<BookingWorld> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const metrics = createMetrics();
  const { pool } = database;
  const facts = createFacts({ pool, clock, log: silentLogger, metrics });
  let processes = 0;
  let shows = 0;
  let settlements = 0;

  function start(signals: Signals, ownPool: Pool = pool) {
    const random = seededRandom(`process ${processes++}`);
    const ids = createIds(clock, random);
    const { record } = facts;
    const audit = createAudit({ ids, clock, record });
    const common = { pool: ownPool, clock, ids, record, metrics, audit };
    const offers = createOffers({
      ...{ ...common, random },
      readShow: async () => null,
    });
    const own = createBooking({
      ...common,
      signals,
      log: silentLogger,
      offers: offers.face,
      payments: scriptedPayments(() => {
        settlements += 1;
        return world.settlement;
      }),
      limits: {
        holdMs: HOLD_MS,
        holdExtensionMs: HOLD_EXTENSION_MS,
        holdTotalMsMax: HOLD_TOTAL_MS_MAX,
        paymentWindowMs: PAYMENT_WINDOW_MS,
        activeHoldsPerBuyerMax: HOLDS_PER_BUYER_MAX,
      },
    });
    return { booking: own, offers };
  }

  const { booking, offers } = start(localSignals());
  facts.subscribe([...booking.reactions, ...offers.reactions]);
  const world: BookingWorld = {
    database,
    clock,
    facts,
    booking,
    offers: offers.face,
    settlement: null,
    get settlements() {
      return settlements;
    },
    openShow: async (room, changes) => {
      const showId = `shw_${++shows}`;
      const seatMap = smallRoom(`smp_${shows}`, room);
      await inTransaction(pool, async (tx) => {
        await keepSeatMaps(tx, [{ seatMap }]);
        await putOnSale(tx, [smallShow(showId, seatMap, clock.now(), changes)]);
      });
      return showId;
    },
    anotherProcess: (signals = localSignals(), ownPool = pool) => start(signals, ownPool).booking,
    close: () => database.close(),
  };
  return world;
}

/** A member calling, with an Idempotency-Key when given. */
export function callOf(buyerId: string, idempotencyKey: string | null = null): Call {
  return { caller: { buyerId, roles: ['buyer'] }, idempotencyKey };
}

/** Captures every payment in full unless the test scripts another answer. */
function scriptedPayments(
  next: () => Scripted | null,
): Pick<PaymentsFace, 'startPayment' | 'settlePayment'> {
  const started = new Map<string, Awaited<ReturnType<PaymentsFace['startPayment']>>>();
  return {
    startPayment: async ({ orderId, amount, expiresAt }) => {
      const payment = {
        paymentId: `pay_${orderId}`,
        provider: 'scripted',
        status: 'PENDING' as const,
        amount,
        payUrl: `/pay/${orderId}`,
        expiresAt,
      };
      started.set(orderId, payment);
      return payment;
    },
    settlePayment: async ({ orderId }) => {
      const scripted = next();
      if (typeof scripted === 'function') return scripted();
      if (scripted) return scripted;
      const payment = started.get(orderId);
      if (!payment) throw new Error(`no payment was started for ${orderId}`);
      const { paymentId, amount } = payment;
      return { outcome: 'captured', paymentId, amount, capturedAt: '2026-11-20T12:00:00.000Z' };
    },
  };
}
