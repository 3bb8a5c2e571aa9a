import { useEffect, useState } from 'react';
import { relearnServerTime, serverTime } from '../browser.ts';
import { secondsLeft } from './countdown.ts';
import { device } from './device.ts';
import { watchCountdown } from './watch-countdown.ts';

/** Where a page may have slept, was out of sight, or was left on the way to another one. */
const PAGE_WAKES = ['visibilitychange', 'resume'] as const;
const WINDOW_WAKES = ['pageshow', 'focus', 'online'] as const;

/** Seconds until an instant of the server's clock, right after sleep and clock changes. */
export function useCountdown(expiresAt: string): number {
  const [seconds, setSeconds] = useState(() => secondsLeft(expiresAt, serverTime.now()));
  useEffect(() => {
    const { look, stop } = watchCountdown({
      expiresAt,
      device,
      serverTime,
      relearn: relearnServerTime,
      show: setSeconds,
    });
    for (const wake of PAGE_WAKES) document.addEventListener(wake, look);
    for (const wake of WINDOW_WAKES) window.addEventListener(wake, look);
    return () => {
      stop();
      for (const wake of PAGE_WAKES) document.removeEventListener(wake, look);
      for (const wake of WINDOW_WAKES) window.removeEventListener(wake, look);
    };
  }, [expiresAt]);
  return seconds;
}
