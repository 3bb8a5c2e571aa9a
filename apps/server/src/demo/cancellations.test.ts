import { CancellationPolicy, DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { expect, test } from 'vitest';
import { cancellationOf } from './cancellations.ts';
import { LIVE_TEMPLATES } from './seat-maps/draw-seat-map.ts';

const KINDS = ['concert', 'match', 'play', 'comedy'] as const;

test('every kind of evening in every kind of room is sold under a well-formed policy', () => {
  for (const kind of KINDS) {
    for (const template of LIVE_TEMPLATES) {
      expect(CancellationPolicy.safeParse(cancellationOf(kind, template)).success).toBe(true);
    }
  }
});

test('a concert in a stadium is final, in an arena it is not, and comedy is like a film', () => {
  expect(cancellationOf('concert', 'stadium').steps).toEqual([]);
  expect(cancellationOf('concert', 'arena').steps.length).toBeGreaterThan(0);
  expect(cancellationOf('comedy', 'comedy-club')).toEqual(DEFAULT_CANCELLATION);
});
