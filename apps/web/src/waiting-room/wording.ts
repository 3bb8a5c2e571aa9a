import type { WaitChange } from '@houseful/line/wait';
import type { WaitTold } from './model/wait-told.ts';
import type { RoomWords } from './words.ts';

const MINUTES_PER_HOUR = 60;
const SECOND_MS = 1_000;

/** `12 to 15 min`, `1 h 15 min to 2 h`, `under 2 min`. */
export function waitText({ fromMinutes, toMinutes }: WaitTold, words: RoomWords): string {
  const { t } = words;
  const from = minutesText(fromMinutes, words);
  if (toMinutes === null)
    return fromMinutes === 0 ? t('line.unknown') : t('line.atLeast', { from });
  const to = minutesText(toMinutes, words);
  if (fromMinutes === 0) return t('line.under', { to });
  if (fromMinutes === toMinutes) return t('line.about', { to });
  const bothMinutes = toMinutes < MINUTES_PER_HOUR;
  return t('line.range', { from: bothMinutes ? words.number(fromMinutes) : from, to });
}

function minutesText(minutes: number, { t, number }: RoomWords): string {
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  const values = { hours: number(hours), minutes: number(rest) };
  if (hours === 0) return t('line.minutes', values);
  return rest === 0 ? t('line.hours', values) : t('line.hoursMinutes', values);
}

/** Why the wait was told anew, with when; empty when it was not. */
export function changeText({ why, changedAtMs }: WaitTold, { t, time }: RoomWords): string {
  if (why === null || changedAtMs === null) return '';
  const address: `why.${WaitChange}` = `why.${why}`;
  return t('line.changed', { time: time(changedAtMs), why: t(address) });
}

/** `45 seconds`, `2 minutes`. */
export function durationText(ms: number, { counted }: RoomWords): string {
  const seconds = Math.max(1, Math.round(ms / SECOND_MS));
  if (seconds < 2 * MINUTES_PER_HOUR && seconds % MINUTES_PER_HOUR !== 0) {
    return counted('duration.seconds', seconds);
  }
  return counted('duration.minutes', Math.round(seconds / MINUTES_PER_HOUR));
}

/** `1:05`, `2:00:05`, for a clock that runs backwards. */
export function clockText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}
