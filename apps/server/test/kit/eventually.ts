import { vi } from 'vitest';

/** Against hanging alone: a crowded machine is many times slower than one at rest. */
const PATIENCE_MS = 20_000;

/** Tries until it does not throw any more, and answers what it answers then. */
export function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(attempt, { timeout: PATIENCE_MS });
}
