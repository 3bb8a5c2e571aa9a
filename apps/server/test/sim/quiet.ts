/**
 * Waits until everything that runs by itself has run: after this, nothing moves before the next
 * statement is answered, the next happening happens, or somebody calls. Counts what waits for
 * its turn of the event loop, so that no number of turns has to be guessed.
 */
export async function untilQuiet(): Promise<void> {
  do await new Promise<void>((resolve) => void nextTurn(resolve));
  while (outstanding > 0);
}

let outstanding = 0;
const nextTurn = globalThis.setImmediate;

globalThis.setImmediate = ((run: (...given: unknown[]) => void, ...given: unknown[]) => {
  outstanding += 1;
  return nextTurn(() => {
    outstanding -= 1;
    run(...given);
  });
}) as typeof setImmediate;
