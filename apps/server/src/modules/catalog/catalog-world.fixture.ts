import type { CatalogFace, NewShow, NewTitle, PlanToPrice } from '@houseful/contract/faces/catalog';
import type { FactName, FactPayload } from '@houseful/contract/facts';
import type { ShowPrices } from '@houseful/contract/pricing-desk';
import type { Call } from '@houseful/contract/operation';
import type { Venue } from '@houseful/contract/venues';
import { createAudit } from '#platform/audit';
import { fact, type NewFact } from '#platform/facts/facts';
import { createFacts } from '#platform/facts/relay';
import { createIds } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createCatalog } from './index.ts';

export const ANYBODY: Call = { caller: null, idempotencyKey: null };
export const SEATS_PER_HOLD_MAX = 7;

export interface CatalogWorld {
  readonly face: CatalogFace;
  readonly clock: ManualClock;
  readonly database: TestDatabase;
  /** Tells the catalog of venues, as the venues module does. */
  tellVenues(venues: readonly { venue: Venue; cityName: string }[]): Promise<void>;
  /** Tells the catalog news of others, as the relay does. */
  tell(news: readonly NewFact[]): Promise<void>;
  runJob(name: string): Promise<void>;
  /** Facts of that name that were recorded and not told yet, oldest first. */
  recorded<N extends FactName>(name: N): Promise<FactPayload<N>[]>;
  close(): Promise<void>;
}

/** The catalog on a real database of its own, on a clock that stands still. */
export async function catalogWorld(): Promise<CatalogWorld> {
  const database = await cloneDatabase();
  const { pool } = database;
  const clock = manualClock();
  const facts = createFacts({ pool, clock, log: silentLogger, metrics: createMetrics() });
  const ids = createIds(clock, seededRandom(database.url));
  const catalog = createCatalog({
    pool,
    clock,
    ids,
    record: facts.record,
    audit: createAudit({ ids, clock, record: facts.record }),
    seatsPerHoldMax: SEATS_PER_HOLD_MAX,
    log: silentLogger,
    priceShow: pricesOfCard,
    sellBy: async () => undefined,
  });
  facts.subscribe(catalog.reactions);

  async function tell(news: readonly NewFact[]): Promise<void> {
    await inTransaction(pool, (tx) => facts.record(tx, news));
    await facts.drain();
  }

  return {
    face: catalog.face,
    clock,
    database,
    tell,
    tellVenues: (venues) => tell(venues.map((each) => fact('venues.venue-registered', each))),
    runJob: async (name) => {
      const job = catalog.schedule.find((each) => each.name === name);
      if (!job) throw new Error(`no job ${name}`);
      await job.run();
    },
    recorded: async (name) => {
      const { rows } = await pool.query(
        'select payload from platform.outbox where name = $1 order by fact_id',
        [name],
      );
      return rows.map(({ payload }) => payload);
    },
    close: () => database.close(),
  };
}

/** The card `prc_card` has a price for everything; of `prc_silver` only silver seats have one, and others are none. */
async function pricesOfCard({ priceCardId, ...show }: PlanToPrice): Promise<ShowPrices> {
  if (!['prc_card', 'prc_silver'].includes(priceCardId)) throw problem('no-such-price-rule');
  const { organisationId, venueId, titleId, format } = show;
  const money = (amount: number) => ({ amount, currency: 'INR' });
  const parts = { base: money(20_000), fee: money(2_000), tax: money(3_000) };
  const price = { price: money(25_000), stated: money(25_000), ...parts };
  const gold = { categoryId: 'gold', name: 'Gold' };
  return {
    pricing: {
      show: { organisationId, venueId, titleId, format, weekday: 1 },
      ...{ basis: 'all-in', rounding: 'line', fee: null },
      tax: { slabs: [{ upTo: null, rate: 0 }], halves: false, waived: false },
    },
    categories: [
      {
        ...{ categoryId: 'silver', name: 'Silver', ...price },
        ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult', ...price }],
      },
    ],
    unpriced: priceCardId === 'prc_silver' ? [gold] : [],
  };
}

/** A venue with two screens, `<venueId>-1` and `<venueId>-2`. */
export function venueAt(
  venueId: string,
  { cityId, latitude, longitude }: { cityId: string; latitude: number; longitude: number },
  name: string,
): { venue: Venue; cityName: string } {
  const screens = [1, 2].map((number) => ({
    screenId: `${venueId}-${number}`,
    name: `Screen ${number}`,
    seatMapId: `smp_${number}`,
    seatCount: 50,
    formats: ['2D'],
  }));
  return {
    cityName: cityId.toUpperCase(),
    venue: {
      venueId,
      name,
      kind: 'multiplex',
      cityId,
      address: `1 ${name} Road`,
      latitude,
      longitude,
      timeZone: 'Asia/Kolkata',
      screens,
    },
  };
}

export function titleOf(titleId: string, changes: Partial<NewTitle> = {}): NewTitle {
  return {
    titleId,
    kind: 'movie',
    name: titleId,
    nativeName: null,
    year: 2026,
    languages: ['Hindi'],
    genres: ['Drama'],
    formats: ['2D'],
    certificate: 'UA 13+',
    durationMinutes: 120,
    rating: 7,
    synopsis: 'Somebody wants something.',
    cast: [],
    crew: [],
    palette: ['#1c1917', '#b91c1c', '#fef3c7'],
    motif: 'stars',
    releaseDate: '2026-10-01',
    ...changes,
  };
}

const MINUTE_MS = 60_000;
const KOLKATA_MS = 330 * MINUTE_MS;

/** A show of the title on the venue's first screen; its local day and time follow from its start. */
export function showOf(
  showId: string,
  titleId: string,
  venueId: string,
  startsAt: string,
  changes: Partial<NewShow> = {},
): NewShow {
  const after = (ms: number) => new Date(Date.parse(startsAt) + ms).toISOString();
  const local = after(KOLKATA_MS);
  const money = (amount: number) => ({ amount, currency: 'INR' });
  return {
    showId,
    titleId,
    venueId,
    screenId: `${venueId}-1`,
    seatMapId: 'smp_1',
    startsAt: after(0),
    endsAt: after(120 * MINUTE_MS),
    localDate: local.slice(0, 10),
    localTime: local.slice(11, 16),
    language: 'Hindi',
    format: '2D',
    opensAt: '2026-11-20T12:00:00.000Z',
    closesAt: after(20 * MINUTE_MS),
    categories: [
      {
        categoryId: 'silver',
        name: 'Silver',
        price: money(25_000),
        base: money(20_000),
        fee: money(2_000),
        tax: money(3_000),
      },
    ],
    ...changes,
  };
}

/** Categories of a show whose cheapest seat costs this much. */
export function pricedFrom(amount: number): Pick<NewShow, 'categories'> {
  const money = (value: number) => ({ amount: value, currency: 'INR' });
  return {
    categories: [amount + 10_000, amount].map((price) => ({
      categoryId: `cat_${price}`,
      name: `At ${price}`,
      price: money(price),
      base: money(price),
      fee: money(0),
      tax: money(0),
    })),
  };
}

/** The news that an order of so many seats was paid. */
export function paidOrder(
  orderId: string,
  showId: string,
  seats: number,
  confirmedAt: string,
): NewFact {
  const money = { amount: 25_000, currency: 'INR' };
  return fact('booking.order-confirmed', {
    orderId,
    buyerId: 'usr_asha',
    showId,
    ticketCode: 'K7QM4PXD',
    show: {
      titleId: 'ttl_any',
      titleName: 'Any',
      kind: 'movie',
      certificate: null,
      posterUrl: '/art/ttl_any/poster.svg',
      venueName: 'Regal',
      venueAddress: '1 Regal Road',
      cityName: 'Mumbai',
      screenName: 'Screen 1',
      language: 'Hindi',
      format: '2D',
      startsAt: confirmedAt,
      endsAt: confirmedAt,
      timeZone: 'Asia/Kolkata',
    },
    lines: Array.from({ length: seats }, (_, index) => ({
      seatId: `A${index + 1}`,
      section: 'Stalls',
      row: 'A',
      number: String(index + 1),
      gate: 'Gate 1',
      kind: 'standard',
      categoryId: 'silver',
      categoryName: 'Silver',
      price: money,
      parts: { base: money, fee: { ...money, amount: 0 }, tax: { ...money, amount: 0 } },
    })),
    total: { ...money, amount: seats * money.amount },
    contact: {},
    confirmedAt,
  });
}
