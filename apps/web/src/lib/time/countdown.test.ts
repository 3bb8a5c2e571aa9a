import { describe, expect, it } from 'vitest';
import { english } from '../testing/test-words.ts';
import { countdownAnnouncement, formatCountdown, secondsLeft } from './countdown.ts';
import { createServerTime } from './server-time.ts';

const END = '2026-11-20T10:00:00.000Z';
const END_MS = Date.parse(END);

describe('a countdown', () => {
  it('counts a begun second until it is over, and never below nought', () => {
    expect(secondsLeft(END, END_MS - 600_000)).toBe(600);
    expect(secondsLeft(END, END_MS - 1)).toBe(1);
    expect(secondsLeft(END, END_MS)).toBe(0);
    expect(secondsLeft(END, END_MS + 5_000)).toBe(0);
  });

  it('is written in minutes and seconds', () => {
    expect([600, 65, 9, 0].map(formatCountdown)).toEqual(['10:00', '1:05', '0:09', '0:00']);
  });

  it('is announced at few moments only', () => {
    const spoken = Array.from({ length: 601 }, (_, seconds) => seconds).filter((seconds) =>
      countdownAnnouncement(seconds, english),
    );
    expect(spoken).toEqual([0, 10, 30, 60, 120, 180, 240, 300]);
    expect(countdownAnnouncement(60, english)).toBe('One minute left.');
    expect(countdownAnnouncement(120, english)).toBe('2 minutes left.');
  });
});

describe('the server’s time', () => {
  it('corrects a device clock that is an hour slow', () => {
    let deviceNow = Date.parse('2026-11-20T08:59:00.000Z');
    const time = createServerTime(() => deviceNow);
    time.learn('Fri, 20 Nov 2026 09:59:00 GMT', deviceNow - 100, deviceNow + 100);
    expect(secondsLeft(END, time.now())).toBe(60);
    deviceNow += 30_000;
    expect(secondsLeft(END, time.now())).toBe(30);
  });

  it('learns nothing from an answer without a readable date', () => {
    const time = createServerTime(() => 1_000);
    time.learn(null, 0, 10);
    time.learn('yesterday', 0, 10);
    expect(time.now()).toBe(1_000);
  });
});
