import { expect, test } from 'vitest';
import { ATTEMPT_STATES } from './attempt-states.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import { REFUND_STATES } from './refund-states.ts';

test.each([
  ['PENDING', 'capture', 'CAPTURED'],
  ['PENDING', 'cancel', 'CANCELLED'],
  ['PENDING', 'refund', null],
  ['CANCELLED', 'capture', 'CAPTURED'],
  ['CANCELLED', 'cancel', 'CANCELLED'],
  ['CANCELLED', 'refund', null],
  ['CAPTURED', 'capture', 'CAPTURED'],
  ['CAPTURED', 'cancel', 'CAPTURED'],
  ['CAPTURED', 'refund', 'REFUNDED'],
  ['REFUNDED', 'capture', 'REFUNDED'],
  ['REFUNDED', 'cancel', 'REFUNDED'],
  ['REFUNDED', 'refund', 'REFUNDED'],
] as const)('a %s payment, on %s, becomes %s', (state, cause, next) => {
  expect(PAYMENT_STATES[state][cause]).toBe(next);
});

test.each([
  ['CREATED', ['CREATED', 'CAPTURED', 'DECLINED', 'FAILED']],
  ['FAILED', ['FAILED', 'CAPTURED', 'DECLINED', 'FAILED']],
  ['DECLINED', ['DECLINED', 'CAPTURED', 'DECLINED', 'DECLINED']],
  ['CAPTURED', ['CAPTURED', 'CAPTURED', 'CAPTURED', 'CAPTURED']],
] as const)('a %s attempt never moves back, and money outranks words', (state, next) => {
  const { processing, captured, declined, failed } = ATTEMPT_STATES[state];
  expect([processing, captured, declined, failed]).toEqual(next);
});

test.each([
  ['REQUESTED', ['SENT', 'DONE', 'REQUESTED']],
  ['SENT', ['SENT', 'DONE', 'SENT']],
  ['DONE', ['DONE', 'DONE', 'DONE']],
] as const)('a %s refund only comes closer to done', (state, next) => {
  const { accepted, done, failed } = REFUND_STATES[state];
  expect([accepted, done, failed]).toEqual(next);
});
