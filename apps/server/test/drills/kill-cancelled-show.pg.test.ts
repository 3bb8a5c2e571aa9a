import type { DeskShowDetails } from '@houseful/contract/shows-desk';
import pg from 'pg';
import { expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { AUTH_SECRET, OPERATOR_ID, openBoxOffice, ROWS, SHOWS } from '#test/drills/box-office';
import { openLine } from '#test/drills/line';
import { createAccessTokenSigner } from '../../src/modules/identity/access-token.ts';

const ORDERS = 200;
const KILLS = 3;
const PATIENCE_MS = 120_000;
const TOKEN_SECONDS = 3_600;
const { sleep } = systemClock;

interface Books {
  readonly confirmed: number;
  readonly cancelled: number;
  readonly refunds: number;
  readonly moneyKept: number;
  readonly letters: number;
  readonly valid: number;
  readonly seatsTaken: number;
}

test(`kill -9 in the middle of a cancelled show with ${ORDERS} orders: each ends, is paid back and written to once`, async () => {
  const box = await openBoxOffice({ processes: 1 });
  const line = openLine(box.servers);
  const showId = SHOWS[0] as string;
  const until = performance.now() + PATIENCE_MS;
  try {
    await Promise.all(
      Array.from({ length: ORDERS }, async (_, number) => {
        const guest = await line.insist('POST', '/auth/guest', { body: {} }, until);
        const token = String(guest.body['accessToken']);
        const key = `order-${number}-of-the-show-to-be-cancelled`;
        const seatIds = [`${ROWS[Math.floor(number / 20)]}${(number % 20) + 1}`];
        const held = await line.insist(
          'POST',
          '/holds',
          { token, key, body: { showId, seatIds } },
          until,
        );
        const contact = { email: `buyer${number}@example.com` };
        const body = { holdId: held.body['holdId'], contact };
        const placed = await line.insist('POST', '/orders', { token, key, body }, until);
        const path = `/orders/${String(placed.body['orderId'])}/confirm-payment`;
        const paid = await line.insist(
          'POST',
          path,
          { token, body: { paymentToken: 'tok_success' } },
          until,
        );
        expect(paid.body).toMatchObject({ status: 'CONFIRMED' });
      }),
    );
    const token = await tokenOf(OPERATOR_ID, ['operator']);
    const key = 'cancel-this-show-in-the-middle-of-it';
    const cancel = { reason: 'The projector broke', expectedOrders: ORDERS };
    const path = `/desk/shows/${showId}`;
    const answer = await line.insist('POST', `${path}/cancel`, { token, key, body: cancel }, until);
    expect(answer.body).toMatchObject({ state: 'cancelled' });

    let unfinished = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const books = await booksOf(box.databaseUrl(), showId);
      if ((books?.letters ?? ORDERS) < ORDERS) unfinished += 1;
      box.servers[0]?.kill();
      await box.servers[0]?.ready(PATIENCE_MS);
      // Far enough to have begun, not far enough to be through.
      await sleep(kill * 150);
    }
    expect(unfinished).toBeGreaterThan(1);
    // It has been killed more than it has lived so far: from now on it is left alone.
    const done = performance.now() + PATIENCE_MS;
    for (;;) {
      const shown = await line.insist('GET', path, { token }, done);
      const { settlement } = shown.body as unknown as DeskShowDetails;
      if (settlement?.done) break;
      if (performance.now() > done) throw new Error(`not done: ${JSON.stringify(settlement)}`);
      await sleep(250);
    }
    expect(await booksOf(box.databaseUrl(), showId)).toEqual({
      ...{ confirmed: 0, cancelled: ORDERS, refunds: ORDERS, moneyKept: 0 },
      ...{ letters: ORDERS, valid: 0, seatsTaken: 0 },
    });
  } finally {
    line.close();
    await box.close();
  }
}, 400_000);

async function booksOf(connectionString: string, showId: string): Promise<Books | undefined> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Books>(
      `select (select count(*)::int from booking.orders where show_id = $1 and status = 'CONFIRMED') as confirmed,
              (select count(*)::int from booking.orders where show_id = $1 and status = 'CANCELLED') as cancelled,
              (select count(*)::int from payments.sandbox_refunds) as refunds,
              ((select coalesce(sum(i.amount), 0) from payments.sandbox_charges c
                 join payments.sandbox_intents i using (intent_id) where c.status = 'CAPTURED')
               - (select coalesce(sum(amount), 0) from payments.sandbox_refunds))::int as "moneyKept",
              (select count(*)::int from notifications.mails where subject like 'Show cancelled%') as letters,
              (select count(*)::int from tickets.tickets where status = 'VALID') as valid,
              (select count(*)::int from booking.seats
                where show_id = $1 and taken_until = 'infinity') as "seatsTaken"`,
      [showId],
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

async function tokenOf(userId: string, roles: readonly ('operator' | 'guest')[]): Promise<string> {
  const now = Math.floor(systemClock.now().getTime() / 1_000);
  const times = { issuedAtSeconds: now, expiresAtSeconds: now + TOKEN_SECONDS };
  return createAccessTokenSigner(AUTH_SECRET)({ userId, roles }, times);
}
