import { fastify } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { overloaded } from '#platform/problem';
import { registerSandboxBank } from '../sandbox-bank.ts';
import type { PayForm, PayPage, PayResult, SandboxDesk } from '@houseful/contract/sandbox-desk';

const page: PayPage = {
  intentId: 'spi_1',
  state: 'open',
  merchant: 'Houseful box office',
  description: '<b>Sholay</b> & "friends", Regal: A1',
  amount: { amount: 50_000, currency: 'INR' },
  secondsLeft: 290,
  tryNumber: 0,
  lastCharge: null,
  backUrl: 'http://shop.test/checkout/return?orderId=ord_1',
};
const typed = {
  method: 'card',
  cardNumber: '4111 1111 1111 1111',
  cardExpiry: '12/30',
  cardCode: '987',
  upiId: '',
  wallet: 'full',
  webhook: 'normal',
  tryNumber: '0',
};

let app = fastify();
afterEach(() => app.close());

interface Script {
  readonly page?: Partial<PayPage> | null;
  readonly pay?: PayResult | Error;
}

function serve({ page: changes = {}, pay }: Script) {
  const forms: PayForm[] = [];
  const desk: SandboxDesk = {
    open: async (intentId) =>
      changes === null || intentId !== page.intentId ? null : { ...page, ...changes },
    pay: async (intentId, form) => {
      forms.push(form);
      if (intentId !== page.intentId) return { kind: 'no-such-payment' };
      if (pay instanceof Error) throw pay;
      return pay ?? { kind: 'closed' };
    },
  };
  app = fastify();
  registerSandboxBank(app, { desk, rateLimits: { countRequest: async () => undefined } });
  const send = (fields: Record<string, string> = typed, intentId = 'spi_1') =>
    app.inject({
      method: 'POST',
      url: `/sandbox/pay/${intentId}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const get = (url = '/sandbox/pay/spi_1') => app.inject({ url });
  return { get, send, forms };
}

test('says first that no money moves, and shows what is to be paid', async () => {
  const { body, statusCode } = await serve({}).get();
  expect(statusCode).toBe(200);
  expect(body.indexOf('no real money')).toBeLessThan(body.indexOf('<main>'));
  expect(body).toContain('<html lang="en">');
  expect(body).toContain('Pay ₹500.00');
  expect(body).toContain('Houseful box office');
  expect(body).toContain('about 5 minutes');
  for (const known of ['4111 1111 1111 1111', 'decline@houseful', 'Empty test wallet']) {
    expect(body).toContain(known);
  }
  expect(body).toContain('src="data:image/svg+xml,');
});

test('escapes what comes from the shop', async () => {
  const { body } = await serve({}).get();
  expect(body).not.toContain('<b>Sholay');
  expect(body).toContain('&#60;b&#62;Sholay&#60;/b&#62; &#38; &#34;friends&#34;');
});

test('needs no script and no inline style, and allows neither', async () => {
  const { body, headers } = await serve({}).get();
  expect(body).not.toMatch(/<script|<style|style=|onclick=|javascript:/i);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; " +
      "form-action 'self' http://shop.test; frame-ancestors 'none'; base-uri 'none'",
  );
  expect(headers['cache-control']).toBe('no-store');
});

test('a UPI app is played by buttons of a form of their own: Enter in a field approves nothing', async () => {
  const { get, send, forms } = serve({ pay: { kind: 'tried', returnTo: page.backUrl } });
  const { body } = await get();
  const buttons = [
    ...body.matchAll(/<button[^>]* form="upi-app" name="upiId" value="([^"]+)"[^>]*>([^<]+)</g),
  ];
  expect(buttons.map(([, upiId, name]) => [name, upiId])).toEqual([
    ['Approve', 'success@houseful'],
    ['Decline', 'decline@houseful'],
    ['Answer late', 'late@houseful'],
  ]);
  const [, appForm = ''] = /<form method="post" id="upi-app">([^]*?)<\/form>/.exec(body) ?? [];
  const hidden = [...appForm.matchAll(/name="(\w+)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
  await send({ ...fields, upiId: 'success@houseful' });
  expect(forms[0]).toMatchObject({
    method: 'upi',
    upiId: 'success@houseful',
    webhook: 'normal',
    tryNumber: '0',
  });
  const own = [...body.matchAll(/<button(?![^>]* form=)[^>]*>([^<]+)</g)].map(([, name]) => name);
  expect(own).toEqual(['Pay ₹500.00']);
});

test('every field has a label, and the style sheet is where the page says', async () => {
  const { get } = serve({});
  const { body } = await get();
  const fields = [...body.matchAll(/<(?:input|select)(?![^>]*type="hidden")[^>]* id="([^"]+)"/g)];
  expect(fields.length).toBeGreaterThan(8);
  for (const [, id] of fields) expect(body).toContain(`for="${id}"`);
  const [, css = ''] = /rel="stylesheet" href="([^"]+)"/.exec(body) ?? [];
  const sheet = await get(css.replaceAll('&#38;', '&'));
  expect(sheet.statusCode).toBe(200);
  expect(sheet.headers['content-type']).toContain('text/css');
  expect(sheet.headers['cache-control']).toContain('immutable');
});

test('a paid try goes back to the shop with its token', async () => {
  const returnTo = `${page.backUrl}&paymentToken=spt_x`;
  const { send, forms } = serve({ pay: { kind: 'tried', returnTo } });
  const { statusCode, headers } = await send();
  expect([statusCode, headers.location]).toEqual([303, returnTo]);
  expect(forms).toEqual([typed]);
});

test('what is wrong is said at the field and at the top, and the security code is not sent back', async () => {
  const errors = { cardNumber: 'Enter a card number.' };
  const { send } = serve({ pay: { kind: 'invalid', errors } });
  const { statusCode, body } = await send({ ...typed, cardNumber: '12<3' });
  expect(statusCode).toBe(422);
  expect(body).toContain('role="alert"');
  expect(body).toContain('aria-describedby="cardNumber-error"');
  expect(body).toContain('value="12&#60;3"');
  expect(body).not.toContain('987');
});

test('a payment that was closed meanwhile is shown as it is now', async () => {
  const { statusCode, headers } = await serve({ pay: { kind: 'closed' } }).send();
  expect([statusCode, headers.location]).toEqual([303, '/sandbox/pay/spi_1']);
});

test.each([
  ['paid', 'Continue to your tickets'],
  ['cancelled', 'Back to the shop'],
  ['expired', 'Back to the shop'],
] as const)('a payment that is %s shows no form, and the way back', async (state, link) => {
  const { body } = await serve({ page: { state } }).get();
  expect(body).not.toContain('<form');
  expect(body).toContain(link);
  expect(body).toContain('href="http://shop.test/checkout/return?orderId=ord_1"');
});

test('a bank that has not answered, or said no, is told apart', async () => {
  const lastCharge = { instrument: 'Card •••• 3220', status: 'PROCESSING', reason: null } as const;
  const waiting = await serve({ page: { state: 'processing', lastCharge } }).get();
  expect(waiting.body).toContain('has not answered yet');
  await app.close();
  const said = { instrument: 'Card •••• 0002', status: 'DECLINED', reason: 'x' } as const;
  const declined = await serve({ page: { lastCharge: said } }).get();
  expect(declined.body).toContain('Your last try was declined');
});

test('an address without a payment is a page that says so', async () => {
  const { get, send } = serve({});
  for (const answer of [await get('/sandbox/pay/spi_2'), await send(typed, 'spi_2')]) {
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('No such payment');
  }
});

test('what cannot be read, and what cannot be done now, is a page in words', async () => {
  const { send } = serve({ pay: overloaded(1_000) });
  const busy = await send();
  expect([busy.statusCode, busy.body]).toEqual([503, expect.stringContaining('pressing it again')]);
  const huge = await send({ ...typed, cardNumber: 'x'.repeat(5_000) });
  expect([huge.statusCode, huge.body]).toEqual([413, expect.stringContaining('did not work')]);
  const json = await app.inject({ method: 'POST', url: '/sandbox/pay/spi_1', payload: {} });
  expect(json.statusCode).toBe(415);
});

test('fields that are missing are empty, and long ones are cut', async () => {
  const { send, forms } = serve({});
  await send({ method: 'upi', upiId: 'x'.repeat(300) });
  expect(forms).toEqual([
    {
      ...typed,
      method: 'upi',
      upiId: 'x'.repeat(200),
      cardNumber: '',
      cardExpiry: '',
      cardCode: '',
      wallet: '',
      webhook: '',
      tryNumber: '',
    },
  ]);
});

test('money is shown in the currency’s own digits', async () => {
  const yen = await serve({ page: { amount: { amount: 2_500, currency: 'JPY' } } }).get();
  expect(yen.body).toMatch(/Pay JP¥2,500</);
});
