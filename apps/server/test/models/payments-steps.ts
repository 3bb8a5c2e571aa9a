import type { PaymentsFace } from '@houseful/contract/faces/payments';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { PaymentsWorld } from '../../src/modules/payments/payments-world.fixture.ts';
import { attemptIdOf, paymentIdOf, refundIdOf } from '../../src/modules/payments/store/rows.ts';
import { chargeNews, type Mood, type MoodyBank } from './moody-bank.ts';
import {
  type ChargeState,
  close,
  giveBack,
  hear,
  kept,
  type ModelPayment,
  pay,
  type PaymentsModel,
  sendRefunds,
} from './payments-model.ts';

const COMMANDS_MAX = 30;
/** Longer than the longest pause between two questions, or two tries to refund. */
const PAUSE_MS = 61 * 60_000;
export const OWED = [50_000, 30_000] as const;

/** The real thing: orders of its own in a house with a moody bank. */
export interface Till {
  readonly world: PaymentsWorld;
  readonly bank: MoodyBank;
  readonly faces: readonly [PaymentsFace, PaymentsFace];
  readonly orderIds: readonly string[];
}

const idsOf = ({ orderIds }: Till, at: number) => {
  const orderId = orderIds[at] as string;
  return { orderId, paymentId: paymentIdOf(orderId) };
};

/** The database has what the model has, payment by payment. */
async function agree(model: PaymentsModel, { world, orderIds }: Till): Promise<void> {
  const paymentIds = orderIds.map(paymentIdOf);
  const [payments, attempts, refunds] = await Promise.all([
    world.rows<{ payment_id: string; status: string; paid_by: string | null }>(
      `select p.payment_id, p.status, a.charge_ref as paid_by
         from payments.payments p left join payments.attempts a
           on a.attempt_id = p.captured_attempt_id
        where p.payment_id = any($1)`,
      [paymentIds],
    ),
    world.rows<{ line: string }>(
      `select charge_ref || ' ' || state as line from payments.attempts where payment_id = any($1)`,
      [paymentIds],
    ),
    world.rows<{ line: string }>(
      `select a.charge_ref || ' ' || r.amount || ' ' || r.status as line
         from payments.refunds r join payments.attempts a using (attempt_id)
        where r.payment_id = any($1)`,
      [paymentIds],
    ),
  ]);
  const seen = new Map(payments.map((row) => [row.payment_id, row]));
  model.forEach(({ opened, status, paidBy }, at) => {
    const row = seen.get(paymentIds[at] as string);
    expect(row && [row.status, row.paid_by]).toEqual(opened ? [status, paidBy] : undefined);
  });
  expect(attempts.map(({ line }) => line).toSorted()).toEqual(
    model.flatMap((payment) => [...payment.attempts].map((entry) => entry.join(' '))).toSorted(),
  );
  expect(refunds.map(({ line }) => line).toSorted()).toEqual(
    model
      .flatMap((payment) =>
        [...payment.refunds].map(([charge, { amount, status }]) => `${charge} ${amount} ${status}`),
      )
      .toSorted(),
  );
}

type Step = fc.AsyncCommand<PaymentsModel, Till>;
type Act = (model: PaymentsModel, till: Till) => Promise<void>;

function step(text: string, act: Act, can: (model: PaymentsModel) => boolean = () => true): Step {
  return {
    check: can,
    run: async (model, till) => {
      await act(model, till);
      await agree(model, till);
    },
    toString: () => text,
  };
}

/** A verb on one of the payments there are. */
function onPayment(
  text: string,
  at: number,
  act: (payment: ModelPayment, till: Till, model: PaymentsModel) => Promise<void>,
  can: (payment: ModelPayment) => boolean = () => true,
): Step {
  return step(
    `${text} of order ${at}`,
    (model, till) => act(model[at] as ModelPayment, till, model),
    (model) => can(model[at] as ModelPayment),
  );
}

const isOpened = ({ opened }: ModelPayment) => opened;
const isPaid = ({ paidBy }: ModelPayment) => paidBy !== null;

/** The same call so many times at once, to both processes by turns: all must be told the same. */
async function send(
  { faces }: Till,
  times: number,
  ask: (face: PaymentsFace) => Promise<unknown>,
): Promise<string> {
  const told = await Promise.all(
    Array.from({ length: times }, (_, n) => outcomeOf(ask(faces[n % 2] as PaymentsFace))),
  );
  expect(told).toEqual(Array(times).fill(told[0]));
  return told[0] as string;
}

async function outcomeOf(answer: Promise<unknown>): Promise<string> {
  try {
    const body = await answer;
    const hasOutcome = typeof body === 'object' && body !== null && 'outcome' in body;
    return hasOutcome ? String(body.outcome) : 'ok';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return String(error.code);
  }
}

const orders = fc.nat({ max: OWED.length - 1 });
const tokens = fc.constantFrom('one', 'two');
const times = fc.integer({ min: 1, max: 3 });

const openSteps = fc
  .record({
    at: orders,
    n: times,
    start: fc.constantFrom<Mood['start']>('opens', 'opens', 'fails'),
  })
  .map(({ at, n, start }) =>
    onPayment(`opening ×${n}, the bank ${start}`, at, async (payment, till) => {
      const { bank, world } = till;
      const { orderId } = idsOf(till, at);
      bank.mood.start = start;
      const expiresAt = new Date(world.clock.now().getTime() + 5 * 60_000).toISOString();
      const told = await send(till, n, (face) =>
        face.startPayment({
          orderId,
          buyerId: 'usr_asha',
          amount: { amount: payment.owed, currency: 'INR' },
          expiresAt,
          description: 'A1',
        }),
      );
      expect(told).toBe(start === 'opens' ? 'ok' : 'provider-unreachable');
      if (start === 'opens') payment.opened = true;
    }),
  );

const paySteps = fc
  .record({
    at: orders,
    token: tokens,
    n: times,
    capture: fc.constantFrom<Mood['capture']>(
      ...([
        'captures',
        'captures',
        'declines',
        'processes',
        'lost',
        'captures too little',
      ] as const),
    ),
    answers: fc.boolean(),
  })
  .map(({ at, token, n, capture, answers }) =>
    onPayment(
      `payment ×${n} with ${token}, the bank ${capture}${answers ? '' : ' in silence'},`,
      at,
      async (payment, till) => {
        const { bank } = till;
        const { orderId, paymentId } = idsOf(till, at);
        const charge = `${paymentId}/${token}`;
        Object.assign(bank.mood, { capture, answers });
        const told = await send(till, n, (face) =>
          face.settlePayment({ orderId, paymentToken: token }),
        );
        const isHeard = answers && capture !== 'lost';
        const news = isHeard ? (bank.chargeOf(paymentId, charge) ?? null) : null;
        expect(told).toBe(pay(payment, charge, news));
      },
    ),
  );

/** On the bank's own page, or at its leisure: the shop is not told. */
const bankSteps = fc
  .record({ at: orders, token: tokens, captures: fc.boolean() })
  .map(({ at, token, captures }) =>
    onPayment(
      `the bank’s ${captures ? 'capture' : 'no'} to ${token}`,
      at,
      async (payment, till) => {
        const { bank } = till;
        const { paymentId } = idsOf(till, at);
        const charge = `${paymentId}/${token}`;
        const known = bank.chargeOf(paymentId, charge);
        if (known && known.state !== 'processing') return;
        const state = captures ? 'captured' : 'declined';
        bank.charge(paymentId, charge, { state, amount: payment.owed });
      },
      isOpened,
    ),
  );

/** News of a charge as it is, or as it once was; perhaps more than once. */
const webhookSteps = fc
  .record({ at: orders, token: tokens, n: times, back: fc.nat({ max: 1 }) })
  .map(({ at, token, n, back }) =>
    onPayment(
      `webhook ×${n}, ${back} states old, about ${token}`,
      at,
      async (payment, till) => {
        const { bank, world } = till;
        const { paymentId } = idsOf(till, at);
        const charge = `${paymentId}/${token}`;
        const states = bank.intentOf(paymentId)?.charges.get(charge) ?? [];
        const index = Math.max(0, states.length - 1 - back);
        const state = states[index];
        if (!state) return;
        const reading = {
          kind: 'charge',
          eventId: `${charge}#${index}`,
          providerRef: paymentId,
          charge: chargeNews(charge, state, world.clock.now()),
        };
        const rawBody = Buffer.from(JSON.stringify(reading));
        await send(till, n, (face) =>
          face.receiveWebhook({ provider: 'moody', rawBody, headers: {} }),
        );
        hear(payment, charge, state);
      },
      isOpened,
    ),
  );

const closeSteps = fc.record({ at: orders, expired: fc.boolean() }).map(({ at, expired }) =>
  onPayment(expired ? 'expiry' : 'cancellation before paying', at, async (payment, till) => {
    const { orderId } = idsOf(till, at);
    await till.world.tell(expired ? 'booking.order-expired' : 'booking.order-cancelled', {
      orderId,
    });
    close(payment);
  }),
);

const giveBackSteps = fc
  .record({ at: orders, share: fc.constantFrom(1, 0.75, 2), wholly: fc.boolean() })
  .map(({ at, share, wholly }) =>
    onPayment(
      wholly ? 'the seats are gone' : `sold back for ${share} of the money`,
      at,
      async (payment, till) => {
        const { orderId, paymentId } = idsOf(till, at);
        const asked = wholly ? payment.owed : payment.owed * share;
        const money = { amount: asked, currency: 'INR' };
        await (wholly
          ? till.world.tell('booking.order-unfulfillable', {
              ...{ orderId, paymentId },
              amount: money,
              reason: 'seats-gone',
            })
          : till.world.tell('booking.order-cancelled', { orderId, wasPaid: true, refund: money }));
        giveBack(payment, asked);
      },
      isPaid,
    ),
  );

async function reconcile(model: PaymentsModel, till: Till): Promise<void> {
  const { world, bank } = till;
  await world.clock.advance(PAUSE_MS);
  await world.run('reconcile-payments');
  model.forEach((payment, at) => {
    const { paymentId } = idsOf(till, at);
    const intent = bank.intentOf(paymentId);
    if (!intent || !payment.opened) return;
    const known = [...intent.charges];
    const lost = [...payment.attempts].filter(
      ([charge, state]) => state === 'CREATED' && !intent.charges.has(charge),
    );
    for (const [charge, states] of known) hear(payment, charge, states.at(-1) as ChargeState);
    for (const [charge] of lost) hear(payment, charge, 'failed');
  });
}

const reconcileSteps = fc.constant(step('an hour passes, and the bank is asked', reconcile));

async function tryRefunds(model: PaymentsModel, till: Till, mood: Mood['refund']): Promise<void> {
  const { world, bank } = till;
  const paidBackBefore = new Set(
    model
      .flatMap(({ refunds }) => [...refunds.keys()])
      .filter((charge) => isGivenBack(bank, charge)),
  );
  bank.mood.refund = mood;
  await world.clock.advance(PAUSE_MS);
  await world.run('send-refunds');
  for (const payment of model) {
    sendRefunds(payment, (charge) => {
      if (mood === 'done') return 'done';
      if (mood !== 'accepted') return 'failed';
      // A bank that has paid back already, in silence, says so instead of promising it.
      return paidBackBefore.has(charge) ? 'done' : 'accepted';
    });
  }
}

function isGivenBack(bank: MoodyBank, charge: string): boolean {
  const [paymentId = ''] = charge.split('/');
  return bank.hasGivenBack(refundIdOf(attemptIdOf(paymentId, charge)));
}

const refundSteps = fc
  .constantFrom<Mood['refund']>('done', 'accepted', 'failed', 'done in silence')
  .map((mood) =>
    step(`an hour passes, refunds are sent: ${mood}`, (model, till) =>
      tryRefunds(model, till, mood),
    ),
  );

export const stories = fc.commands<PaymentsModel, Till, false>(
  [
    ...[openSteps, openSteps, paySteps, paySteps, paySteps, bankSteps, webhookSteps, webhookSteps],
    ...[closeSteps, giveBackSteps, reconcileSteps, refundSteps],
  ],
  { maxCommands: COMMANDS_MAX, size: 'max' },
);

/**
 * Everything that was under way comes to its end: then the bank has of each payment exactly what
 * the shop keeps, nothing is half done, and the house was told of each end once.
 */
export async function settleUp(model: PaymentsModel, till: Till): Promise<void> {
  const { world, bank, orderIds } = till;
  for (const orderId of orderIds) await world.tell('booking.order-expired', { orderId });
  model.forEach(close);
  model.forEach((payment, at) => {
    const { paymentId } = idsOf(till, at);
    for (const [charge, states] of bank.intentOf(paymentId)?.charges ?? []) {
      if (states.at(-1)?.state !== 'processing') continue;
      bank.charge(paymentId, charge, { state: 'captured', amount: payment.owed });
    }
  });
  // Twice: what is found the first time is asked about once more.
  await reconcile(model, till);
  await reconcile(model, till);
  await tryRefunds(model, till, 'done');
  for (const orderId of orderIds) await world.tell('booking.order-expired', { orderId });
  await agree(model, till);
  for (const [at, payment] of model.entries()) {
    const { orderId, paymentId } = idsOf(till, at);
    expect(bank.taken(paymentId) - bank.givenBack(paymentId)).toBe(kept(payment));
    expect([...payment.attempts.values()]).not.toContain('CREATED');
    const told = world.told.filter(
      ({ payload }) => 'orderId' in payload && payload.orderId === orderId,
    );
    const count = (name: string) => told.filter((each) => each.name === name).length;
    expect(count('payments.payment-captured')).toBe(payment.paidBy === null ? 0 : 1);
    expect(count('payments.payment-refunded')).toBe(payment.refunds.size);
  }
}
