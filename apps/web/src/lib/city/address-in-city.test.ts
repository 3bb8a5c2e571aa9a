import { expect, it } from 'vitest';
import { addressInCity } from './address-in-city.ts';

it.each([
  ['/', '', '/pune'],
  ['/mumbai', '', '/pune'],
  ['/mumbai/titles', '?kind=play&date=2026-11-22&shown=48', '/pune/titles?kind=play'],
  ['/titles/ttl_1', '?city=mumbai&date=2026-11-22', '/titles/ttl_1?city=pune'],
  ['/titles/ttl_1', '', '/titles/ttl_1?city=pune'],
  ['/venues/ven_1', '', '/pune'],
  ['/shows/shw_1/seats', '', '/pune'],
])('%s%s leads to %s', (pathname, search, address) => {
  expect(addressInCity({ pathname, search }, 'pune')).toBe(address);
});
