export interface NudgedLoop {
  /** Runs rounds, soon. Never throws; while it is at work another nudge means "look again". */
  nudge(): void;
  /** Resolves when what is under way has ended. */
  idle(): Promise<void>;
  /** Finishes the round under way and begins no other, whoever nudges. */
  stop(): Promise<void>;
}

/**
 * Runs `round`, one at a time, until it answers that nothing is left; then waits for a nudge. A
 * round that rejects ends the run and is handed to `onFailure`: the next nudge tries again.
 */
export function createNudgedLoop(
  round: () => Promise<'more' | 'nothing-left'>,
  onFailure: (error: unknown) => void,
): NudgedLoop {
  let running: Promise<void> | undefined;
  let nudged = false;
  let stopping = false;

  async function run(): Promise<void> {
    while (nudged && !stopping) {
      nudged = false;
      try {
        if ((await round()) === 'more') nudged = true;
      } catch (error) {
        onFailure(error);
      }
    }
    running = undefined;
  }

  return {
    nudge: () => {
      nudged = true;
      if (!stopping) running ??= run();
    },
    idle: async () => running,
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}
