import { describe, expect, it } from 'vitest';
import { pathWithin } from './path-within.ts';

describe('where to go on to', () => {
  it.each(['/', '/tickets', '/hi/orders/ord_1', '/checkout/return?orderId=ord_1&paymentToken=t#x'])(
    'is %s',
    (path) => expect(pathWithin(path)).toBe(path),
  );

  it.each([
    null,
    '',
    'tickets',
    'https://evil.test/',
    'javascript:alert(1)',
    '//evil.test/',
    '/\\evil.test/',
    '/\t/evil.test/',
    '/\n/evil.test/',
    '/\r\\evil.test/',
    '\t//evil.test/',
    '/..//evil.test/',
    '/.//evil.test/',
    '//',
  ])('is never elsewhere: %j', (wanted) => expect(pathWithin(wanted)).toBeNull());

  it('is the path as browsers read it', () => {
    expect(pathWithin('/hi/\t../tickets')).toBe('/tickets');
  });
});
