import { expect, test } from 'vitest';
import { deriveSandboxKeys } from './keys.ts';
import { chargeIdOf, chargeOfToken, intentIdOf, mintToken } from './names.ts';
import { isSignedWebhook, signWebhook, WEBHOOK_TOLERANCE_SECONDS } from './signature.ts';

const keys = deriveSandboxKeys('a secret for tests that is long enough');
const others = deriveSandboxKeys('a different secret for tests, long enough');
const now = new Date('2026-11-20T12:00:00.000Z');
const body = Buffer.from('{"type":"charge.captured","name":"ऐश्वर्या"}');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

test('a webhook is genuine for its own bytes and key, as long as it is young', () => {
  const header = signWebhook(keys.webhooks, body, now);
  expect(isSignedWebhook(keys.webhooks, body, header, now)).toBe(true);
  expect(isSignedWebhook(keys.webhooks, body, header, later(WEBHOOK_TOLERANCE_SECONDS))).toBe(true);
});

test.each<[string, () => string | undefined, Buffer, Date]>([
  ['another key', () => signWebhook(others.webhooks, body, now), body, now],
  ['a key of another use', () => signWebhook(keys.tokens, body, now), body, now],
  ['changed bytes', () => signWebhook(keys.webhooks, body, now), Buffer.from('{}'), now],
  ['old age', () => signWebhook(keys.webhooks, body, now), body, later(301)],
  ['a time to come', () => signWebhook(keys.webhooks, body, later(301)), body, now],
  [
    'a new time on an old signature',
    () => refreshed(signWebhook(keys.webhooks, body, now)),
    body,
    later(600),
  ],
  ['no signature', () => undefined, body, now],
  ['half a signature', () => 't=1763640000,v1=', body, now],
  ['something else', () => 'Bearer x', body, now],
])('a webhook with %s is refused', (_what, header, bytes, at) => {
  expect(isSignedWebhook(keys.webhooks, bytes, header(), at)).toBe(false);
});

function refreshed(header: string): string {
  return header.replace(/^t=\d+/, `t=${Math.floor(later(600).getTime() / 1_000)}`);
}

test('a token names its charge within its intent, and nothing else reads as one', () => {
  const intentId = intentIdOf(keys, 'pay_1');
  const chargeId = chargeIdOf(intentId, 'page', '0');
  const token = mintToken(keys, intentId, chargeId);
  expect(chargeOfToken(keys, intentId, token)).toBe(chargeId);
  expect(chargeOfToken(keys, intentIdOf(keys, 'pay_2'), token)).toBeNull();
  expect(chargeOfToken(others, intentId, token)).toBeNull();
  const foreign = mintToken(keys, intentId, chargeIdOf(intentId, 'page', '1'));
  const [head] = token.split('.');
  expect(chargeOfToken(keys, intentId, `${head}.${foreign.split('.')[1]}`)).toBeNull();
});

test('intents have names that do not follow from the order without the secret', () => {
  expect(intentIdOf(keys, 'pay_1')).toMatch(/^spi_[A-Za-z0-9_-]{32}$/);
  expect(intentIdOf(keys, 'pay_1')).not.toBe(intentIdOf(others, 'pay_1'));
});
