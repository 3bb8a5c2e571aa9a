import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** Tries until it does not throw any more, and answers what it answers then. */
export function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(attempt, { timeout: PATIENCE_MS });
}
