import type { bookingOperations } from '@houseful/contract/booking';
import type { identityOperations } from '@houseful/contract/identity';
import type { Operation } from '@houseful/contract/operation';
import type { paymentsOperations } from '@houseful/contract/payments';
import type { ticketsOperations } from '@houseful/contract/tickets';
import type { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#platform/clock';
import { createExpectedWait } from '#platform/expected-wait';
import { overloaded } from '#platform/problem';
import { isForAPage } from './inject-request.ts';
import { bodyOf, PROBLEM_TYPE } from './problems.ts';
import { wantsPage } from './trouble-page.ts';

/** Who is refused at which number of requests in flight, as a part of `REQUESTS_IN_FLIGHT_MAX`. */
const SHARES = {
  /** Wants something new: seats, an account. */
  arriving: 1,
  /** Has seats, an order or money with us already, or steers the house: gets through when newcomers do not. */
  begun: 2,
  /** Looks. What is answered from memory is over at once, and is cheaper answered than refused. */
  reading: 1,
  /** A page that is made here takes milliseconds of the processor. */
  page: 0.005,
} as const;

/** Declared on a route. `vital`: always let in, counted nowhere. */
export type Urgency = keyof typeof SHARES | 'vital';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who is refused first when the house is busy; `reading` when not said. */
    urgency?: Urgency;
  }
}

/** Below this part of a limit nobody is refused, however slow the house seems: a crowd of it is served within a second or so. */
const CALM_SHARE = 1 / 2;
/** Above it a newcomer who would have to wait longer than this, at the pace of late, is refused. */
const EXPECTED_WAIT_MS_MAX = 1_000;
/** Those refused in the same moment are sent for different ones, so that they do not come back as one crowd. */
const RETRY_AFTER_SECONDS = [1, 2, 3] as const;
const UNAVAILABLE = 503;
/**
 * So many in such a time are refused at once, the others at its end: who asks again the moment it is refused, heedless of
 * Retry-After, would otherwise take the processor from those who were let in.
 */
const PROMPT_REFUSALS_MAX = 200;
const PAUSE_MS = 250;

/** Steps of somebody who has seats, an order, tickets, or a session that must not run out meanwhile. */
const BEGUN: ReadonlySet<string> = new Set<
  | keyof typeof bookingOperations
  | keyof typeof ticketsOperations
  | keyof typeof paymentsOperations
  | keyof typeof identityOperations
  | keyof typeof waitingRoomOperations
>([
  'getHold',
  'changeHold',
  'extendHold',
  'releaseHold',
  'priceHold',
  'placeOrder',
  'getOrder',
  'confirmPayment',
  'getCancellation',
  'cancelOrder',
  'receivePaymentWebhook',
  'getTicket',
  'getTicketQr',
  'verifyTicket',
  'refresh',
  'takeTurn',
  'leavePlace',
]);

/** Who works here, and whoever stands in front of a gate, is not kept waiting by who comes to buy. */
const STAFF: ReadonlySet<Operation['access']> = new Set(['operator', 'staff', 'gate']);

export function urgencyOf({ name, method, access }: Operation): Urgency {
  if (BEGUN.has(name) || STAFF.has(access)) return 'begun';
  return method === 'GET' ? 'reading' : 'arriving';
}

/** One for each urgency: nobody takes a place from those whose money is on the way. */
export type Doors = Readonly<Record<keyof typeof SHARES, Door>>;

export function createDoors({ clock, requestsInFlightMax }: DoorsDeps): Doors {
  return Object.fromEntries(
    Object.entries(SHARES).map(([urgency, share]) => [
      urgency,
      createDoor(clock, {
        inFlightMax: Math.ceil(requestsInFlightMax * share),
        expectedWaitMsMax: urgency === 'begun' ? Number.POSITIVE_INFINITY : EXPECTED_WAIT_MS_MAX,
      }),
    ]),
  ) as unknown as Doors;
}

export interface DoorsDeps {
  readonly clock: Clock;
  readonly requestsInFlightMax: number;
}

/**
 * Refuses in time what the house cannot do in time: before the body is read or anybody is asked who they are, with a
 * 503 that costs a fraction of what it refuses. Must be registered before all other hooks.
 */
export function shedLoad(app: FastifyInstance, doors: Doors, clock: Clock): void {
  const refuse = createRefusal(clock);
  app.addHook('onRequest', (request, reply, done) => {
    const { urgency = 'reading' } = request.routeOptions.config;
    if (urgency === 'vital') return done();
    const door = doors[urgency];
    if (!door.letIn()) {
      // What a page asks was let in with the page.
      return isForAPage() ? done() : refuse(request, reply, done);
    }
    reply.raw.on('close', door.leave);
    done();
  });
}

export interface Door {
  /** False when the next one would have to wait too long. */
  letIn(): boolean;
  readonly leave: () => void;
}

export interface DoorLimits {
  readonly inFlightMax: number;
  readonly expectedWaitMsMax: number;
}

function createDoor(clock: Clock, { inFlightMax, expectedWaitMsMax }: DoorLimits): Door {
  const calmBelow = Math.ceil(inFlightMax * CALM_SHARE);
  const expectedWait = createExpectedWait();
  let inFlight = 0;
  return {
    letIn: () => {
      if (inFlight >= inFlightMax) return false;
      if (inFlight >= calmBelow) {
        const waitMs = expectedWait.ms(inFlight, clock.now().getTime());
        if (waitMs > expectedWaitMsMax) return false;
      }
      inFlight += 1;
      return true;
    },
    leave: () => {
      inFlight -= 1;
      if (inFlight < calmBelow) expectedWait.cleared();
      else expectedWait.left(1);
    },
  };
}

type Refuse = (request: FastifyRequest, reply: FastifyReply, done: (error: Error) => void) => void;

/** Written by hand: in a flood nothing is done as often as this. */
function createRefusal(clock: Clock): Refuse {
  const answers = RETRY_AFTER_SECONDS.map((seconds) => {
    const refusal = overloaded(seconds * 1_000);
    const [before = '', after = ''] = JSON.stringify(bodyOf(refusal, '\u0000')).split('\\u0000');
    return { refusal, before, after, retryAfter: String(seconds) };
  });
  let turn = 0;
  let prompt = 0;
  let paused: (() => void)[] = [];

  async function endPause(): Promise<void> {
    await clock.sleep(PAUSE_MS);
    const due = paused;
    paused = [];
    prompt = 0;
    for (const send of due) send();
  }

  return (request, reply, done) => {
    const answer = answers[turn++ % answers.length] as (typeof answers)[number];
    if (wantsPage(request)) return done(answer.refusal);
    reply.hijack();
    const { raw } = reply;
    const body = answer.before + request.id + answer.after;
    const send = () => {
      raw.writeHead(UNAVAILABLE, {
        'retry-after': answer.retryAfter,
        'content-type': PROBLEM_TYPE,
        'content-length': body.length,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-request-id': request.id,
      });
      raw.end(body);
    };
    if (prompt === 0) void endPause();
    prompt += 1;
    if (prompt <= PROMPT_REFUSALS_MAX) send();
    else paused.push(send);
  };
}
