/**
 * The built-in database cannot start, for a reason that a person can act on. The first line of the message says what is
 * wrong and what to do; the last lines of the server's log may follow. Shows no password.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
