/**
 * For an error that no caller is there to hear: of a timer, or after an answer that stands.
 * Says it as a process warning of the name `HousefulUnheard`, which Node prints with its stack;
 * never throws, and lets the process live. Such an error is always a bug of ours.
 */
export function reportUnheard(error: unknown, where: string): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.emitWarning(`${where}: ${message}`, {
    type: 'HousefulUnheard',
    ...(stack === undefined ? {} : { detail: stack }),
  });
}
