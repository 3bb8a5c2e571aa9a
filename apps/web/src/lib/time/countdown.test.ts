import { describe, expect, it } from 'vitest';
import { english, hindi } from '../testing/test-words.ts';
import { countdownAnnouncement, countdownText, secondsLeft } from './countdown.ts';

const END = '2026-11-20T10:00:00.000Z';
const END_MS = Date.parse(END);

describe('a countdown', () => {
  it('counts a begun second until it is over, and never below nought', () => {
    expect(secondsLeft(END, END_MS - 600_000)).toBe(600);
    expect(secondsLeft(END, END_MS - 1)).toBe(1);
    expect(secondsLeft(END, END_MS)).toBe(0);
    expect(secondsLeft(END, END_MS + 5_000)).toBe(0);
  });

  it('is written in calm minutes, and in seconds only at the end', () => {
    const texts = [600, 571, 569, 90, 89, 60, 59, 9, 0].map((seconds) =>
      countdownText(seconds, english),
    );
    expect(texts).toEqual([
      ...['10 min', '10 min', '9 min', '2 min', '1 min', '1 min'],
      ...['59 s', '9 s', '0 s'],
    ]);
    expect(countdownText(540, hindi)).toBe('9 मिनट');
  });

  it('is announced at few moments only', () => {
    const spoken = Array.from({ length: 601 }, (_, passed) => 600 - passed).filter((seconds) =>
      countdownAnnouncement(seconds + 1, seconds, english),
    );
    expect(spoken).toEqual([300, 120, 60, 30, 10, 0]);
  });

  it.each([
    [301, 300, '5 minutes left.'],
    [61, 60, 'One minute left.'],
    [1, 0, 'The time to pay is over.'],
    // Leapt over, as in a tab out of sight: what is true now is told.
    [500, 130, '2 minutes left.'],
    [500, 22, '22 seconds left.'],
    [500, 0, 'The time to pay is over.'],
    // The server granted more time.
    [20, 200, null],
    [0, 0, null],
    [299, 298, null],
  ])('from %i to %i seconds it says %j', (before, after, text) => {
    expect(countdownAnnouncement(before, after, english)).toBe(text);
  });
});
