import type { PayForm } from '@houseful/contract/sandbox-desk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/kit/eventually';
import {
  FIVE_MINUTES_MS,
  type PaymentsWorld,
  PUBLIC_URL,
  startPaymentsWorld,
} from '../../payments-world.fixture.ts';
import { CHARGES_PER_INTENT_MAX } from './rules/charge-decision.ts';

let world: PaymentsWorld;
let online = true;
beforeAll(async () => {
  world = await startPaymentsWorld({
    post: (arrive) => async (url, body, headers, signal) => {
      if (!online) throw new Error('connection refused');
      return arrive(url, body, headers, signal);
    },
  });
});
afterAll(() => world.close());

const card: PayForm = {
  method: 'card',
  cardNumber: '4111 1111 1111 1111',
  cardExpiry: '12/30',
  cardCode: '123',
  upiId: '',
  wallet: '',
  webhook: 'normal',
  tryNumber: '0',
};
const openIntent = async (orderId: string) =>
  (await world.open(orderId)).payUrl.split('/').at(-1) ?? '';
const postedFor = (intentId: string) => world.posted.filter(({ body }) => body.includes(intentId));
const chargesOf = (intentId: string) =>
  world.rows('select 1 from payments.sandbox_charges where intent_id = $1', [intentId]);

test('the page shows what is to be paid, by when, and the way back', async () => {
  const intentId = await openIntent('ord_page');
  expect(await world.bank.desk.open(intentId)).toEqual({
    intentId,
    state: 'open',
    merchant: 'Houseful box office',
    description: 'Sholay, Regal Cinema: A1, A2',
    amount: { amount: 50_000, currency: 'INR' },
    secondsLeft: 300,
    tryNumber: 0,
    lastCharge: null,
    backUrl: `${PUBLIC_URL}/checkout/return?orderId=ord_page`,
  });
  expect(await world.bank.desk.open('spi_unknown')).toBeNull();
});

test('the same page submitted twice is one charge and the same token', async () => {
  const intentId = await openIntent('ord_double_click');
  const results = await Promise.all([
    world.bank.desk.pay(intentId, card),
    world.bank.desk.pay(intentId, card),
  ]);
  results.push(await world.bank.desk.pay(intentId, card));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results[0]).toMatchObject({ kind: 'tried' });
  expect(await chargesOf(intentId)).toHaveLength(1);
});

test('a declined card can be followed by one that works; after that nothing more is taken', async () => {
  const intentId = await openIntent('ord_again');
  await world.bank.desk.pay(intentId, { ...card, cardNumber: '4000 0000 0000 0002' });
  const page = await world.bank.desk.open(intentId);
  expect(page).toMatchObject({
    state: 'open',
    tryNumber: 1,
    lastCharge: { instrument: 'Card •••• 0002', status: 'DECLINED' },
  });
  await world.bank.desk.pay(intentId, { ...card, tryNumber: '1' });
  expect(await world.bank.desk.open(intentId)).toMatchObject({
    state: 'paid',
    backUrl: expect.stringContaining('&paymentToken=spt_'),
  });
  const late = await world.bank.desk.pay(intentId, { ...card, tryNumber: '2' });
  expect(late).toEqual({ kind: 'closed' });
  expect(await chargesOf(intentId)).toHaveLength(2);
});

test('a decline on the page is a decline at the shop', async () => {
  const intentId = await openIntent('ord_page_decline');
  const result = await world.bank.desk.pay(intentId, {
    ...card,
    cardNumber: '4000 0000 0000 0002',
  });
  const token = new URL(result.kind === 'tried' ? result.returnTo : '').searchParams.get(
    'paymentToken',
  );
  expect(await world.settle('ord_page_decline', token ?? '')).toEqual({
    outcome: 'declined',
    reason: 'declined-by-bank',
  });
});

test('nothing of a card is kept but its last four digits', async () => {
  const intentId = await openIntent('ord_discreet');
  await world.bank.desk.pay(intentId, { ...card, cardExpiry: '07/38', cardCode: '9274' });
  const tables = await world.rows<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'payments'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      world.rows<{ text: string }>(`select t::text as text from payments.${name} t`),
    ),
  );
  const kept = rows
    .flat()
    .map(({ text }) => text)
    .join('\n');
  expect(kept).toContain('Card •••• 1111');
  expect(kept).not.toMatch(/4111\D?1111/);
  expect(kept).not.toMatch(/\b9274\b/);
  expect(kept).not.toMatch(/\b0?7\/(20)?38\b|\b(20)?38-0?7\b/);
});

test('a form that cannot be read charges nothing', async () => {
  const intentId = await openIntent('ord_typo');
  expect(await world.bank.desk.pay(intentId, { ...card, cardExpiry: '13/30' })).toMatchObject({
    kind: 'invalid',
    errors: { cardExpiry: expect.any(String) },
  });
  expect(await world.bank.desk.pay('spi_unknown', card)).toEqual({ kind: 'no-such-payment' });
  expect(await chargesOf(intentId)).toHaveLength(0);
});

test('one payment can be tried a limited number of times', async () => {
  const intentId = await openIntent('ord_stubborn');
  const declined = { ...card, cardNumber: '4000 0000 0000 0002', webhook: 'never' };
  for (let tryNumber = 0; tryNumber < CHARGES_PER_INTENT_MAX; tryNumber++) {
    await world.bank.desk.pay(intentId, { ...declined, tryNumber: String(tryNumber) });
  }
  expect(await world.bank.desk.pay(intentId, { ...declined, tryNumber: 'more' })).toMatchObject({
    kind: 'invalid',
  });
  expect(await chargesOf(intentId)).toHaveLength(CHARGES_PER_INTENT_MAX);
});

test.each([
  ['normal', 1],
  ['before', 1],
  ['twice', 2],
  ['late', 1],
  ['never', 0],
] as const)('the webhook "%s" is delivered %i times', async (webhook, times) => {
  const intentId = await openIntent(`ord_webhook_${webhook}`);
  await world.bank.desk.pay(intentId, { ...card, webhook });
  expect(postedFor(intentId)).toHaveLength(webhook === 'before' ? 1 : 0);
  await world.live(5_000);
  if (webhook === 'late') expect(postedFor(intentId)).toHaveLength(0);
  await world.live(30_000);
  expect(postedFor(intentId).map(({ status }) => status)).toEqual(Array(times).fill(200));
});

test('a webhook that is refused or lost is delivered again until it is taken', async () => {
  online = false;
  const intentId = await openIntent('ord_offline');
  await world.bank.desk.pay(intentId, { ...card, webhook: 'before' });
  await world.live(13_000);
  expect(postedFor(intentId)).toHaveLength(0);
  online = true;
  await world.live(20_000);
  expect(postedFor(intentId)).toHaveLength(1);
  const left = await world.rows(
    `select 1 from payments.sandbox_webhooks where body like '%${intentId}%'`,
  );
  expect(left).toEqual([]);
});

test('a payment that was cancelled or has expired takes no money on the page', async () => {
  const cancelled = await openIntent('ord_off');
  await world.tell('booking.order-cancelled', { orderId: 'ord_off' });
  await world.run('reconcile-payments');
  expect(await world.bank.desk.open(cancelled)).toMatchObject({ state: 'cancelled' });
  expect(await world.bank.desk.pay(cancelled, card)).toEqual({ kind: 'closed' });

  const expired = await openIntent('ord_slow');
  await world.clock.advance(FIVE_MINUTES_MS);
  expect(await world.bank.desk.open(expired)).toMatchObject({ state: 'expired', secondsLeft: 0 });
  expect(await world.bank.desk.pay(expired, card)).toEqual({ kind: 'closed' });
});

test('a bank that answers late is shown as such, and as paid once its time has come', async () => {
  const intentId = await openIntent('ord_page_late');
  await world.bank.desk.pay(intentId, { ...card, cardNumber: '4000 0000 0000 3220' });
  expect(await world.bank.desk.open(intentId)).toMatchObject({ state: 'processing' });
  await world.clock.advance(20_000);
  // No job has run: whoever looks sees what the time says.
  expect(await world.bank.desk.open(intentId)).toMatchObject({ state: 'paid' });
  await eventually(async () => {
    await world.run('deliver-sandbox-webhooks');
    await world.clock.advance(1_000);
    expect(postedFor(intentId)).toHaveLength(1);
  });
});
