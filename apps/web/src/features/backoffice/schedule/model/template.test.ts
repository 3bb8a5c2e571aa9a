import { expect, it } from 'vitest';
import { EMPTY_LINE, planOf, readTimes } from './template.ts';

it.each([
  ['10:00, 13:15, 18:30', ['10:00', '13:15', '18:30']],
  ['9.05 1830;00:30', ['09:05', '18:30', '00:30']],
  ['18:30 18:30', ['18:30']],
  ['25:00', null],
  ['18:30, soon', null],
  ['', null],
])('times are read as people write them: %s', (text, times) => {
  expect(readTimes(text)).toEqual(times);
});

it('a plan is one once nothing is missing', () => {
  const frame = { venueId: 'ven_1', from: '2026-11-23', until: '2026-11-29', priceCardId: 'prc_1' };
  const line = { ...EMPTY_LINE, titleId: 'ttl_1', language: 'Hindi', format: '2D', times: '18:00' };
  expect(planOf({ ...frame, lines: [line] })).toBeNull();
  const whole = { ...line, screenIds: ['scr_1'] };
  expect(planOf({ ...frame, lines: [whole] })).toMatchObject({
    ...{ kind: 'template', terms: { priceCardId: 'prc_1' } },
    lines: [{ times: ['18:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] }],
  });
  expect(planOf({ ...frame, until: '2026-11-22', lines: [whole] })).toBeNull();
  expect(planOf({ ...frame, priceCardId: '', lines: [whole] })).toBeNull();
});
