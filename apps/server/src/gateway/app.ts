import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import compress from '@fastify/compress';
import proxyAddr from '@fastify/proxy-addr';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { auditOperations } from '@houseful/contract/audit';
import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { counterOperations } from '@houseful/contract/counter-operations';
import type { AuditFace } from '@houseful/contract/faces/audit';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { GateFace } from '@houseful/contract/faces/gate';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { InsightsFace } from '@houseful/contract/faces/insights';
import type { MediaFace } from '@houseful/contract/faces/media';
import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { OffersFace } from '@houseful/contract/faces/offers';
import type { OrderDeskFace } from '@houseful/contract/faces/order-desk';
import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import { gateOperations } from '@houseful/contract/gate-operations';
import { identityOperations } from '@houseful/contract/identity';
import { insightsOperations } from '@houseful/contract/insights';
import { notificationsOperations } from '@houseful/contract/notifications';
import { offersOperations } from '@houseful/contract/offers-desk';
import { orderDeskOperations } from '@houseful/contract/order-desk';
import { organisationsOperations } from '@houseful/contract/organisations';
import { seatPlansOperations } from '@houseful/contract/seat-plans';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import { scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import { setAsideOperations } from '@houseful/contract/set-aside';
import { showsDeskOperations } from '@houseful/contract/shows-desk';
import { ticketsOperations } from '@houseful/contract/tickets';
import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { venuesOperations } from '@houseful/contract/venues';
import { venuesDeskOperations } from '@houseful/contract/venues-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { fastify, type FastifyInstance, LogController } from 'fastify';
import type { Clock } from '#platform/clock';
import { GatheringResponse } from '#platform/gathering-response';
import type { Ids } from '#platform/ids';
import { problem } from '#platform/problem';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import { createArt } from './art/create-art.ts';
import { registerArt } from './art.ts';
import type { Authenticate } from './authenticate.ts';
import { composeBooking, composeCatalog, composeWaitingRoom } from './compose-answers.ts';
import { countBookingSteps, countCatalogSteps } from './count-steps.ts';
import type { CallDeps } from './call-operation.ts';
import { composeCounter } from './compose-counter.ts';
import { composeIdentity } from './compose-identity.ts';
import { composeSetAside } from './compose-set-aside.ts';
import { composeShows } from './compose-shows.ts';
import { composeOrderDesk } from './compose-order-desk.ts';
import { composeTitles } from './compose-titles.ts';
import { composeSchedule } from './compose-schedule.ts';
import { composeOrganisations } from './compose-organisations.ts';
import { COMPRESS_FROM_BYTES } from './encode-answer.ts';
import { HEADERS_OF_ALL } from './headers.ts';
import { registerHealth } from './health.ts';
import { registerLive } from './live.ts';
import { registerMedia } from './media.ts';
import { API_BASE, mountOperations } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { allOperations } from './operations.ts';
import { registerProblemPages } from './problem-pages.ts';
import { answerClientError, answerFrameworkError, answerProblems } from './problems.ts';
import type { RateLimits } from './rate-limits.ts';
import { answerJoinsFirst, type RoomJoinsDeps } from './room-joins.ts';
import { answerStatusFirst } from './room-status.ts';
import { createDoors, shedLoad } from './shedding.ts';
import { answerUnknownRoutes } from './unknown-routes.ts';
import { registerWebhooks } from './webhooks.ts';

const REQUEST_MS_MAX = 30_000;
const KEEP_ALIVE_MS = 65_000;
const PARAMETER_CHARACTERS_MAX = 200;
const RETRY_AFTER_MS = 2_000;

export interface AppDeps {
  readonly version: string;
  readonly faces: {
    readonly identity: IdentityFace;
    readonly organisations: OrganisationsFace;
    readonly audit: AuditFace;
    readonly venues: VenuesFace;
    readonly catalog: CatalogFace;
    readonly media: MediaFace;
    readonly booking: BookingFace;
    readonly offers: OffersFace;
    readonly payments: PaymentsFace;
    readonly tickets: TicketsFace;
    readonly notifications: NotificationsFace;
    readonly waitingRoom: WaitingRoomFace;
    readonly gate: GateFace;
    readonly counter: CounterFace;
    readonly insights: InsightsFace;
    readonly orderDesk: OrderDeskFace;
  };
  readonly authenticate: Authenticate;
  readonly rateLimits: RateLimits;
  /** Where somebody of the staff may do one certain thing. */
  readonly reachOf: CallDeps['reachOf'];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly bodyBytesMax: number;
  readonly requestsInFlightMax: number;
  /** How many reverse proxies in front are ours and may say who the visitor is. */
  readonly proxyHops: number;
  /** Whether the program can serve: for `/readyz`. */
  readonly isReady: () => Promise<boolean>;
  readonly checkOutputs: boolean;
}

/** The whole HTTP side of Houseful, without the web pages; not listening yet. */
export async function createApp(deps: AppDeps): Promise<FastifyInstance> {
  const { ids, metrics, clock } = deps;
  const doors = createDoors(deps);
  const nextRequestId = requestIds(ids);
  const trustProxy = (_address: string, hop: number) => hop < deps.proxyHops;
  let closing = false;
  const joins: RoomJoinsDeps = {
    ...deps,
    ...{ door: doors.arriving, nextRequestId },
    isClosing: () => closing,
    addressOf: (request) => proxyAddr(request, trustProxy),
  };
  const app = fastify({
    // Of Fastify's own news only trouble is worth a line.
    loggerInstance: deps.log.child({}, { level: quieter(deps.log.level) }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: deps.bodyBytesMax,
    trustProxy,
    requestTimeout: REQUEST_MS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS_MAX },
    genReqId: nextRequestId,
    // A logger of its own for every request costs more than the few that say something are worth: they name it.
    childLoggerFactory: (logger) => logger,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    serverFactory: (handle) =>
      createServer(
        { ServerResponse: GatheringResponse },
        answerStatusFirst(deps, answerJoinsFirst(joins, handle)),
      ),
  }) as unknown as FastifyInstance;
  app.server.keepAliveTimeout = KEEP_ALIVE_MS;
  app.server.requestTimeout = REQUEST_MS_MAX;

  shedLoad(app, doors, clock);
  answerProblems(app);
  acceptJson(app);
  answerUnknownRoutes(app);
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...HEADERS_OF_ALL, 'x-request-id': request.id });
    if (!closing) return done();
    reply.header('connection', 'close');
    done(problem('overloaded', { retryAfterMs: RETRY_AFTER_MS }, 'The box office is closing.'));
  });
  app.addHook('onResponse', ({ routeOptions }, reply, done) => {
    const operation = routeOptions.config?.operation ?? 'other';
    metrics.httpSeconds.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });

  await app.register(compress, { threshold: COMPRESS_FROM_BYTES, encodings: ['br', 'gzip'] });
  registerHealth(app, { isReady: deps.isReady, authenticate: deps.authenticate, metrics });
  registerProblemPages(app);
  await registerDocs(app, deps.version);
  await registerLive(app, { ...deps, sources: { ...deps.faces, reachOf: deps.reachOf } });
  mountFaces(app, deps);
  await registerWebhooks(app, deps.faces.payments);
  const art = createArt();
  registerArt(app, { art, catalog: deps.faces.catalog, clock });
  mountOperations(app, titlesDeskOperations, composeTitles({ ...deps.faces, art }), deps);
  await registerMedia(app, deps.faces.media, deps);
  return app;
}

/** Unique across processes, and cheap: every request has one, few are ever looked at. */
function requestIds(ids: Ids): () => string {
  const process = ids.next('req');
  let requests = 0;
  return () => `${process}-${(requests += 1)}`;
}

function quieter(level: string): string {
  return level === 'info' ? 'warn' : level;
}

function mountFaces(app: FastifyInstance, deps: AppDeps): void {
  const { faces } = deps;
  mountOperations(app, identityOperations, composeIdentity(faces), deps);
  mountOperations(app, venuesOperations, faces.venues, deps);
  mountOperations(app, venuesDeskOperations, faces.venues, deps);
  mountOperations(app, seatPlansOperations, faces.venues, deps);
  mountOperations(
    app,
    catalogOperations,
    countCatalogSteps(composeCatalog(faces), faces.insights),
    deps,
  );
  mountOperations(
    app,
    bookingOperations,
    countBookingSteps(composeBooking(faces), faces.insights),
    deps,
  );
  mountOperations(app, showsDeskOperations, composeShows({ ...faces, ...deps }), deps);
  mountOperations(app, scheduleDeskOperations, composeSchedule(faces), deps);
  mountOperations(app, orderDeskOperations, composeOrderDesk({ ...faces, ...deps }), deps);
  mountOperations(app, setAsideOperations, composeSetAside(faces), deps);
  mountOperations(app, pricingOperations, faces.offers, deps);
  mountOperations(app, offersOperations, faces.offers, deps);
  mountOperations(app, waitingRoomOperations, composeWaitingRoom(faces), deps);
  mountOperations(app, ticketsOperations, faces.tickets, deps);
  mountOperations(app, gateOperations, faces.gate, deps);
  mountOperations(app, counterOperations, composeCounter(faces), deps);
  mountOperations(app, notificationsOperations, faces.notifications, deps);
  mountOperations(app, organisationsOperations, composeOrganisations(faces), deps);
  mountOperations(app, auditOperations, faces.audit, deps);
  mountOperations(app, insightsOperations, faces.insights, deps);
}

/** JSON only; an empty body is no body, whatever its type says. Prototype tricks are refused. */
function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, String(body), done);
  });
}

async function registerDocs(app: FastifyInstance, version: string): Promise<void> {
  const document = openApiDocument(allOperations, version);
  const body = JSON.stringify(document);
  app.get(`${API_BASE}/openapi.json`, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('application/json').send(body),
  );
  await app.register(swagger, {
    mode: 'static',
    specification: { document: document as never },
  });
  const sign = await readFile(new URL('../../../web/public/favicon.svg', import.meta.url));
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // A theatre may serve its own network without TLS.
    transformStaticCSP: (policy) => policy.replace(/;?\s*upgrade-insecure-requests/, ''),
    logo: { type: 'image/svg+xml', content: sign, href: '/', target: '_self' },
    theme: {
      title: 'Houseful API',
      favicon: [
        {
          filename: 'favicon.svg',
          rel: 'icon',
          type: 'image/svg+xml',
          sizes: 'any',
          content: sign,
        },
      ],
    },
  });
}
