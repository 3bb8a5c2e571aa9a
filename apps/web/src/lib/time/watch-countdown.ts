import { secondsLeft } from './countdown.ts';
import type { Device, Stop } from './device.ts';
import type { ServerTime } from './server-time.ts';

const TICK_MS = 250;
/** How long the last number stands while the server is asked what time it is. */
export const DOUBT_MS_MAX = 2_500;
/** Between two askings that brought no answer. */
const ASK_AGAIN_MS = 5_000;

export interface CountdownParts {
  expiresAt: string;
  device: Device;
  serverTime: Pick<ServerTime, 'now' | 'isInDoubt'>;
  /** Any exchange with the server that tells its time. */
  relearn: () => Promise<unknown>;
  show: (seconds: number) => void;
}

export interface CountdownWatch {
  /** Looks at the clocks now: for the moment the page comes back into sight. */
  look: () => void;
  stop: Stop;
}

/**
 * Shows the seconds until an instant of the server's clock, right after sleep and after somebody
 * set the device's clock. When the clock leapt the server is asked at once; the number stands
 * meanwhile, DOUBT_MS_MAX at the longest, and then the shorter time is shown.
 */
export function watchCountdown(parts: CountdownParts): CountdownWatch {
  const { device, serverTime, expiresAt } = parts;
  let asking = false;
  let patientUntilMs = Number.NEGATIVE_INFINITY;
  let askAgainAtMs = Number.NEGATIVE_INFINITY;
  let stopped = false;

  function show(): void {
    if (!stopped) parts.show(secondsLeft(expiresAt, serverTime.now()));
  }

  async function ask(): Promise<void> {
    const isFirst = askAgainAtMs === Number.NEGATIVE_INFINITY;
    if (isFirst) patientUntilMs = device.elapsed() + DOUBT_MS_MAX;
    asking = true;
    await parts.relearn().catch(() => undefined);
    asking = false;
    patientUntilMs = device.elapsed();
    askAgainAtMs = patientUntilMs + ASK_AGAIN_MS;
    show();
  }

  function look(): void {
    if (!serverTime.isInDoubt()) {
      askAgainAtMs = Number.NEGATIVE_INFINITY;
      show();
      return;
    }
    if (!asking && device.elapsed() >= askAgainAtMs) void ask();
    if (device.elapsed() >= patientUntilMs) show();
  }

  show();
  const stopTicking = device.every(TICK_MS, look);
  return {
    look,
    stop: () => {
      stopped = true;
      stopTicking();
    },
  };
}
