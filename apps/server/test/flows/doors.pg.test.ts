import { afterEach, describe, expect, test } from 'vitest';
import { type Answer, type OpenHouse, openHouse } from '#test/kit/open-house';

const LIMIT = 10;
const SIGN_IN_LIMIT = 3;
const PASSWORD = 'long enough to pass';

let open: OpenHouse;
afterEach(() => open.close());

/** A house that counts; behind one proxy of ours, so that a test can come from many addresses. */
async function countingHouse(settings: Record<string, string> = {}): Promise<void> {
  open = await openHouse({
    RATE_LIMITS: 'on',
    TRUST_PROXY: '1',
    REQUESTS_PER_MINUTE_PER_BUYER_MAX: String(LIMIT),
    AUTH_REQUESTS_PER_5_MINUTES_MAX: String(SIGN_IN_LIMIT),
    ...settings,
  });
}

const from = (address: string) => ({ 'x-forwarded-for': address });

async function times(count: number, ask: (n: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < count; n++) answers.push(await ask(n));
  return answers;
}

function expectRefusal({ status, headers, body }: Answer, windowSeconds: number): void {
  expect([status, body['code']]).toEqual([429, 'too-many-requests']);
  const seconds = Number(headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(windowSeconds);
  expect(Math.ceil(Number(body['retryAfterMs']) / 1_000)).toBe(seconds);
}

describe('limits over HTTP', () => {
  test('a buyer is refused after so many requests a minute, wherever they come from', async () => {
    await countingHouse();
    const token = await open.guest();
    const other = await open.guest();
    const ask = (n: number) => open.ask('GET', '/me', { token, headers: from(`203.0.113.${n}`) });
    const answers = await times(LIMIT + 1, ask);
    expect(answers.slice(0, LIMIT).map(({ status }) => status)).toEqual(Array(LIMIT).fill(200));
    expectRefusal(answers[LIMIT] as Answer, 60);
    expect((await open.ask('GET', '/me', { token: other })).status).toBe(200);
  });

  test('one address without a sign-in is refused, others are not', async () => {
    await countingHouse();
    const ask = (address: string) =>
      open.ask('POST', '/tickets/verify', { body: { payload: 'x' }, headers: from(address) });
    const answers = await times(LIMIT + 1, () => ask('203.0.113.7'));
    expect(answers.slice(0, LIMIT).map(({ status }) => status)).toEqual(Array(LIMIT).fill(200));
    expectRefusal(answers[LIMIT] as Answer, 60);
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  test('tokens that prove nobody are counted for their address', async () => {
    await countingHouse();
    const ask = (address: string) =>
      open.ask('POST', '/tickets/verify', {
        token: 'a.b.c',
        body: { payload: 'x' },
        headers: from(address),
      });
    const answers = await times(LIMIT + 1, () => ask('203.0.113.7'));
    expect(answers.slice(0, LIMIT).map(({ status }) => status)).toEqual(Array(LIMIT).fill(401));
    expectRefusal(answers[LIMIT] as Answer, 60);
    expect((await ask('203.0.113.8')).status).toBe(401);
  });

  test('the page of the test bank is no door without a limit', async () => {
    await countingHouse();
    const pay = async (address: string) =>
      fetch(`${open.baseUrl}/sandbox/pay/none`, {
        method: 'POST',
        headers: { ...from(address), 'content-type': 'application/x-www-form-urlencoded' },
        body: 'method=card',
      });
    const statuses: number[] = [];
    for (let n = 0; n <= LIMIT; n++) statuses.push((await pay('203.0.113.7')).status);
    expect(statuses).toEqual([...Array(LIMIT).fill(404), 429]);
    const refused = await pay('203.0.113.7');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await pay('203.0.113.8')).status).toBe(404);
  });

  test('passwords of one account are tried so often only, from all addresses together', async () => {
    await countingHouse();
    const login = (email: string, address: string) =>
      open.ask('POST', '/auth/login', {
        body: { email, password: PASSWORD },
        headers: from(address),
      });
    const answers = await times(SIGN_IN_LIMIT + 1, (n) =>
      login('asha@example.org', `203.0.113.${n}`),
    );
    const codes = answers.map(({ body }) => body['code']);
    expect(codes.slice(0, SIGN_IN_LIMIT)).toEqual(Array(SIGN_IN_LIMIT).fill('wrong-credentials'));
    expectRefusal(answers[SIGN_IN_LIMIT] as Answer, 300);
    const other = await login('ravi@example.org', '203.0.113.99');
    expect(other.body['code']).toBe('wrong-credentials');
  });

  test('the password of one account is guessed so often only by whoever has its token', async () => {
    await countingHouse();
    const account = { name: 'Asha', email: 'asha@example.org', password: PASSWORD };
    const { body: session } = await open.ask('POST', '/auth/register', {
      body: account,
      headers: from('203.0.113.200'),
    });
    const guess = (n: number) =>
      open.ask('POST', '/me/password', {
        token: String(session['accessToken']),
        headers: from(`203.0.113.${n}`),
        body: { currentPassword: `guess ${n}`, newPassword: PASSWORD, refreshToken: 'none' },
      });
    const answers = await times(SIGN_IN_LIMIT + 1, guess);
    const codes = answers.map(({ body }) => body['code']);
    expect(codes.slice(0, SIGN_IN_LIMIT)).toEqual(Array(SIGN_IN_LIMIT).fill('wrong-credentials'));
    expectRefusal(answers[SIGN_IN_LIMIT] as Answer, 300);
  });

  test('one address signs in so often only, whatever the token it shows', async () => {
    await countingHouse();
    const body = { email: 'nobody@example.org', password: PASSWORD };
    const tokens = await times(SIGN_IN_LIMIT + 1, (n) =>
      open.ask('POST', '/auth/guest', { body: {}, headers: from(`203.0.114.${n}`) }),
    );
    const answers = await times(SIGN_IN_LIMIT + 1, (n) =>
      open.ask('POST', '/auth/login', {
        body: { ...body, email: `nobody${n}@example.org` },
        token: n === 0 ? 'forged' : String(tokens[n]?.body['accessToken']),
        headers: from('203.0.113.7'),
      }),
    );
    expectRefusal(answers[SIGN_IN_LIMIT] as Answer, 300);
    expect(answers.slice(0, SIGN_IN_LIMIT).map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  test('one address signs in so often only, whatever accounts it tries', async () => {
    await countingHouse();
    const register = (n: number, address: string) =>
      open.ask('POST', '/auth/register', {
        body: { name: 'Asha', email: `asha${n}@example.org`, password: PASSWORD },
        headers: from(address),
      });
    const answers = await times(SIGN_IN_LIMIT + 1, (n) => register(n, '203.0.113.7'));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, SIGN_IN_LIMIT)).toEqual(Array(SIGN_IN_LIMIT).fill(201));
    expectRefusal(answers[SIGN_IN_LIMIT] as Answer, 300);
    expect((await register(99, '203.0.113.8')).status).toBe(201);
  });
});

describe('/metrics', () => {
  const metrics = async (remoteAddress: string, token?: string) => {
    const { statusCode, body } = await open.house.app.inject({
      url: '/metrics',
      remoteAddress,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    return { status: statusCode, text: body };
  };

  test('is for this machine and for operators', async () => {
    open = await openHouse();
    const email = 'omar@example.com';
    await open.house.addUser({ name: 'Omar', email, password: PASSWORD, roles: ['operator'] });
    const login = await open.ask<{ accessToken: string }>('POST', '/auth/login', {
      body: { email, password: PASSWORD },
    });
    const stranger = await metrics('203.0.113.7');
    expect([stranger.status, JSON.parse(stranger.text).code]).toEqual([403, 'forbidden']);
    expect((await metrics('203.0.113.7', await open.guest())).status).toBe(403);
    const operator = await metrics('203.0.113.7', login.body.accessToken);
    expect(operator.status).toBe(200);
    expect(operator.text).toContain('houseful_http_request_seconds');
    for (const local of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect((await metrics(local)).status).toBe(200);
    }
  });

  test('is not opened by what a proxy on this machine passes on', async () => {
    open = await openHouse();
    const { statusCode } = await open.house.app.inject({
      url: '/metrics',
      remoteAddress: '127.0.0.1',
      headers: from('203.0.113.7'),
    });
    expect(statusCode).toBe(403);
  });

  test('is not opened by a visitor who claims to be this machine', async () => {
    open = await openHouse();
    const { statusCode } = await open.house.app.inject({
      url: '/metrics',
      remoteAddress: '203.0.113.7',
      headers: from('127.0.0.1'),
    });
    expect(statusCode).toBe(403);
  });
});

describe('the door of payment providers', () => {
  const webhook = (provider: string) =>
    open.ask('POST', `/webhooks/payments/${provider}`, { body: { news: true } });

  test.each(['Stripe_X', 'stripe', 'a'.repeat(60)])('is no door for %s', async (provider) => {
    open = await openHouse();
    const answer = await webhook(provider);
    expect([answer.status, answer.body['code']]).toEqual([404, 'no-such-route']);
  });

  test('refuses what is not signed, and is counted like every other operation', async () => {
    open = await openHouse();
    expect((await webhook('sandbox')).body['code']).toBe('webhook-signature-invalid');
    const text = await (await fetch(`${open.baseUrl}/metrics`)).text();
    expect(text).toContain(
      'houseful_http_request_seconds_count{operation="receivePaymentWebhook",status="401"} 1',
    );
  });
});
