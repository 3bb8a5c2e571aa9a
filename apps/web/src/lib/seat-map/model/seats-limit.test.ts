import { expect, it } from 'vitest';
import { seatsLimit } from './seats-limit.ts';

it.each([
  ['no limit of a buyer', null, 0, { max: 10, told: 10, of: 'hold' }],
  ['no limit of a buyer, seats held already', null, 8, { max: 10, told: 10, of: 'hold' }],
  ['a limit of a buyer that is smaller', 4, 0, { max: 4, told: 4, of: 'buyer' }],
  ['the same limit for both', 10, 0, { max: 10, told: 10, of: 'hold' }],
  ['the same limit, seats held already', 10, 3, { max: 7, told: 10, of: 'buyer' }],
  ['more held than allowed', 4, 6, { max: 0, told: 4, of: 'buyer' }],
] as const)('with %s', (_, seatsPerBuyerMax, heldBeside, limit) => {
  const limits = { seatsPerHoldMax: 10, seatsPerBuyerMax, holdMinutes: 10 };
  expect(seatsLimit(limits, heldBeside)).toEqual(limit);
});
