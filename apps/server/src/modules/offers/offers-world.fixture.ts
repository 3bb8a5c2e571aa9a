import type { OffersFace, OrderPrice, OrderToPrice } from '@houseful/contract/faces/offers';
import type { FactName, FactPayload } from '@houseful/contract/facts';
import { INDIAN_TAX_RULES } from '@houseful/contract/indian-prices';
import type { Offer } from '@houseful/contract/offers';
import type { Call } from '@houseful/contract/operation';
import type { ShowPricing } from '@houseful/contract/pricing';
import type { Reach } from '@houseful/contract/staff';
import { fact, type NewFact } from '#platform/facts/facts';
import { createAudit } from '#platform/audit';
import { createFacts } from '#platform/facts/relay';
import { createIds } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import type { ShowOnSale } from './deps.ts';
import { createOffers } from './index.ts';
import { pricingOf } from './rules/quote-show.ts';

export const MINUTE_MS = 60_000;

export interface OffersWorld {
  readonly face: OffersFace;
  readonly clock: ManualClock;
  readonly database: TestDatabase;
  /** Shows on sale, by id. */
  readonly shows: Map<string, ShowOnSale>;
  /** One more process on the same database. */
  anotherProcess(pool?: Pool): OffersFace;
  /** Tells the module news of others, as the relay does. */
  tell(news: readonly NewFact[]): Promise<void>;
  runJob(name: string): Promise<void>;
  /** Facts of that name that were recorded and not told yet, oldest first. */
  recorded<N extends FactName>(name: N): Promise<FactPayload<N>[]>;
  close(): Promise<void>;
}

/** The offers on a real database of their own, on a clock that stands still. */
export async function offersWorld(): Promise<OffersWorld> {
  const database = await cloneDatabase();
  const clock = manualClock();
  const metrics = createMetrics();
  const facts = createFacts({ pool: database.pool, clock, log: silentLogger, metrics });
  let processes = 0;

  const start = (pool: Pool) => {
    const random = seededRandom(`${database.url} ${processes++}`);
    const ids = createIds(clock, random);
    return createOffers({
      pool,
      clock,
      ids,
      random,
      record: facts.record,
      audit: createAudit({ ids, clock, record: facts.record }),
      metrics,
      readShow: async (showId) => world.shows.get(showId) ?? null,
    });
  };
  const offers = start(database.pool);
  facts.subscribe(offers.reactions);

  const world: OffersWorld = {
    face: offers.face,
    clock,
    database,
    shows: new Map(),
    anotherProcess: (pool = database.pool) => start(pool).face,
    tell: async (news) => {
      await inTransaction(database.pool, (tx) => facts.record(tx, news));
      await facts.drain();
    },
    runJob: async (name) => {
      const job = offers.schedule.find((each) => each.name === name);
      if (!job) throw new Error(`there is no job ${name}`);
      await job.run();
    },
    recorded: async <N extends FactName>(name: N) => {
      const { rows } = await database.pool.query<{ payload: FactPayload<N> }>(
        'select payload from platform.outbox where name = $1 order by fact_id',
        [name],
      );
      return rows.map(({ payload }) => payload);
    },
    close: () => database.close(),
  };
  return world;
}

export const OPERATOR_ID = 'usr_operator';

const EVERYTHING: Reach = ['org_first', 'org_b', 'org_other', 'org_fees'].map((organisationId) => ({
  organisationId,
  venueIds: null,
}));

/** Somebody at a desk who reaches every organisation of the tests, or only what is given. */
export function deskCall(idempotencyKey: string | null = null, reach: Reach = EVERYTHING): Call {
  const caller = { buyerId: OPERATOR_ID, roles: ['operator'] };
  return { caller, idempotencyKey, reach };
}

const ANYTHING: Offer['scope'] = {
  titleIds: null,
  showIds: null,
  venueIds: null,
  categoryIds: null,
  ticketTypeIds: null,
  formats: null,
  weekdays: null,
};
const UNLIMITED: Offer['limits'] = {
  usesMax: null,
  usesPerPersonMax: null,
  ticketsPerOrderMax: null,
  budget: null,
  ticketsMin: null,
  amountMin: null,
};

/** ₹50 off the order, for whoever says the code; without limits. */
export function smallOffer(
  code: string | null,
  limits: Partial<Offer['limits']> = {},
  changes: Partial<Offer> = {},
): Offer {
  return {
    name: `Offer ${code ?? 'for everybody'}`,
    currency: 'INR',
    code,
    effect: { kind: 'amount', amount: 50_00, per: 'order' },
    scope: ANYTHING,
    limits: { ...UNLIMITED, ...limits },
    opensAt: null,
    closesAt: null,
    rank: 100,
    stacks: false,
    ...changes,
  };
}

/** A film show at all-in prices without a fee. */
export const PRICING: ShowPricing = pricingOf(
  {
    organisationId: 'org_first',
    venueId: 'ven_1',
    titleId: 'ttl_1',
    admission: 'film',
    state: 'Maharashtra',
    localDate: '2026-11-24',
    localTime: '18:00',
    format: '2D',
  },
  { basis: 'all-in', rounding: 'line' },
  { taxes: INDIAN_TAX_RULES, waivers: [], fees: [] },
);

const rupees = (amount: number) => ({ amount: amount * 100, currency: 'INR' });

/** An order of two tickets at ₹250. */
export function smallOrder(
  orderId: string,
  promoCode: string | null,
  changes: Partial<OrderToPrice> = {},
): OrderToPrice {
  return {
    orderId,
    showId: 'shw_1',
    pricing: PRICING,
    promoCode,
    person: { accountId: `usr_${orderId}`, email: null, phone: null },
    lines: ['A1', 'A2'].map((seatId) => ({
      seatId,
      section: 'Stalls',
      row: 'A',
      number: seatId.slice(1),
      gate: 'Gate 1',
      kind: 'standard' as const,
      categoryId: 'silver',
      categoryName: 'Silver',
      price: rupees(250),
      parts: { base: rupees(212), fee: rupees(0), tax: rupees(38) },
    })),
    ...changes,
  };
}

/** What the order costs in rupees, or why its code was refused. */
export function outcomeOf(price: OrderPrice): number | string {
  if (price.outcome === 'priced') return price.quote.total.amount / 100;
  return price.outcome === 'refused' ? price.reason : price.outcome;
}

const LABEL = {
  titleId: 'ttl_1',
  titleName: 'A Test Film',
  kind: 'movie',
  certificate: null,
  posterUrl: '/art/ttl_1/poster.svg',
  venueName: 'Test Talkies',
  venueAddress: '1 Proof Road',
  cityName: 'Mumbai',
  screenName: 'Screen 1',
  language: 'Hindi',
  format: '2D',
  startsAt: '2026-11-24T12:30:00.000Z',
  endsAt: '2026-11-24T15:00:00.000Z',
  timeZone: 'Asia/Kolkata',
};

export function confirmed(orderId: string): NewFact {
  const { lines } = smallOrder(orderId, null);
  return fact('booking.order-confirmed', {
    orderId,
    buyerId: 'usr_1',
    showId: 'shw_1',
    ticketCode: 'ABCD1234',
    show: LABEL,
    lines: [...lines],
    total: rupees(450),
    contact: {},
    confirmedAt: '2026-11-20T12:00:00.000Z',
  });
}
