import { Problem, problem } from '#platform/problem';
import { expect, test } from 'vitest';
import {
  createPromoTries,
  WRONG_PROMO_CODES_PER_BUYER_MAX,
  WRONG_PROMO_CODES_PER_NETWORK_MAX,
} from './promo-tries.ts';

const refused = (reason: 'unknown' | 'used-up') => async () => {
  throw problem('promo-code-refused', { reason });
};
const fine = async () => 'fine';

async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => (error instanceof Problem ? error.code : error));
}

test('who guesses has to wait, also with a code that is right; others go on', async () => {
  const tryCode = createPromoTries();
  const guesser = { buyerId: 'usr_1', network: '192.0.2.1' };
  for (let guess = 0; guess < WRONG_PROMO_CODES_PER_BUYER_MAX; guess++) {
    expect(await outcome(tryCode(guesser, refused('unknown')))).toBe('promo-code-refused');
  }
  expect(await outcome(tryCode(guesser, fine))).toBe('too-many-requests');
  expect(await tryCode({ ...guesser, buyerId: 'usr_2' }, fine)).toBe('fine');
});

test('a new guest for each guess does not help', async () => {
  const tryCode = createPromoTries();
  for (let guess = 0; guess < WRONG_PROMO_CODES_PER_NETWORK_MAX; guess++) {
    await outcome(tryCode({ buyerId: `usr_${guess}`, network: '192.0.2.1' }, refused('unknown')));
  }
  expect(await outcome(tryCode({ buyerId: 'usr_new', network: '192.0.2.1' }, fine))).toBe(
    'too-many-requests',
  );
  expect(await tryCode({ buyerId: 'usr_new', network: '192.0.2.2' }, fine)).toBe('fine');
});

test('a code that is known and refused is no guess', async () => {
  const tryCode = createPromoTries();
  const buyer = { buyerId: 'usr_1', network: '192.0.2.1' };
  for (let tries = 0; tries < 3 * WRONG_PROMO_CODES_PER_BUYER_MAX; tries++) {
    await outcome(tryCode(buyer, refused('used-up')));
  }
  expect(await tryCode(buyer, fine)).toBe('fine');
});
