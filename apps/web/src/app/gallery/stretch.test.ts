import { expect, it } from 'vitest';
import { stretchMessages, stretchText } from './stretch.ts';

it.each([
  ['Hold 3 seats', 'Holdhol 3 seatssea'],
  ['{{count}} minutes left.', '{{count}} minutesminut leftlef.'],
  ['in it', 'in it'],
  ['', ''],
])('“%s” becomes “%s”', (text, longer) => {
  expect(stretchText(text)).toBe(longer);
});

it('stretches every text of a language, and leaves its locale', () => {
  expect(stretchMessages({ locale: 'en-IN', ui: { close: 'Close' } })).toEqual({
    locale: 'en-IN',
    ui: { close: 'Closeclo' },
  });
});
