import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { belongingOf } from '@houseful/contract/show-label';
import type { FastifyInstance } from 'fastify';
import { type Audit, createAudit } from '#platform/audit';
import { type Clock, MINUTE_MS } from '#platform/clock';
import type { Config } from '#platform/config';
import type { RecordFacts } from '#platform/facts/facts';
import { createFacts, type Facts } from '#platform/facts/relay';
import { createIds, type Ids } from '#platform/ids';
import { type MigrationSet, migrate } from '#platform/postgres/migrate';
import { createPool, type Pool } from '#platform/postgres/pool';
import type { Random } from '#platform/random';
import type { Job } from '#platform/schedule/schedule';
import { createSchedule } from '#platform/schedule/schedule';
import { createPostgresSignals } from '#platform/signals/postgres-signals';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import { createMetrics, type Metrics } from '#platform/telemetry/metrics';
import { createApp } from './gateway/app.ts';
import { createAuthenticator } from './gateway/authenticate.ts';
import { createRateLimits, type RateLimits } from './gateway/rate-limits.ts';
import { createPriceShow } from './gateway/price-show.ts';
import { showOnSale } from './gateway/show-on-sale.ts';
import { registerSandboxBank } from './gateway/sandbox-bank.ts';
import { auditMigrations, createAuditLog } from './modules/audit/index.ts';
import { type Booking, bookingMigrations, createBooking } from './modules/booking/index.ts';
import { catalogMigrations, createCatalog } from './modules/catalog/index.ts';
import { counterMigrations, createCounter } from './modules/counter/index.ts';
import { createGate, gateMigrations } from './modules/gate/index.ts';
import { createIdentity, identityMigrations } from './modules/identity/index.ts';
import { createInsights, insightsMigrations } from './modules/insights/index.ts';
import { createMedia, mediaMigrations } from './modules/media/index.ts';
import { createNotifications, notificationsMigrations } from './modules/notifications/index.ts';
import { createOffers, offersMigrations } from './modules/offers/index.ts';
import { createOrderDesk, orderDeskMigrations } from './modules/order-desk/index.ts';
import { createOrganisations, organisationsMigrations } from './modules/organisations/index.ts';
import {
  createPayments,
  createSandboxBank,
  createTillProvider,
  paymentsMigrations,
  type TillBook,
} from './modules/payments/index.ts';
import { createTickets, ticketsMigrations } from './modules/tickets/index.ts';
import { createVenues, venuesMigrations } from './modules/venues/index.ts';
import { createWaitingRoom, waitingRoomMigrations } from './modules/waiting-room/index.ts';

const CONNECTIONS_MAX = 20;

const platformMigrations: MigrationSet = {
  schema: 'platform',
  folder: fileURLToPath(new URL('./platform/postgres/migrations', import.meta.url)),
};

/** Every schema of the house. */
export const allMigrations: readonly MigrationSet[] = [
  platformMigrations,
  identityMigrations,
  organisationsMigrations,
  auditMigrations,
  venuesMigrations,
  catalogMigrations,
  mediaMigrations,
  bookingMigrations,
  offersMigrations,
  paymentsMigrations,
  counterMigrations,
  ticketsMigrations,
  notificationsMigrations,
  waitingRoomMigrations,
  gateMigrations,
  insightsMigrations,
  orderDeskMigrations,
];

export interface HouseDeps {
  readonly version: string;
  readonly config: Config;
  readonly connectionString: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  /** Check every answer against the contract: for tests. */
  readonly checkOutputs?: boolean;
}

export interface House {
  /** The HTTP side, complete but for the web pages; not listening. */
  readonly app: FastifyInstance;
  readonly pool: Pool;
  readonly facts: Facts;
  readonly faces: Parameters<typeof createApp>[0]['faces'];
  readonly addUser: ReturnType<typeof createIdentity>['addUser'];
  /** Jobs of all modules, by name, for tests that run them at will. */
  readonly jobs: readonly Job[];
  readonly countVisit: RateLimits['countVisit'];
  /** Counts all reports anew; the house may be open meanwhile. */
  recountReports(onProgress?: (source: string, items: number) => void): Promise<void>;
  /** Makes the desk's search of orders anew; the house may be open meanwhile. */
  rebuildOrderDesk(onProgress?: (orders: number) => void): Promise<void>;
  /** Begins to deliver facts and signals and to run what time calls for. */
  start(extraJobs?: readonly Job[]): Promise<void>;
  /** From now on `/readyz` says yes. */
  open(): void;
  /** Refuses new work, finishes what was accepted, closes everything this made. */
  stop(): Promise<void>;
}

/** Builds the whole house: the only place that knows every room. */
export async function compose(deps: HouseDeps): Promise<House> {
  const { config, clock, random, log, connectionString } = deps;
  await migrate(connectionString, allMigrations, log);

  const metrics = createMetrics();
  const pool = createPool(connectionString, CONNECTIONS_MAX, log);
  const ids = createIds(clock, random);
  const facts = createFacts({ pool, clock, log, metrics });
  const signals = createPostgresSignals(connectionString, { clock, ids, log });
  const schedule = createSchedule({ pool, clock, log, metrics });
  const audit = createAudit({ ids, clock, record: facts.record });
  const common = { pool, clock, ids, random, log, metrics, record: facts.record, audit };
  const { authSecret } = config;

  const { sandbox, ...modules } = createModules({
    ...{ common, signals, config },
    deliverTo: () => listeningUrl(app),
  });
  const { identity, organisations, booking, waitingRoom, insights } = modules;
  const all = Object.values(modules);
  facts.subscribe(all.flatMap(({ reactions }) => reactions));
  const jobs = [...all.flatMap((module) => module.schedule), ...sandbox.schedule];
  const faces = {
    identity: identity.face,
    organisations: organisations.face,
    audit: modules.audit.face,
    venues: modules.venues.face,
    catalog: modules.catalog.face,
    media: modules.media.face,
    booking: booking.face,
    offers: modules.offers.face,
    waitingRoom: waitingRoom.face,
    payments: modules.payments.face,
    tickets: modules.tickets.face,
    notifications: modules.notifications.face,
    gate: modules.gate.face,
    counter: modules.counter.face,
    insights: insights.face,
    orderDesk: modules.orderDesk.face,
  };

  const rateLimits = createRateLimits({ ...config, clock });
  let open = false;
  const app = await createApp({
    ...common,
    version: deps.version,
    faces,
    authenticate: createAuthenticator({ authSecret, clock }),
    rateLimits,
    reachOf: (userId, right) => organisations.face.reachOf({ userId, right }),
    bodyBytesMax: config.bodyBytesMax,
    requestsInFlightMax: config.requestsInFlightMax,
    proxyHops: config.trustProxy === false ? 0 : config.trustProxy,
    isReady: async () => open && (await answers(pool)),
    checkOutputs: deps.checkOutputs ?? false,
  });
  registerSandboxBank(app, { desk: sandbox.desk, rateLimits });

  return {
    app,
    pool,
    facts,
    faces,
    addUser: identity.addUser,
    countVisit: rateLimits.countVisit,
    jobs,
    recountReports: async (onProgress) => {
      const sources = { booking: booking.face, payments: modules.payments.face };
      await insights.recount({ sources, ...(onProgress && { onProgress }) });
    },
    rebuildOrderDesk: (onProgress) =>
      modules.orderDesk.rebuild({ booking: booking.face, ...(onProgress && { onProgress }) }),
    start: async (extraJobs = []) => {
      await signals.start();
      booking.start();
      modules.gate.start();
      await waitingRoom.start();
      insights.start();
      facts.start();
      schedule.start([...jobs, ...extraJobs]);
    },
    open: () => {
      open = true;
    },
    stop: async () => {
      open = false;
      await app.close();
      await schedule.stop();
      await facts.stop();
      await booking.stop();
      await waitingRoom.stop();
      await modules.catalog.stop();
      await insights.stop();
      await modules.notifications.stop();
      await modules.tickets.stop();
      await signals.stop();
      await pool.end();
    },
  };
}

interface ModuleParts {
  readonly common: {
    readonly pool: Pool;
    readonly clock: Clock;
    readonly ids: Ids;
    readonly random: Random;
    readonly log: Logger;
    readonly metrics: Metrics;
    readonly record: RecordFacts;
    readonly audit: Audit;
  };
  readonly signals: Signals;
  readonly config: Config;
  /** Where the sandbox bank sends its webhooks; null while nobody listens. */
  readonly deliverTo: () => string | null;
}

/** Every room with its neighbours' faces, those first that are asked by others. */
function createModules({ common, signals, config, deliverTo }: ModuleParts) {
  const { authSecret } = config;
  const identity = createIdentity({ ...common, authSecret });
  const nameUsers = (userIds: readonly string[]) => identity.face.nameUsers({ userIds });
  const organisations = createOrganisations({
    ...common,
    secret: deriveSecret(authSecret, 'organisations'),
    describeUsers: (userIds) => identity.face.describeUsers({ userIds }),
  });
  const audit = createAuditLog({ pool: common.pool, nameUsers });
  const venues = createVenues(common);
  const catalog = createCatalog({
    ...common,
    seatsPerHoldMax: config.seatsPerHoldMax,
    priceShow: createPriceShow(venues.face, (show) => offers.face.quoteShow(show)),
    sellBy: (terms) => booking.face.changeTerms(terms),
  });
  const media = createMedia({
    ...common,
    dataDir: config.dataDir,
    s3: pictureStoreOf(config),
    imagesInUse: (imageIds) => catalog.face.imagesInUse({ imageIds }),
  });
  const sandbox = createSandboxBank({
    ...common,
    // Its own key: text that a buyer shapes must never be signed with the access tokens' key.
    secret: deriveSecret(authSecret, 'sandbox-bank'),
    publicUrl: config.publicUrl,
    deliverTo,
  });
  const counter = createCounter({ ...common, nameUsers });
  const tills = (['cash', 'card-terminal'] as const).map((name) =>
    createTillProvider({ ...common, name, publicUrl: config.publicUrl, book: tillBook(counter) }),
  );
  const payments = createPayments({ ...common, providers: [sandbox.provider, ...tills] });
  const offers = createOffers({
    ...common,
    readShow: (showId) => showOnSale(booking.face, showId),
  });
  const booking: Booking = createBooking({
    ...common,
    signals,
    payments: payments.face,
    offers: offers.face,
    limits: {
      holdMs: config.holdMinutes * MINUTE_MS,
      holdExtensionMs: config.holdExtensionMinutes * MINUTE_MS,
      holdTotalMsMax: config.holdTotalMinutesMax * MINUTE_MS,
      paymentWindowMs: config.paymentWindowMinutes * MINUTE_MS,
      activeHoldsPerBuyerMax: config.activeHoldsPerBuyerMax,
    },
  });
  const waitingRoom = createWaitingRoom({
    ...common,
    signals,
    secret: deriveSecret(authSecret, 'waiting-room'),
    readSales: (showIds) => booking.face.getSales({ showIds }),
    nameUsers,
    titleOf: async (showId) => {
      const { label } = await booking.face.getShowTerms({ showId });
      if (label.isRehearsal) return null;
      return { titleId: label.titleId, organisationId: belongingOf(label).organisationId };
    },
  });
  const tickets = createTickets({ ...common, authSecret });
  const notifications = createNotifications({
    ...common,
    renderOrder: tickets.face.renderOrder,
    readQuote: booking.face.readQuote,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    publicUrl: config.publicUrl,
    invitationWord: organisations.face.invitationWord,
  });
  const gate = createGate({
    ...common,
    signals,
    secret: deriveSecret(authSecret, 'gate'),
    publicUrl: config.publicUrl,
    listTicketKeys: tickets.face.listTicketKeys,
    nameUsers,
  });
  const insights = createInsights(common);
  const orderDesk = createOrderDesk(common);
  return {
    ...{ identity, organisations, audit, venues, catalog, media, counter, payments },
    ...{ offers, booking, waitingRoom, tickets, notifications, gate, insights, orderDesk, sandbox },
  };
}

/** What cashiers have taken and handed back, as payments asks for it. */
function tillBook({ face }: ReturnType<typeof createCounter>): TillBook {
  return {
    taken: async (orderId) => {
      const line = await face.takingOf({ orderId });
      return line && { amount: line.amount, at: line.at };
    },
    handedBack: async (payoutId) => {
      const line = await face.handedBackFor({ payoutId });
      return line && { amount: { ...line.amount, amount: Math.abs(line.amount.amount) } };
    },
  };
}

/** Where uploaded pictures are kept; null: on the disk. */
function pictureStoreOf(config: Config): Parameters<typeof createMedia>[0]['s3'] {
  const { s3Endpoint, s3Bucket, s3AccessKeyId, s3SecretAccessKey } = config;
  if (!s3Endpoint || !s3Bucket || !s3AccessKeyId || !s3SecretAccessKey) return null;
  return {
    ...{ endpoint: s3Endpoint, bucket: s3Bucket, region: config.s3Region },
    ...{ accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey, prefix: config.s3Prefix },
  };
}

/** A key for one purpose, which tells nothing about the others. */
function deriveSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex');
}

async function answers(pool: Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

/** Where this process itself answers, for the sandbox bank's webhooks; null while it does not. */
function listeningUrl(app: FastifyInstance): string | null {
  const address = app.server.address();
  if (!address || typeof address === 'string') return null;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host.replace('0.0.0.0', '127.0.0.1').replace('[::]', '[::1]')}:${address.port}`;
}
