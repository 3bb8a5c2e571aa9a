import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { ticketsOperations } from '@houseful/contract/tickets';
import { describe, expect, it } from 'vitest';
import { createFakeDevice } from '../testing/fake-device.ts';
import { createServerTime } from '../time/server-time.ts';
import { ATTEMPTS_MAX, createApiClient, type Credentials } from './client.ts';
import { ApiProblem, isProblem } from './problem.ts';

type Answer = Response | Error;

/** Answers in order, the last one for ever, and keeps what was sent. */
function world(answers: (Answer | (() => Answer))[], credentials?: Credentials) {
  const sent: Request[] = [];
  const device = createFakeDevice();
  const serverTime = createServerTime(device);
  let keys = 0;
  const api = createApiClient({
    origin: 'http://shop.test',
    device,
    serverTime,
    newKey: () => `key-${(keys += 1)}`,
    ...(credentials ? { credentials } : {}),
    transport: async (request) => {
      sent.push(request);
      const next = answers[Math.min(sent.length, answers.length) - 1];
      const answer = typeof next === 'function' ? next() : next;
      if (answer instanceof Response) return answer.clone();
      throw answer;
    },
  });
  return { api, sent, device, serverTime };
}

const json = (body: unknown, status = 200, headers = {}) =>
  Response.json(body, { status, headers });
const problemAnswer = (code: string, status: number, members = {}) =>
  new Response(
    JSON.stringify({
      type: 'x',
      title: `Title of ${code}`,
      status,
      instance: 'req_1',
      code,
      ...members,
    }),
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
const lost = new TypeError('fetch failed');
const hold = { showId: 'shw_1', seatIds: ['A1'] };
const keysOf = (sent: Request[]) => sent.map((request) => request.headers.get('idempotency-key'));

describe('the API client', () => {
  it('answers what the API answered', async () => {
    const { api, sent } = world([json({ items: [], nextCursor: null })]);
    const page = await api.call(catalogOperations.listMovies, { city: 'pune' });
    expect(page).toEqual({ items: [], nextCursor: null });
    expect(sent[0]?.url).toBe('http://shop.test/api/v1/movies?city=pune');
  });

  it('turns a refusal into a problem with the code’s own members', async () => {
    const { api } = world([problemAnswer('seats-taken', 409, { seatIds: ['A1'] })]);
    const error: unknown = await api.call(bookingOperations.holdSeats, hold).catch((e) => e);
    if (!isProblem(error, 'seats-taken')) throw new Error('not the problem');
    expect(error).toMatchObject({ status: 409, title: 'Title of seats-taken', instance: 'req_1' });
    expect(error.members).toEqual({ seatIds: ['A1'] });
  });

  it('tells an answer that is no problem document from the API’s own refusals', async () => {
    const { api } = world([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    await expect(api.call(bookingOperations.holdSeats, hold)).rejects.toMatchObject({
      code: 'unreadable-answer',
      status: 502,
    });
  });

  it('repeats a lost POST with the same key and body', async () => {
    const { api, sent } = world([lost, lost, json({ holdId: 'hld_1' }, 201)]);
    await api.call(bookingOperations.holdSeats, hold);
    expect(keysOf(sent)).toEqual(['key-1', 'key-1', 'key-1']);
    expect(await Promise.all(sent.map((request) => request.json()))).toEqual([hold, hold, hold]);
  });

  it('uses the caller’s key, and another one for another call', async () => {
    const { api, sent } = world([json({}, 201)]);
    await api.call(bookingOperations.holdSeats, hold, { idempotencyKey: 'mine' });
    await api.call(bookingOperations.holdSeats, hold);
    await api.call(bookingOperations.holdSeats, hold);
    expect(keysOf(sent)).toEqual(['mine', 'key-1', 'key-2']);
  });

  it('gives up after a few attempts, with growing pauses', async () => {
    const { api, sent, device } = world([lost]);
    await expect(api.call(bookingOperations.getHold, { holdId: 'hld_1' })).rejects.toMatchObject({
      code: 'no-connection',
    });
    expect(sent).toHaveLength(ATTEMPTS_MAX);
    expect(device.pauses).toEqual([250, 500, 1_000]);
  });

  it('waits as long as a busy server asks, but not for ever', async () => {
    const busy = (retryAfterMs: number) => problemAnswer('overloaded', 503, { retryAfterMs });
    const soon = world([busy(1_200), json({}, 201)]);
    await soon.api.call(bookingOperations.holdSeats, hold);
    expect(soon.device.pauses).toEqual([1_200]);
    const late = world([busy(60_000)]);
    await expect(late.api.call(bookingOperations.holdSeats, hold)).rejects.toThrow('overloaded');
    expect(late.sent).toHaveLength(1);
  });

  it('does not repeat what was refused', async () => {
    const { api, sent } = world([problemAnswer('payment-pending', 503, { retryAfterMs: 10 })]);
    const input = { orderId: 'ord_1', paymentToken: 'tok' };
    await expect(api.call(bookingOperations.confirmPayment, input)).rejects.toThrow(ApiProblem);
    expect(sent).toHaveLength(1);
  });

  it('stops at once when the caller no longer wants the answer', async () => {
    const leaving = new AbortController();
    const { api, sent } = world([
      () => {
        leaving.abort(new Error('left'));
        return lost;
      },
    ]);
    const asked = api.call(bookingOperations.getHold, { holdId: 'h' }, { signal: leaving.signal });
    await expect(asked).rejects.toThrow('left');
    expect(sent).toHaveLength(1);
  });

  it('answers files as they are', async () => {
    const { api } = world([
      new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } }),
    ]);
    const file = await api.download(ticketsOperations.getTicketQr, { ticketId: 'tkt_1' });
    expect([file.type, await file.text()]).toEqual(['image/svg+xml', '<svg/>']);
  });
});

describe('the API client of a buyer', () => {
  const credentials = (renewed: string | null): Credentials => ({
    accessToken: async () => 'old',
    renew: async (token) => (token === 'old' ? renewed : null),
  });
  const tokensOf = (sent: Request[]) => sent.map((request) => request.headers.get('authorization'));

  it('identifies the buyer, but not to cacheable discovery', async () => {
    const { api, sent } = world([json({})], credentials(null));
    await api.call(bookingOperations.getShow, { showId: 'shw_1' });
    await api.call(bookingOperations.getHold, { holdId: 'hld_1' });
    expect(tokensOf(sent)).toEqual([null, 'Bearer old']);
  });

  it('renews a refused token once and repeats the same thing', async () => {
    const { api, sent } = world(
      [problemAnswer('token-expired', 401), json({})],
      credentials('new'),
    );
    await api.call(bookingOperations.holdSeats, hold);
    expect(tokensOf(sent)).toEqual(['Bearer old', 'Bearer new']);
    expect(keysOf(sent)).toEqual(['key-1', 'key-1']);
  });

  it('does not renew for ever', async () => {
    const { api, sent } = world([problemAnswer('token-expired', 401)], credentials('new'));
    await expect(api.call(bookingOperations.holdSeats, hold)).rejects.toThrow('token-expired');
    expect(sent).toHaveLength(2);
  });

  it('learns the server’s time from answers that no cache can have kept', async () => {
    const date = { date: 'Fri, 20 Nov 2026 10:00:00 GMT' };
    const { api, serverTime } = world([json({}, 200, date)], credentials(null));
    await api.call(bookingOperations.getShow, { showId: 'shw_1' });
    expect(serverTime.now()).toBe(0);
    await api.call(bookingOperations.getHold, { holdId: 'hld_1' });
    expect(serverTime.now()).toBe(Date.parse(date.date) + 500);
  });
});
