import { overloaded } from '#platform/problem';

/** Pictures that are cut at the same time: each takes a processor for a second or so. */
const AT_WORK_MAX = 2;
const WAITING_MAX = 8;
const RETRY_AFTER_MS = 3_000;

export interface Workbench {
  /** Runs the work when it is its turn. @throws overloaded when too many wait already */
  do<T>(work: () => Promise<T>): Promise<T>;
}

/** Few at a time, in order of arrival. */
export function createWorkbench(atWorkMax = AT_WORK_MAX, waitingMax = WAITING_MAX): Workbench {
  const waiting: (() => void)[] = [];
  let atWork = 0;

  return {
    do: async (work) => {
      if (atWork < atWorkMax) atWork += 1;
      else if (waiting.length >= waitingMax) throw overloaded(RETRY_AFTER_MS);
      // Whoever leaves hands their place on.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else atWork -= 1;
      }
    },
  };
}
