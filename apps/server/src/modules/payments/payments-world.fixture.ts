import type { PaymentsFace, Settlement } from '@houseful/contract/faces/payments';
import type { FactName, FactPayload } from '@houseful/contract/facts';
import type { Money } from '@houseful/contract/primitives';
import type { Clock } from '#platform/clock';
import { fact, reaction } from '#platform/facts/facts';
import { createFacts } from '#platform/facts/relay';
import type { Module } from '#platform/module';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import type { Job } from '#platform/schedule/schedule';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase } from '#test/kit/test-database';
import { createPayments, type PaymentsDeps } from './index.ts';
import type { PaymentProvider } from './providers/provider.ts';
import type { Post } from './providers/sandbox/post.ts';
import { createSandboxBank, type SandboxBank } from './providers/sandbox/sandbox-bank.ts';

export const SECRET = 'a secret for tests that is long enough';
export const PUBLIC_URL = 'http://shop.test';
export const FIVE_MINUTES_MS = 5 * 60_000;

type Told = { [N in FactName]: { name: N; payload: FactPayload<N> } }[FactName];

/** A payments module with a sandbox bank on a database of its own, at a standstill in time. */
export interface PaymentsWorld {
  readonly pool: Pool;
  readonly clock: ManualClock;
  /** How many calls wait for the clock. */
  readonly sleepers: () => number;
  readonly payments: Module<PaymentsFace>;
  readonly face: PaymentsFace;
  /** The same module in a second process, on the same database. */
  readonly otherFace: PaymentsFace;
  readonly bank: SandboxBank;
  /** Facts that other modules were told, oldest first. */
  readonly told: readonly Told[];
  /** Webhooks that were sent, with what they were answered. */
  readonly posted: readonly { body: string; headers: Record<string, string>; status: number }[];
  /** Opens the payment of an order over ₹500, to be paid within five minutes. */
  open(orderId: string, amount?: Money): ReturnType<PaymentsFace['startPayment']>;
  settle(orderId: string, paymentToken: string): Promise<Settlement>;
  /** Tells the module a fact of another, and lets every reaction happen. */
  tell<N extends FactName>(name: N, payload: FactPayload<N>): Promise<void>;
  run(jobName: string): Promise<void>;
  /** Runs every job and tells every fact, with time moving on in between, for `ms`. */
  live(ms: number): Promise<void>;
  rows<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

const STEP_MS = 1_000;

export interface WorldOptions {
  /** Takes the place of the sandbox bank as the provider of new payments. */
  readonly provider?: (clock: Clock) => PaymentProvider;
  /** What becomes of webhooks on their way; by default they arrive. */
  readonly post?: (arrive: Post) => Post;
}

export async function startPaymentsWorld(options: WorldOptions = {}): Promise<PaymentsWorld> {
  const database = await cloneDatabase();
  const { pool } = database;
  const still = manualClock();
  let sleepers = 0;
  const clock: ManualClock = {
    ...still,
    sleep: (ms, signal) => {
      sleepers++;
      return still.sleep(ms, signal).finally(() => sleepers--);
    },
  };
  const common = { pool, clock, log: silentLogger, metrics: createMetrics() };
  const facts = createFacts(common);
  const posted: { body: string; headers: Record<string, string>; status: number }[] = [];
  const arrive: Post = async (_url, body, headers) => {
    const status = await answerTo(payments.face, body, headers);
    posted.push({ body, headers: { ...headers }, status });
    return status;
  };
  const bank = createSandboxBank({
    ...common,
    secret: SECRET,
    publicUrl: PUBLIC_URL,
    deliverTo: () => 'http://127.0.0.1:3000',
    post: options.post?.(arrive) ?? arrive,
  });
  const deps: PaymentsDeps = {
    ...common,
    record: facts.record,
    providers: options.provider ? [options.provider(clock), bank.provider] : [bank.provider],
  };
  const payments = createPayments(deps);
  const told: Told[] = [];
  const hear = (name: Told['name']) =>
    reaction(name, `test/${name}`, async (_tx, payloads) => {
      for (const payload of payloads) told.push({ name, payload } as Told);
    });
  facts.subscribe([
    ...payments.reactions,
    hear('payments.payment-captured'),
    hear('payments.payment-refunded'),
  ]);
  const jobs: readonly Job[] = [...bank.schedule, ...payments.schedule];

  async function run(jobName: string): Promise<void> {
    const job = jobs.find(({ name }) => name === `payments/${jobName}`);
    if (!job) throw new Error(`there is no job ${jobName}`);
    await job.run();
  }

  return {
    pool,
    clock,
    sleepers: () => sleepers,
    payments,
    face: payments.face,
    otherFace: createPayments(deps).face,
    bank,
    told,
    posted,
    open: (orderId, amount = rupees(500)) =>
      payments.face.startPayment({
        orderId,
        buyerId: 'usr_asha',
        amount,
        expiresAt: new Date(clock.now().getTime() + FIVE_MINUTES_MS).toISOString(),
        description: 'Sholay, Regal Cinema: A1, A2',
      }),
    settle: (orderId, paymentToken) => payments.face.settlePayment({ orderId, paymentToken }),
    tell: async (name, payload) => {
      await inTransaction(pool, (tx) => facts.record(tx, [fact(name, payload)]));
      await facts.drain();
    },
    run,
    live: async (ms) => {
      for (let passed = 0; passed <= ms; passed += STEP_MS) {
        for (const job of jobs) await job.run();
        await facts.drain();
        await clock.advance(STEP_MS);
      }
    },
    rows: async <R>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values])).rows as R[],
    close: database.close,
  };
}

export function rupees(amount: number): Money {
  return { amount: amount * 100, currency: 'INR' };
}

/** What the webhook route answers, without the route. */
async function answerTo(
  face: PaymentsFace,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  try {
    await face.receiveWebhook({ provider: 'sandbox', rawBody: Buffer.from(body), headers });
    return 200;
  } catch (error) {
    if (error instanceof Error && 'status' in error) return Number(error.status);
    throw error;
  }
}
