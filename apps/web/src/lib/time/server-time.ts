import type { Device } from './device.ts';

/** One moment on both of the device's clocks. */
export interface Mark {
  readonly clockMs: number;
  readonly elapsedMs: number;
}

/**
 * The server's clock as this browser knows it. Countdowns use it, so that a wrong device clock
 * neither shortens nor lengthens what the buyer sees, and nor does setting it while they look.
 */
export interface ServerTime {
  /**
   * Milliseconds since 1970 on the server's clock, right to about a second. While in doubt it is
   * the latest it can be, so that seats are never promised for longer than they are held.
   */
  now(): number;
  /**
   * Whether the device's clock leapt ahead of its steady counter since the last exchange: it was
   * asleep, or somebody set it. Only another exchange can tell which.
   */
  isInDoubt(): boolean;
  /** Taken just before a request is sent. */
  mark(): Mark;
  /**
   * Learns from one exchange: `date` is the answer's Date header (whole seconds, cut off). An
   * unreadable date teaches nothing, nor does an exchange that took long or was slept through.
   */
  learn(date: string | null, sent: Mark): void;
}

const DATE_HEADER_CUT_OFF_MEAN_MS = 500;
/** Half of it is how wrong an exchange may leave us. */
const EXCHANGE_MS_MAX = 5_000;
/** The two clocks drift apart by milliseconds; more than this is a leap. */
const LEAP_MS = 2_000;

export function createServerTime(device: Pick<Device, 'now' | 'elapsed'>): ServerTime {
  const mark = (): Mark => ({ clockMs: device.now(), elapsedMs: device.elapsed() });
  let known = { ...mark(), serverMs: device.now() };

  function since({ clockMs, elapsedMs }: Mark) {
    return { byClock: device.now() - clockMs, bySteady: device.elapsed() - elapsedMs };
  }

  return {
    now: () => {
      const { byClock, bySteady } = since(known);
      return known.serverMs + Math.max(byClock, bySteady);
    },
    isInDoubt: () => {
      const { byClock, bySteady } = since(known);
      return byClock - bySteady > LEAP_MS;
    },
    mark,
    learn: (date, sent) => {
      const stamped = date === null ? Number.NaN : Date.parse(date);
      const { byClock, bySteady } = since(sent);
      if (Number.isNaN(stamped) || Math.abs(byClock - bySteady) > LEAP_MS) return;
      if (bySteady > EXCHANGE_MS_MAX) return;
      known = { ...mark(), serverMs: stamped + DATE_HEADER_CUT_OFF_MEAN_MS + bySteady / 2 };
    },
  };
}
