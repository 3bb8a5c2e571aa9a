import type { Hold } from '@houseful/contract/booking';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse, type Refusal } from '#test/kit/open-house';

let shop: OpenHouse;
beforeAll(async () => {
  // One newcomer at a time, one who reads, and two who go on with what they have begun.
  shop = await openHouse({ REQUESTS_IN_FLIGHT_MAX: '1' });
});
afterAll(() => shop.close());

const SAME = { sameHouse: true } as const;

function holdSeat(token: string, seatId: string) {
  const body = { showId: 'shw_evening', seatIds: [seatId] };
  return shop.ask<Hold>('POST', '/holds', { ...SAME, token, key: seatId, body });
}

/** Keeps every new hold waiting in the database until let go. */
async function stopHolds() {
  const { pool } = shop.house;
  const client = await pool.connect();
  await client.query('begin');
  await client.query('lock table booking.holds in exclusive mode');
  return {
    /** Resolves once a hold waits. */
    oneWaits: () =>
      expect
        .poll(async () => {
          const { rowCount } = await pool.query(
            `select from pg_locks where not granted and relation = 'booking.holds'::regclass`,
          );
          return rowCount;
        })
        .toBe(1),
    letGo: async () => {
      await client.query('rollback');
      client.release();
    },
  };
}

function newGuest(): Promise<Refusal> {
  return shop.ask('POST', '/auth/guest', { ...SAME, body: {} }) as unknown as Promise<Refusal>;
}

describe('when one house has in hand what it can', () => {
  test('the next newcomer is refused at once, cleanly, and the first one is served', async () => {
    const token = await shop.guest();
    const { oneWaits, letGo } = await stopHolds();
    const first = holdSeat(token, 'A1');
    try {
      await oneWaits();
      const { status, headers, body } = await newGuest();
      expect(status).toBe(503);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({ code: 'overloaded', type: '/docs/problems/overloaded', status });
      expect(body['retryAfterMs']).toBe(Number(headers['retry-after']) * 1_000);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(body.instance).toContain(String(headers['x-request-id']));
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      // Not even its words are looked at, or who it comes from.
      const nonsense = await shop.ask('POST', '/holds', { ...SAME, body: '{' });
      expect(nonsense.status).toBe(503);
    } finally {
      await letGo();
    }
    expect((await first).status).toBe(201);
    expect((await holdSeat(token, 'A2')).status).toBe(201);
  });

  test('who watches, who reads, and who holds seats already are answered', async () => {
    const token = await shop.guest();
    const { holdId } = (await holdSeat(token, 'B1')).body;
    const { oneWaits, letGo } = await stopHolds();
    const waiting = holdSeat(token, 'B2');
    try {
      await oneWaits();
      expect((await newGuest()).status).toBe(503);
      const health = await fetch(`${shop.baseUrl}/healthz`);
      const metrics = await fetch(`${shop.baseUrl}/metrics`);
      expect([health.status, metrics.status]).toEqual([200, 200]);
      const map = await shop.ask('GET', '/shows/shw_evening/seat-status', SAME);
      const mine = await shop.ask('GET', `/holds/${holdId}`, { ...SAME, token });
      expect([map.status, mine.status]).toEqual([200, 200]);
      const webhook = await shop.ask('POST', '/webhooks/payments/sandbox', { ...SAME, body: {} });
      expect(webhook.status).not.toBe(503);
    } finally {
      await letGo();
    }
    expect((await waiting).status).toBe(201);
    const order = await shop.ask('POST', '/orders', { ...SAME, token, body: { holdId } });
    expect(order.status).toBe(201);
  });

  test('who goes away makes room', async () => {
    const token = await shop.guest();
    const { oneWaits, letGo } = await stopHolds();
    const gone = new AbortController();
    const left = fetch(`${shop.baseUrl}/api/v1/holds`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ showId: 'shw_evening', seatIds: ['C1'] }),
      signal: gone.signal,
    });
    try {
      await oneWaits();
      expect((await newGuest()).status).toBe(503);
      gone.abort();
      await expect(left).rejects.toThrow();
      await expect.poll(async () => (await newGuest()).status).toBe(201);
    } finally {
      await letGo();
    }
  });
});
