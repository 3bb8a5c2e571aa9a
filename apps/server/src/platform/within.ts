import type { Clock } from '#platform/clock';

/** The work did not end in time: what it did is unknown. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

/** Said once: an abort without a reason makes an exception object for every call. */
const ENDED = new Error('the work has ended');

/**
 * What the work answers, or its error, within `ms`, even when it ignores the signal, which is
 * aborted when the time is up.
 * @throws TimeUp
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const working = new AbortController();
  const timing = new AbortController();
  const timeUp = clock.sleep(ms, timing.signal).then(() => {
    const error = new TimeUp(`no answer within ${ms} ms`);
    working.abort(error);
    throw error;
  });
  try {
    return await Promise.race([begin(work, working.signal), timeUp]);
  } finally {
    timing.abort(ENDED);
  }
}

/** Work that throws at once rejects like any other, so that the race is always run. */
async function begin<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return work(signal);
}
