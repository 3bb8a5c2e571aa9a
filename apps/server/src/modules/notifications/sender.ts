import type { Logger } from '#platform/telemetry/logger';

export interface Sender {
  /** Sends what is due, soon. Never throws; while it is at work another nudge means "look again". */
  nudge(): void;
  /** Finishes the round under way and begins no other. */
  stop(): Promise<void>;
}

/** Runs rounds, one at a time, until one finds nothing due. */
export function createSender(sendRound: () => Promise<number>, log: Logger): Sender {
  let running: Promise<void> | undefined;
  let nudged = false;
  let stopping = false;

  async function sendWhileNudged(): Promise<void> {
    while (nudged && !stopping) {
      nudged = false;
      try {
        while (!stopping && (await sendRound()) > 0);
      } catch (error) {
        log.warn({ err: error }, 'mails wait: the database did not answer');
      }
    }
  }

  return {
    nudge: () => {
      nudged = true;
      if (stopping) return;
      running ??= sendWhileNudged().finally(() => {
        running = undefined;
      });
    },
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}
