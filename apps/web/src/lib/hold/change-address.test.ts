import { expect, it } from 'vitest';
import { changeAddress, FROM_CHECKOUT, stepsFromCheckout } from './change-address.ts';

it('names the hold whose seats are changed', () => {
  expect(changeAddress({ showId: 'shw_1', holdId: 'hld_2' })).toBe('/shows/shw_1/seats?hold=hld_2');
});

it.each([
  ['from the checkout', FROM_CHECKOUT, 1],
  ['two blocks later', { stepsFromCheckout: 3, cameFromWhole: true }, 3],
  ['from elsewhere', null, 0],
  ['with a history that others wrote', { stepsFromCheckout: 'one' }, 0],
])('counts the steps back %s', (_, state, steps) => {
  expect(stepsFromCheckout(state)).toBe(steps);
});
