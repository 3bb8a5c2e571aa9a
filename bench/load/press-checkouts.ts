import { setTimeout as sleep } from 'node:timers/promises';
import { bookPair, orderPair, payOrder, type Unpaid } from './booking-requests.ts';
import { Connection } from './connection.ts';
import type { Stock } from './hold-requests.ts';
import { Meter, pressOn, type Report } from './meter.ts';
import { get } from './requests.ts';

const ORDERED_AT_ONCE = 64;
const BUSY_CONNECTIONS = 8;
/** What one of them waits between two things it does: people read. */
const PAUSE_MS = 20;

export interface CheckoutsJob extends Stock {
  readonly kind: 'checkouts';
  readonly port: number;
  readonly authSecret: string;
  /** How many orders stand unpaid at the same time. */
  readonly checkouts: number;
  /** How long everything else goes on while nobody pays, and how long paying takes. */
  readonly waitMs: number;
  readonly payMs: number;
  readonly searchPaths: readonly string[];
}

/**
 * Orders wait unpaid, all at the same time, and then are paid one by one over `payMs`. Meanwhile
 * others search and book. Latency is that of search; `steps` has `booking` (all three calls) and
 * `paid`; `extra` counts what was ordered, paid, and refused.
 */
export async function pressCheckouts(job: CheckoutsJob): Promise<Report> {
  const setup = new Meter({ warmMs: 0, measureMs: 3_600_000 });
  const unpaid: Unpaid[] = [];
  let pair = 0;
  let broken = 0;
  const openedMs = performance.now();
  await withConnections(job.port, ORDERED_AT_ONCE, async (connection) => {
    while (pair < job.checkouts) {
      const order = await orderPair(connection, job, pair++, setup);
      if (order) unpaid.push(order);
    }
  });
  const openMs = performance.now() - openedMs;

  const busyMs = job.waitMs + job.payMs;
  const search = new Meter({ warmMs: 0, measureMs: busyMs });
  const booking = new Meter({ warmMs: 0, measureMs: busyMs });
  const paying = new Meter({ warmMs: 0, measureMs: 3_600_000 });
  let searches = 0;
  const passersBy = { port: job.port, connections: BUSY_CONNECTIONS };
  await Promise.all([
    pressOn(passersBy, search, async (connection) => {
      const path = job.searchPaths[searches++ % job.searchPaths.length] ?? '/';
      const startedMs = performance.now();
      const { status } = await connection.ask(get(path));
      search.note(status, startedMs);
      await sleep(PAUSE_MS);
    }),
    pressOn(passersBy, booking, async (connection) => {
      await bookPair(connection, job, pair++, booking);
      await sleep(PAUSE_MS);
    }),
    sleep(job.waitMs).then(() => payAll(job, unpaid, paying)),
  ]).catch((error: unknown) => {
    broken += 1;
    console.error(error);
  });
  const report = search.report();
  const booked = booking.report();
  const paid = paying.report();
  return {
    ...report,
    steps: { booking: booked.latency, paid: paid.latency },
    extra: {
      ordered: unpaid.length,
      openMs,
      paid: paid.counts['200'] ?? 0,
      booked: booked.counts['200'] ?? 0,
      refused: sumBut(setup.report(), '201') + sumBut(booked, '200') + sumBut(paid, '200') + broken,
    },
  };
}

/** Evenly over the time there is; each on its own, however long the one before takes. */
async function payAll(job: CheckoutsJob, orders: readonly Unpaid[], meter: Meter): Promise<void> {
  const startedMs = performance.now();
  let next = 0;
  await withConnections(job.port, ORDERED_AT_ONCE, async (connection) => {
    for (let at = next++; at < orders.length; at = next++) {
      const dueMs = startedMs + (at / orders.length) * job.payMs - performance.now();
      if (dueMs > 0) await sleep(dueMs);
      const order = orders[at];
      if (!order) return;
      const askedMs = performance.now();
      meter.note(await payOrder(connection, order, meter), askedMs);
    }
  });
}

async function withConnections(
  port: number,
  count: number,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const connection = await Connection.open(port);
      await work(connection);
      connection.close();
    }),
  );
}

function sumBut({ counts }: Report, good: string): number {
  return Object.entries(counts).reduce((sum, [name, n]) => (name === good ? sum : sum + n), 0);
}
