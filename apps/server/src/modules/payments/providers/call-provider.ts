import type { Clock } from '#platform/clock';

/** Longer than any sound provider takes, shorter than a buyer's patience. */
export const PROVIDER_TIMEOUT_MS = 2_000;

/** The provider did not answer in time: what it did is unknown. */
export class ProviderTimeout extends Error {
  override readonly name = 'ProviderTimeout';
}

/** Said once: an abort without a reason makes an exception object for every call. */
const ANSWERED = new Error('the provider has answered');

/**
 * The provider's answer, or its error, within `timeoutMs`, even when it ignores the signal.
 * @throws ProviderTimeout
 */
export async function callProvider<T>(
  clock: Clock,
  call: (signal: AbortSignal) => Promise<T>,
  timeoutMs = PROVIDER_TIMEOUT_MS,
): Promise<T> {
  const calling = new AbortController();
  const timing = new AbortController();
  const timeout = clock.sleep(timeoutMs, timing.signal).then(() => {
    const error = new ProviderTimeout(`no answer within ${timeoutMs} ms`);
    calling.abort(error);
    throw error;
  });
  try {
    return await Promise.race([ask(call, calling.signal), timeout]);
  } finally {
    timing.abort(ANSWERED);
  }
}

/** A call that throws at once rejects like any other, so that the race is always run. */
async function ask<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  return call(signal);
}
