import { OrphanRule } from '@houseful/contract/orphan-rule';
import { expect, test } from 'vitest';
import { FILM_SEAT_RULES, seatRulesOf } from './seat-rules.ts';

test.each([
  ['play', 'theatre-thrust', 'enforce', null],
  ['comedy', 'comedy-club', 'warn', null],
  ['concert', 'arena', 'warn', null],
  ['concert', 'stadium-vast', 'warn', 10],
  ['match', 'stadium', 'warn', null],
] as const)('a %s in a %s: lone seats %s, seats of one buyer %s', (kind, template, mode, max) => {
  const { orphanRule, seatsPerBuyerMax } = seatRulesOf(kind, template);
  expect(OrphanRule.parse(orphanRule).mode).toBe(mode);
  expect(seatsPerBuyerMax).toBe(max);
});

test('a film warns, and lets a buyer come again', () => {
  expect(FILM_SEAT_RULES).toMatchObject({ orphanRule: { mode: 'warn' }, seatsPerBuyerMax: null });
});
