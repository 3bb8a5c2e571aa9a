import { useEffect, useState } from 'react';
import { serverTime } from '../browser.ts';
import { secondsLeft } from './countdown.ts';
import { device } from './device.ts';

const TICK_MS = 250;

/**
 * Seconds until an instant of the server's clock. Computed anew at every tick and when the page
 * comes back into sight, so that sleep and a changed device clock do not make it drift.
 */
export function useCountdown(expiresAt: string): number {
  const [seconds, setSeconds] = useState(() => secondsLeft(expiresAt, serverTime.now()));
  useEffect(() => {
    const update = () => setSeconds(secondsLeft(expiresAt, serverTime.now()));
    update();
    document.addEventListener('visibilitychange', update);
    const stop = device.every(TICK_MS, update);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', update);
    };
  }, [expiresAt]);
  return seconds;
}
