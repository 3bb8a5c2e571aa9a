const DEADLOCK_OR_SERIALIZATION = new Set(['40P01', '40001']);

/**
 * Whether the database could not be reached or had no room, so that trying later may help.
 * Class 08 connection trouble, 57P0x the server is going away or coming up, 53 out of resources.
 * Source: PostgreSQL manual, appendix A.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code.startsWith('53') ||
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable|after calling end on the pool/i.test(
      error.message,
    )
  );
}

/** Whether the same transaction may succeed when it is run again at once. */
export function isWorthRetrying(error: unknown): boolean {
  if (isDatabaseAway(error)) return true;
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    DEADLOCK_OR_SERIALIZATION.has(error.code)
  );
}
