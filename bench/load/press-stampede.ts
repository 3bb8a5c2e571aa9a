import { payOrder, type Unpaid } from './booking-requests.ts';
import { Connection } from './connection.ts';
import { Histogram } from './histogram.ts';
import type { Report } from './meter.ts';
import { Meter } from './meter.ts';
import { guestHeader, keyHeader, memberOf, post } from './requests.ts';

const UNLIMITED_MS = 3_600_000;
const OPENED_AT_ONCE = 100;

export interface StampedeJob {
  readonly kind: 'stampede';
  readonly port: number;
  readonly connections: number;
  readonly authSecret: string;
  readonly showId: string;
  readonly buyers: number;
  /** Each buyer wants one of them, and every one is wanted equally often. */
  readonly seatIds: readonly string[];
  /** Winners pay in the same go; else they only hold. */
  readonly pay: boolean;
}

/**
 * Everybody at once: each buyer asks for one seat, over connections that were opened before. Latency
 * is that of the refused; `steps.won` that of the holders. Winners pay when all have been answered.
 */
export async function pressStampede(job: StampedeJob): Promise<Report> {
  const requests = Array.from({ length: job.buyers }, (_, n) => {
    const buyer = guestHeader(job.authSecret, n);
    const seatId = job.seatIds[n % job.seatIds.length];
    const body = `{"showId":"${job.showId}","seatIds":["${seatId}"]}`;
    return { buyer, text: post('/api/v1/holds', buyer + keyHeader(`${job.showId}-${n}`), body) };
  });
  const connections: Connection[] = [];
  while (connections.length < job.connections) {
    const some = Math.min(OPENED_AT_ONCE, job.connections - connections.length);
    const opening = Array.from({ length: some }, () => Connection.open(job.port));
    connections.push(...(await Promise.all(opening)));
  }
  const refused = new Histogram();
  const won = new Histogram();
  const holds: { holdId: string; buyer: string }[] = [];
  const counts: Record<string, number> = {};
  const startedMs = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (connection) => {
      for (let at = next++; at < requests.length; at = next++) {
        const { buyer, text } = requests[at] ?? { buyer: '', text: '' };
        const askedMs = performance.now();
        const { status, body } = await connection.ask(text);
        (status === 201 ? won : refused).record(performance.now() - askedMs);
        counts[status] = (counts[status] ?? 0) + 1;
        if (status === 201) holds.push({ holdId: memberOf(body, 'holdId'), buyer });
      }
    }),
  );
  const wallMs = performance.now() - startedMs;
  const paid = job.pay ? await payAll(connections, holds) : 0;
  for (const connection of connections) connection.close();
  return {
    measureMs: wallMs,
    counts,
    latency: refused.toData(),
    steps: { won: won.toData() },
    cpuMs: 0,
    extra: { paid },
  };
}

async function payAll(
  connections: readonly Connection[],
  holds: readonly { holdId: string; buyer: string }[],
): Promise<number> {
  const meter = new Meter({ warmMs: 0, measureMs: UNLIMITED_MS });
  let paid = 0;
  await Promise.all(
    holds.map(async ({ holdId, buyer }, at) => {
      const connection = connections[at];
      if (!connection) return;
      const key = keyHeader(`order-${holdId}`);
      const { status, body } = await connection.ask(
        post('/api/v1/orders', buyer + key, `{"holdId":"${holdId}"}`),
      );
      if (status !== 201) return;
      const unpaid: Unpaid = { orderId: memberOf(body, 'orderId'), buyer };
      if ((await payOrder(connection, unpaid, meter)) === 200) paid += 1;
    }),
  );
  return paid;
}
