import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, type OpenHouse, openHouse, type Refusal } from '#test/kit/open-house';

let open: OpenHouse;
let token: string;
beforeAll(async () => {
  open = await openHouse({ BODY_BYTES_MAX: '65536' });
  token = await open.guest();
});
afterAll(() => open.close());

async function refusal(method: string, path: string, asking: Asking = {}): Promise<Refusal> {
  const answer = await open.ask(method, path, { token, ...asking });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    status: answer.status,
    type: `/docs/problems/${answer.body['code']}`,
    title: expect.any(String),
    instance: expect.stringMatching(/^urn:houseful:request:req_/),
  });
  return answer as unknown as Refusal;
}

const hold = (body: unknown) => refusal('POST', '/holds', { body });

describe('a hold request that cannot be met', () => {
  const showId = 'shw_evening';
  test.each([
    ['malformed JSON', '{"showId": ', 400, 'invalid-input'],
    ['an array', [], 400, 'invalid-input'],
    ['no body', '', 400, 'invalid-input'],
    ['an unknown field', { showId, seatIds: ['A1'], vip: true }, 400, 'invalid-input'],
    ['a negative quantity', { showId, quantity: -1 }, 400, 'invalid-input'],
    ['no seat at all', { showId, seatIds: [] }, 400, 'invalid-input'],
    ['half a seat', { showId, quantity: 1.5 }, 400, 'invalid-input'],
    ['a huge quantity', { showId, quantity: 1e9 }, 400, 'invalid-input'],
    ['more than the show allows', { showId, quantity: 11 }, 422, 'too-many-seats'],
    ['a seat of another show', { showId, seatIds: ['FLOOR-1'] }, 422, 'unknown-seat'],
    ['a seat that is SQL', { showId, seatIds: ["A1'; drop table x"] }, 400, 'invalid-input'],
    ['the same seat twice', { showId, seatIds: ['A1', 'A1'] }, 400, 'invalid-input'],
    ['an unknown category', { showId, quantity: 1, categoryId: 'x' }, 422, 'unknown-category'],
    ['an unknown show', { showId: 'shw_none', quantity: 1 }, 404, 'no-such-show'],
    ['a show id that is an object', { showId: {}, quantity: 1 }, 400, 'invalid-input'],
    ['a poisoned prototype', '{"__proto__": {"admin": true}}', 400, 'invalid-input'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await hold(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('ten thousand seat ids', async () => {
    const seatIds = Array.from({ length: 10_000 }, (_, n) => `A${n}`);
    expect((await hold({ showId, seatIds })).status).toBe(413);
    const fewer = await hold({ showId, seatIds: seatIds.slice(0, 5_000) });
    expect([fewer.status, fewer.body.code]).toEqual([400, 'invalid-input']);
  });

  test('nothing of all that was held', async () => {
    const { body } = await open.ask<{ heldSeatIds: string[] }>(
      'GET',
      `/shows/${showId}/seat-status`,
    );
    expect(body.heldSeatIds).toEqual([]);
  });
});

describe('a request that is not one', () => {
  test.each([
    ['GET', '/nothing', 404, 'no-such-route'],
    ['PUT', '/holds', 405, 'method-not-allowed'],
    ['GET', '/holds', 405, 'method-not-allowed'],
    ['GET', '/movies?limit=1000', 400, 'invalid-input'],
    ['GET', '/movies?colour=red', 400, 'invalid-input'],
    ['GET', '/movies?city=atlantis', 404, 'no-such-city'],
    ['GET', '/movies?near=somewhere', 400, 'invalid-input'],
    ['GET', '/movies/ttl_none', 404, 'no-such-title'],
    ['GET', '/movies/%E0%A4%A', 400, 'invalid-input'],
    ['GET', '/shows/shw_none', 404, 'no-such-show'],
    ['GET', '/shows/shw_none/seatmap', 404, 'no-such-show'],
    ['GET', '/holds/hld_none', 404, 'no-such-hold'],
    ['GET', '/orders/ord_none', 404, 'no-such-order'],
    ['GET', '/orders?cursor=garbage', 400, 'invalid-input'],
    ['GET', '/tickets/tkt_none', 404, 'no-such-ticket'],
    ['POST', '/orders/ord_none/cancel', 404, 'no-such-order'],
    ['DELETE', '/holds/hld_none', 404, 'no-such-hold'],
  ])('%s %s is %i %s', async (method, path, status, code) => {
    const answer = await refusal(method, path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('another content type', async () => {
    const headers = { 'content-type': 'text/xml' };
    const answer = await refusal('POST', '/holds', { body: '<a/>', headers });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  test('a body where none is expected', async () => {
    const answer = await refusal('POST', '/orders/ord_none/cancel', { body: { force: true } });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });

  test('an Idempotency-Key that cannot name anything', async () => {
    const answer = await refusal('POST', '/holds', { key: 'x'.repeat(500), body: {} });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('a caller who may not', () => {
  const seats = { showId: 'shw_evening', quantity: 1 };
  test.each([
    ['nobody', {}, 401, 'unauthenticated'],
    ['a forged token', { authorization: 'Bearer a.b.c' }, 401, 'unauthenticated'],
    ['another scheme', { authorization: 'Basic YTpi' }, 401, 'unauthenticated'],
  ])('%s', async (_who, headers, status, code) => {
    const answer = await open.ask('POST', '/holds', { body: seats, headers });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('an expired token', async () => {
    const old = await open.guest();
    await open.clock.leap(16 * 60_000);
    const answer = await open.ask('POST', '/holds', { body: seats, token: old });
    expect([answer.status, answer.body['code']]).toEqual([401, 'token-expired']);
    token = await open.guest();
  });

  test('a stranger at a hold or an order is told that there is none', async () => {
    const held = await open.ask<{ holdId: string }>('POST', '/holds', { body: seats, token });
    const { holdId } = held.body;
    const ordered = await open.ask<{ orderId: string }>('POST', '/orders', {
      body: { holdId },
      token,
    });
    const { orderId } = ordered.body;
    const stranger = await open.guest();
    const tries: [string, string, unknown?][] = [
      ['GET', `/holds/${holdId}`],
      ['DELETE', `/holds/${holdId}`],
      ['POST', '/orders', { holdId }],
      ['GET', `/orders/${orderId}`],
      ['POST', `/orders/${orderId}/confirm-payment`, { paymentToken: 'tok_success' }],
      ['POST', `/orders/${orderId}/cancel`],
    ];
    for (const [method, path, body] of tries) {
      const answer = await open.ask(method, path, { token: stranger, ...(body ? { body } : {}) });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
  });

  test('a buyer at the mailbox', async () => {
    expect((await refusal('GET', '/mailbox')).body.code).toBe('forbidden');
  });
});

describe('what is no request at all', () => {
  /** Writes the bytes and reads until the server hangs up. */
  async function raw(text: string): Promise<string> {
    const { hostname, port } = new URL(open.baseUrl);
    const socket = connect(Number(port), hostname);
    socket.end(text);
    return Buffer.concat(await socket.toArray()).toString();
  }

  test.each([
    ['no HTTP', 'HELLO\r\n\r\n'],
    ['endless headers', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
  ])('%s', async (_what, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"invalid-input"');
  });

  test.each([
    ['/movies?q=%00', 400],
    ['/movies?language=%00', 400],
    ['/movies?date=0000-01-01', 400],
    ['/orders?cursor=-005000-01-01T00:00:00.000Z~ord_1', 400],
    ['/orders?cursor=2026-01-01T00:00:00Z~a%00', 400],
    ['/orders?cursor=2026-02-30T00:00:00.000Z~ord_1', 400],
    [`/movies/${'x'.repeat(300)}`, 400],
  ])('%s', async (path, status) => {
    expect((await refusal('GET', path)).status).toBe(status);
  });

  test.each(['/art/a%00/poster.svg', '/sandbox/pay/%00', '/sandbox/pay/spi_none'])(
    '%s is not there',
    async (path) => {
      expect((await fetch(open.baseUrl + path)).status).toBe(404);
    },
  );
});

describe('a show that is over', () => {
  test('sells nothing any more', async () => {
    await open.clock.leap(24 * 60 * 60_000);
    token = await open.guest();
    const answer = await hold({ showId: 'shw_evening', seatIds: ['A1'] });
    expect([answer.status, answer.body.code]).toEqual([409, 'show-not-on-sale']);
  });
});
