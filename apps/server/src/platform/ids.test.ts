import { expect, test } from 'vitest';
import { createIds, deriveId, fingerprint } from '#platform/ids';
import { seededRandom } from '#platform/random';
import { manualClock } from '#test/kit/manual-clock';

test('ids made later sort later, carry their kind, and repeat only with the same seed', async () => {
  const clock = manualClock();
  const ids = createIds(clock, seededRandom('seed'));
  const made = [ids.next('ord')];
  for (let n = 0; n < 20; n++) {
    await clock.advance(1);
    made.push(ids.next('ord'));
  }
  expect(made.toSorted()).toEqual(made);
  expect(made.every((id) => /^ord_[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
  expect(createIds(manualClock(), seededRandom('seed')).next('ord')).toBe(made[0]);
});

test('a derived id names its parts: the same parts, the same id; moved borders, another', () => {
  expect(deriveId('hld', 'usr_1', 'key')).toBe(deriveId('hld', 'usr_1', 'key'));
  expect(deriveId('hld', 'usr_1k', 'ey')).not.toBe(deriveId('hld', 'usr_1', 'key'));
});

test('fingerprints tell requests apart', () => {
  expect(fingerprint({ seatIds: ['A1'] })).not.toBe(fingerprint({ seatIds: ['A2'] }));
});
