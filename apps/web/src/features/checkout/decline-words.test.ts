import { expect, it } from 'vitest';
import { english, hindi } from '../../lib/testing/test-words.ts';
import { declineText } from './decline-words.ts';

it.each([
  ['declined-by-bank', 'Your bank gave no reason.'],
  ['too-many-tries', 'It was tried too often.'],
  ['invalid-token', 'The bank’s answer could not be used.'],
  ['insufficient_funds', 'Your bank said: insufficient funds.'],
])('%s is told as %j', (reason, text) => {
  expect(declineText(reason, english)).toBe(text);
  expect(declineText(reason, hindi)).toMatch(/[\u0900-\u097f]/);
});
