import { expect, test } from 'vitest';
import { checkStates, nextState } from './state-table.ts';

const ends = { start: 'A', finals: ['B'] } as const;

test('a sound table is answered as it is', () => {
  const table = { A: { go: 'B' }, B: { go: 'B' } } as const;
  expect(checkStates('sound', table, ends)).toBe(table);
});

test.each([
  ['leads nowhere', { A: { go: 'C' }, B: { go: 'B' } }, 'A leads to C'],
  ['leaves a final state', { A: { go: 'B' }, B: { go: 'A' } }, 'B is final but leads to A'],
  ['has a state nobody reaches', { A: { go: 'A' }, B: { go: 'B' } }, 'B cannot be reached'],
])('a table that %s does not load', (_flaw, table, message) => {
  expect(() => checkStates<string, string>('broken', table, ends)).toThrow(message);
});

test('a cause that cannot happen is a bug, not a silent nothing', () => {
  const table = { A: { go: null } } as const;
  expect(() => nextState<'A', 'go'>(table, 'A', 'go')).toThrow('"go" cannot happen to A');
});
