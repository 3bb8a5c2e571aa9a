import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Clock } from '#platform/clock';
import { overloaded } from '#platform/problem';
import type { Logger } from '#platform/telemetry/logger';
import { TimeUp, within } from '#platform/within';
import type { OrderPaper } from './ticket-paper.ts';

/** Papers that may wait while one is printed; past it buyers are asked to come back. */
const WAITING_PAPERS_MAX = 64;
/** Printing takes tens of milliseconds a page; one that takes this long will never end. */
const PRINT_MS_MAX = 30_000;
const IDLE_THREAD_MS = 60_000;
const RETRY_AFTER_MS = 2_000;

export interface PdfPrinter {
  /**
   * The order's tickets as a PDF, a page each; the same paper gives the same bytes.
   * @throws overloaded when too many are waiting, or it took too long
   */
  print(paper: OrderPaper): Promise<Uint8Array>;
  /** Finishes what waits and ends the thread. */
  stop(): Promise<void>;
}

/** One thread of its own: drawing fonts is work for the processor, and requests must not wait for it. */
export function createPdfPrinter(
  { clock, log }: { clock: Clock; log: Logger },
  waitingPapersMax = WAITING_PAPERS_MAX,
): PdfPrinter {
  const pool = new Piscina<OrderPaper, Uint8Array>({
    filename: fileURLToPath(new URL('./pdf-worker.ts', import.meta.url)),
    name: 'printTickets',
    minThreads: 0,
    maxThreads: 1,
    maxQueue: waitingPapersMax,
    idleTimeout: IDLE_THREAD_MS,
  });
  const underWay = new Set<Promise<Uint8Array>>();
  let stopping = false;

  async function printInTime(paper: OrderPaper): Promise<Uint8Array> {
    try {
      return await within(clock, PRINT_MS_MAX, (signal) => pool.run(paper, { signal }));
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error;
      log.error({ orderId: paper.orderId }, 'printing tickets took too long');
      throw overloaded(RETRY_AFTER_MS);
    }
  }

  return {
    print: async (paper) => {
      // Counted here: the pool tells a full line only by the words of its error.
      if (stopping || underWay.size > waitingPapersMax) throw overloaded(RETRY_AFTER_MS);
      const print = printInTime(paper);
      underWay.add(print);
      try {
        return await print;
      } finally {
        underWay.delete(print);
      }
    },
    stop: async () => {
      stopping = true;
      await Promise.allSettled(underWay);
      await pool.destroy();
    },
  };
}
