import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { createAudit } from '#platform/audit';
import { createFacts, type Facts } from '#platform/facts/relay';
import { createGroupCommit } from '#platform/group-commit';
import { createIds } from '#platform/ids';
import { readFrom } from '#platform/postgres/tx';
import { seededRandom } from '#platform/random';
import { createSchedule } from '#platform/schedule/schedule';
import type { Job } from '#platform/schedule/schedule';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { composeBooking } from '../../src/gateway/compose-answers.ts';
import { createOffers } from '../../src/modules/offers/index.ts';
import { type Booking, createBooking } from '../../src/modules/booking/index.ts';
import { createPayments } from '../../src/modules/payments/index.ts';
import { issueTickets } from '../../src/modules/tickets/actions/issue-tickets.ts';
import { listTickets } from '../../src/modules/tickets/actions/list-tickets.ts';
import { revokeTickets } from '../../src/modules/tickets/actions/revoke-tickets.ts';
import { ticketsReactions } from '../../src/modules/tickets/reactions.ts';
import { createTicketSigner } from '../../src/modules/tickets/signing.ts';
import { inTransaction } from '#platform/postgres/tx';
import type { Agenda } from './agenda.ts';
import type { Bank } from './bank.ts';
import type { Gate } from './gate.ts';
import type { SignalPost } from './signal-post.ts';

export const HOLDS_PER_BUYER_MAX = 2;

/** Minutes are shortened so that everything that time does happens within a short history. */
const LIMITS = {
  holdMs: 60_000,
  holdExtensionMs: 30_000,
  holdTotalMsMax: 100_000,
  paymentWindowMs: 45_000,
  activeHoldsPerBuyerMax: HOLDS_PER_BUYER_MAX,
};

/** Written to by all worlds and read by nobody. */
const metrics = createMetrics();
const signer = createTicketSigner('a secret for simulations, long enough to be one');

export interface ProcessDeps {
  readonly seed: number;
  readonly agenda: Agenda;
  readonly gate: Gate;
  readonly signals: SignalPost;
  readonly bank: Bank;
}

/** One running process of the house: what a buyer or a bank can reach, and what time calls for. */
export interface SimulatedProcess {
  readonly name: string;
  readonly face: ReturnType<typeof composeBooking>;
  readonly booking: Booking['face'];
  readonly receiveWebhook: (body: string) => Promise<void>;
  readonly facts: Facts;
  readonly jobs: readonly Job[];
}

/** The real modules on a gated database, a virtual clock, lossy signals and somebody else's bank. */
export function startProcess(name: string, deps: ProcessDeps): SimulatedProcess {
  const { seed, agenda, gate, bank } = deps;
  const pool = gate.poolOf(name);
  const clock = agenda.clockOf(name);
  const signals = deps.signals.join(name);
  const random = seededRandom(`${seed} ${name}`);
  const ids = createIds(clock, random);
  const facts = createFacts({ pool, clock, log: silentLogger, metrics });
  const { record } = facts;
  const common = { pool, clock, ids, record, log: silentLogger, metrics, signals };

  const payments = createPayments({ ...common, providers: [bank.providerFor(name)] });
  // Its shows go on sale without rules about prices: offers are never asked.
  const audit = createAudit({ ids, clock, record });
  const { face: offers } = createOffers({
    ...{ ...common, random, audit },
    readShow: async () => null,
  });
  const booking = createBooking({
    ...common,
    audit,
    payments: payments.face,
    offers,
    limits: LIMITS,
  });
  // The tickets module without its printer, which has a thread of its own.
  const issue = issueTickets({ clock, record, signer });
  const revoke = revokeTickets({ clock });
  const issuing = createGroupCommit('issue-tickets', issue, common);

  const face = composeBooking({
    booking: booking.face,
    payments: payments.face,
    tickets: {
      issueTickets: (order) => issuing.submit(order),
      revokeTickets: (order) => inTransaction(pool, (tx) => revoke(tx, [order])),
      listTickets: listTickets({ db: readFrom(pool) }),
    },
    identity: { getMe: () => Promise.reject(new Error('buyers say where their tickets go')) },
    catalog: {} as CatalogFace,
    // A show without a room in front of it; lines have a simulation of their own.
    waitingRoom: {
      admitToSeats: async () => undefined,
      hasBeenInside: async () => false,
      findRoom: async () => null,
    },
  });

  facts.subscribe([
    ...payments.reactions,
    ...booking.reactions,
    ...ticketsReactions({
      ...{ issueTickets: issue, revokeTickets: revoke },
      // Nobody works at a desk here.
      ...{ renewTickets: async () => undefined, followChanges: async () => undefined },
    }),
  ]);
  const jobs = [...payments.schedule, ...booking.schedule];
  booking.start();
  facts.start();
  createSchedule(common).start(jobs);

  return {
    name,
    face,
    booking: booking.face,
    receiveWebhook: (body) =>
      payments.face.receiveWebhook({ provider: 'bank', rawBody: Buffer.from(body), headers: {} }),
    facts,
    jobs,
  };
}
