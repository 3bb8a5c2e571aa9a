import { expect, test } from 'vitest';
import { readPlace, writePlace } from './list-place.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const place = { asOf: NOW, afterTitleId: 'ttl_a.b-2026' };
const later = (ms: number) => new Date(NOW.getTime() + ms);

test('a place is read as it was written, for an hour', () => {
  const cursor = writePlace(place);
  expect(readPlace(cursor, NOW)).toEqual(place);
  expect(readPlace(cursor, later(3_600_000))).toEqual(place);
  expect(readPlace(cursor, later(3_600_001))).toBeNull();
});

test.each([
  '',
  'x',
  '20',
  '.ttl_a',
  'mwpuntaw.',
  'zzzzzzzzzzz.ttl_a',
  writePlace({ ...place, asOf: later(1) }),
])('%j is no place of ours', (cursor) => {
  expect(readPlace(cursor, NOW)).toBeNull();
});
