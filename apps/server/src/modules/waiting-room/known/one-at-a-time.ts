/**
 * Runs `work` for all who ask, one run at a time. Who asks while one is under way is answered by
 * the next, which begins after they asked: it has seen everything that was there by then.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function begin(): Promise<void> {
    next = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  }

  return () => {
    if (running === undefined && next === undefined) return begin();
    next ??= (running ?? Promise.resolve()).then(begin, begin);
    return next;
  };
}
