import { describe, expect, it } from 'vitest';
import { addressOf, stepOf } from './steps.ts';

describe('where in a sale one is', () => {
  it.each([
    {},
    { showId: 'shw_1' },
    { showId: 'shw_1', holdId: 'hld_1' },
    { showId: 'shw_1', orderId: 'ord_1' },
  ])('%j is found again by its address', (step) => {
    const { searchParams } = new URL(addressOf(step), 'http://house.test');
    expect(stepOf(searchParams)).toEqual({ showId: null, holdId: null, orderId: null, ...step });
  });
});
