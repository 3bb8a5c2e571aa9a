import { expect, test } from 'vitest';
import { readOperator, readOptions } from './options.ts';
import { timingOf } from './timing.ts';

const read = (...args: string[]) => readOptions(['--show', 'shw_1', ...args], '2026-11-21');

test('what is left out is what an on-sale usually has', () => {
  expect(read()).toMatchObject({
    url: 'http://localhost:3000',
    ...{ showId: 'shw_1', buyers: 1_000, placesPerInterval: 50, intervalMs: 30_000 },
    ...{ activeMax: 500, speed: 10, botShare: 0.05, lobbyMinutes: 10 },
    folder: 'rehearsal-2026-11-21',
  });
});

test('pace, shares and times are read with their units', () => {
  expect(read('--pace', '100/1m', '--bots', '2.5%', '--lobby', '90s')).toMatchObject({
    ...{ placesPerInterval: 100, intervalMs: 60_000, botShare: 0.025, lobbyMinutes: 1.5 },
  });
});

test.each([
  [['--pace', '50'], '--pace must be places and a time'],
  [['--bots', '5'], '--bots must be a share'],
  [['--buyers', '1'], '--buyers must be a number from 10'],
  [['--lobby', 'soon'], '--lobby must be a time'],
  [['--url', 'localhost'], '--url must be the address'],
  [['--gate', '1'], '--gate'],
])('%j is answered with what to write', (args, words) => {
  expect(() => read(...args)).toThrow(words);
});

test('without a show or an operator it says which word is missing', () => {
  expect(() => readOptions([], '2026-11-21')).toThrow('--show <id>');
  expect(() => readOperator([], undefined)).toThrow('REHEARSE_OPERATOR=email:password');
});

test('a password may have colons; the word on the line wins', () => {
  expect(readOperator([], 'o@example.com:a:b')).toEqual({
    ...{ email: 'o@example.com', password: 'a:b' },
  });
  expect(readOperator(['--operator', 'p@example.com:c'], 'o@example.com:a').password).toBe('c');
});

test('faster, the pace keeps its places, and says where a room can be no faster', () => {
  const timing = timingOf(read('--speed', '10'));
  expect(timing.rules).toMatchObject({ placesPerInterval: 50, intervalMs: 3_000, graceMs: 12_000 });
  expect(timing.lobbyMs).toBe(60_000);
  expect(timing.notScaled).toHaveLength(1);
  const hasty = timingOf(read('--speed', '60'));
  expect(hasty.rules).toMatchObject({ intervalMs: 1_000, graceMs: 5_000, admissionMs: 10_000 });
  expect(hasty.notScaled).toHaveLength(3);
  expect(timingOf(read('--speed', '1')).notScaled).toEqual([]);
});
