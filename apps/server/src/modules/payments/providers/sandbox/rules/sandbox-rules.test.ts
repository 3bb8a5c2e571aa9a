import type { PayForm } from '@houseful/contract/sandbox-desk';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { CHARGES_PER_INTENT_MAX, decideCharge } from './charge-decision.ts';
import { parseDirectToken } from './direct-token.ts';
import { readPayForm } from './instruments.ts';
import { isClosed, pageStateOf } from './intent-state.ts';

describe('direct tokens', () => {
  test.each([
    ['tok_success', 'success', 'normal'],
    ['tok_decline', 'decline', 'normal'],
    ['tok_timeout', 'late', 'normal'],
    ['tok_success+webhook_never', 'success', 'never'],
    ['tok_success+webhook_twice', 'success', 'twice'],
    ['tok_success+webhook_before', 'success', 'before'],
    ['tok_timeout+webhook_late', 'late', 'late'],
  ] as const)('%s stands for %s with the webhook %s', (token, behaviour, plan) => {
    expect(parseDirectToken(token)).toEqual({ behaviour, plan });
  });

  test.each([
    '',
    'tok_',
    'tok_success ',
    'TOK_SUCCESS',
    'tok_success+',
    'tok_success+never',
    'tok_success+webhook_',
    'tok_success+webhook_never+webhook_never',
    'constructor',
    'spt_x',
  ])('"%s" stands for nothing', (token) => {
    expect(parseDirectToken(token)).toBeNull();
  });
});

describe('new charges', () => {
  const amount = { amount: 50_000, currency: 'INR' };
  const open = { status: 'OPEN', amount, expired: false, charges: 0 } as const;

  test.each<[Behaviour, string]>([
    ['success', 'CAPTURED'],
    ['decline', 'DECLINED'],
    ['late', 'PROCESSING'],
  ])('%s makes the charge %s', (behaviour, status) => {
    const decision = decideCharge(open, { behaviour, asked: amount });
    expect(decision).toMatchObject({ kind: 'charged', status });
  });

  test.each([
    ['already-paid', { ...open, status: 'PAID' as const }, amount],
    ['payment-cancelled', { ...open, status: 'VOIDED' as const }, amount],
    ['payment-expired', { ...open, expired: true }, amount],
    ['amount-mismatch', open, { ...amount, amount: 1 }],
    ['amount-mismatch', open, { ...amount, currency: 'USD' }],
    ['too-many-tries', { ...open, charges: CHARGES_PER_INTENT_MAX }, amount],
  ])('are refused as %s', (reason, intent, asked) => {
    expect(decideCharge(intent, { behaviour: 'success', asked })).toEqual({
      kind: 'refused',
      reason,
    });
  });
});

describe('the state of an intent', () => {
  const charge = (status: 'CAPTURED' | 'DECLINED' | 'PROCESSING') => ({ status });
  test.each([
    ['open', 'OPEN', false, [], false],
    ['open', 'OPEN', false, [charge('DECLINED')], false],
    ['processing', 'OPEN', false, [charge('PROCESSING')], false],
    ['paid', 'PAID', true, [charge('DECLINED'), charge('CAPTURED')], true],
    ['paid', 'VOIDED', true, [charge('CAPTURED')], true],
    ['paid', 'PAID', false, [charge('CAPTURED'), charge('PROCESSING')], false],
    ['cancelled', 'VOIDED', false, [charge('PROCESSING')], false],
    ['cancelled', 'VOIDED', false, [], true],
    ['expired', 'OPEN', true, [], true],
    ['expired', 'OPEN', true, [charge('PROCESSING')], false],
  ] as const)(
    'is %s (%s, expired %s, %o), closed: %s',
    (state, status, expired, charges, closed) => {
      expect(pageStateOf({ status, expired, charges })).toBe(state);
      expect(isClosed({ status, expired, charges })).toBe(closed);
    },
  );
});

describe('the payment form', () => {
  const blank: PayForm = {
    method: 'card',
    cardNumber: '4111 1111 1111 1111',
    cardExpiry: '12/30',
    cardCode: '123',
    upiId: '',
    wallet: '',
    webhook: 'normal',
    tryNumber: '0',
  };
  const read = (form: Partial<PayForm>) => readPayForm({ ...blank, ...form }, '2026-11');

  test.each<[Partial<PayForm>, string, Behaviour]>([
    [{}, 'Card •••• 1111', 'success'],
    [{ cardNumber: '4000-0000-0000-0002' }, 'Card •••• 0002', 'decline'],
    [{ cardNumber: ' 4000000000003220 ' }, 'Card •••• 3220', 'late'],
    [{ cardNumber: '４１１１ １１１１ １１１１ １１１１' }, 'Card •••• 1111', 'success'],
    [{ cardExpiry: '11 / 2026', cardCode: '1234' }, 'Card •••• 1111', 'success'],
    [{ cardExpiry: '1-27' }, 'Card •••• 1111', 'success'],
    [{ method: 'upi', upiId: ' Success@Houseful ' }, 'UPI success@houseful', 'success'],
    [{ method: 'upi', upiId: 'decline@houseful' }, 'UPI decline@houseful', 'decline'],
    [{ method: 'upi', upiId: 'late@houseful' }, 'UPI late@houseful', 'late'],
    [{ method: 'wallet', wallet: 'full' }, 'Test wallet', 'success'],
    [{ method: 'wallet', wallet: 'empty' }, 'Empty test wallet', 'decline'],
  ])('reads %o kindly as %s, which means %s', (form, label, behaviour) => {
    expect(read(form)).toEqual({ ok: true, instrument: { label, behaviour, plan: 'normal' } });
  });

  test.each<[Partial<PayForm>, (keyof PayForm)[]]>([
    [{ method: '' }, ['method']],
    [{ method: 'cash' }, ['method']],
    [{ webhook: 'maybe' }, ['webhook']],
    [{ cardNumber: '' }, ['cardNumber']],
    [{ cardNumber: '4111 1111 1111 1112' }, ['cardNumber']],
    [{ cardNumber: '5555 5555 5555 4444' }, ['cardNumber']],
    [{ cardNumber: 'constructor' }, ['cardNumber']],
    [{ cardExpiry: '10/26' }, ['cardExpiry']],
    [{ cardExpiry: '13/30' }, ['cardExpiry']],
    [{ cardExpiry: '', cardCode: '12' }, ['cardExpiry', 'cardCode']],
    [{ method: 'upi', upiId: '' }, ['upiId']],
    [{ method: 'upi', upiId: 'asha' }, ['upiId']],
    [{ method: 'upi', upiId: 'asha@okbank' }, ['upiId']],
    [{ method: 'wallet', wallet: 'toString' }, ['wallet']],
  ])('says what is wrong with %o', (form, fields) => {
    const answer = read(form);
    expect(answer.ok ? [] : Object.keys(answer.errors)).toEqual(fields);
  });

  test('repeats no card number in what it says', () => {
    const answer = read({ cardNumber: '5555 5555 5555 4444' });
    expect(JSON.stringify(answer)).not.toContain('4444');
  });
});
