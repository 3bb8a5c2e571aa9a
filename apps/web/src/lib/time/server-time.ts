/**
 * The server's clock as this browser knows it. Countdowns use it, so that a wrong device clock
 * neither shortens nor lengthens what the buyer sees.
 */
export interface ServerTime {
  /** Milliseconds since 1970 on the server's clock, right to about a second. */
  now(): number;
  /**
   * Learns from one exchange. `date` is the answer's Date header (whole seconds, cut off);
   * `sentAt` and `receivedAt` are device milliseconds around it. Unreadable dates are ignored.
   */
  learn(date: string | null, sentAt: number, receivedAt: number): void;
}

const DATE_HEADER_CUT_OFF_MEAN_MS = 500;

export function createServerTime(deviceNow: () => number): ServerTime {
  let offsetMs = 0;
  return {
    now: () => deviceNow() + offsetMs,
    learn: (date, sentAt, receivedAt) => {
      const stamped = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(stamped)) return;
      offsetMs = stamped + DATE_HEADER_CUT_OFF_MEAN_MS - (sentAt + receivedAt) / 2;
    },
  };
}
