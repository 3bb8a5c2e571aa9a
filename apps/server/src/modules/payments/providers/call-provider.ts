import type { Clock } from '#platform/clock';
import { within } from '#platform/within';

/** Longer than any sound provider takes, shorter than a buyer's patience. */
export const PROVIDER_TIMEOUT_MS = 2_000;

/** What the provider answers, or its error, in time. @throws TimeUp */
export function callProvider<T>(
  clock: Clock,
  call: (signal: AbortSignal) => Promise<T>,
  timeoutMs = PROVIDER_TIMEOUT_MS,
): Promise<T> {
  return within(clock, timeoutMs, call);
}
