import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import {
  conditions,
  correct,
  latencyOf,
  ms,
  othersThan,
  percent,
  speed,
  watch,
} from '../figures.ts';
import { AUTH_SECRET, type House, openHouse } from '../house/open-house.ts';
import { STADIUM } from '../house/room.ts';
import { pairAt, type Stock } from '../load/hold-requests.ts';
import { Histogram } from '../load/histogram.ts';
import type { Report } from '../load/meter.ts';
import { type Audience, type AudienceReport, startAudience } from '../load/start-audience.ts';
import { load } from '../load/start-load.ts';

const SOCKETS = 10_000;
const AUDIENCES = 2;
const SLEEPERS = 50;
const HOLDS_PER_SECOND = 500;
/** A stadium lasts for 50 s at that rate. */
const SECONDS_MAX = 40;
const DELAY_MS_MAX = 500;
/** After that long the last hold has been told, also on a busy machine. */
const NEWS_MS = 2_500;
/** A sleeper misses two heartbeats of 25 s and is dropped. */
const DROPPED_AFTER_MS = 60_000;

const STOCK: Stock = { atOnce: 1, room: STADIUM, showIds: ['shw_live'] };

/** A stadium's on-sale, watched by everybody who wants in. */
export const live: Bench = {
  name: 'live',
  about: '10,000 WebSockets on one show while 500 holds a second land on it.',
  run: async ({ smoke }) => {
    const sockets = smoke ? 200 : SOCKETS;
    const asleep = smoke ? 4 : SLEEPERS;
    const holdsPerSecond = smoke ? 100 : HOLDS_PER_SECOND;
    const measureMs = smoke ? 1_000 : SECONDS_MAX * 1_000;
    const house = await openHouse({
      rooms: [STADIUM],
      shows: [{ showId: 'shw_live', seatMapId: STADIUM.seatMapId }],
    });
    const audiences: Audience<AudienceReport>[] = [];
    try {
      const before = house.usage().server.memoryMb;
      const openedMs = performance.now();
      for (let n = 0; n < AUDIENCES; n++) {
        const job = { port: house.port, showId: 'shw_live', awake: sockets / AUDIENCES };
        audiences.push(await startAudience({ ...job, asleep: n === 0 ? asleep : 0 }));
      }
      const openMs = performance.now() - openedMs;
      const connected = house.usage().server.memoryMb;
      const watched = await watch(house.usage, () =>
        load({
          ...{ kind: 'steady-holds', ...STOCK, port: house.port, authSecret: AUTH_SECRET },
          ...{ connections: 32, warmMs: 0, measureMs, holdsPerSecond },
        }),
      );
      // The last news is on its way, and who sleeps is found out by the heartbeat.
      const missing = smoke ? 0 : DROPPED_AFTER_MS - (performance.now() - openedMs - openMs);
      await sleep(Math.max(NEWS_MS, missing));
      const open = await openSockets(house);
      const reports = await Promise.all(audiences.map((audience) => audience.finish()));
      audiences.length = 0;
      const delays = delaysOf(reports, watched.report);
      const holdLatency = latencyOf([watched.report]);
      const made = watched.report.counts['201'] ?? 0;
      const told = tellingOf(reports, sockets);
      const gone = sum(reports, ({ dropped }) => dropped);
      const gaps = sum(reports, (report) => report.gaps);
      const failed = othersThan([watched.report], [201]);
      const p99 = delays.percentileMs(99);
      return {
        tables: [
          {
            title: `${sockets} sockets, ${made} holds in ${measureMs / 1_000} s`,
            columns: ['', 'p50 ms', 'p99 ms', 'max ms'],
            rows: [
              ['from a hold answered to the news on a socket', delays] as const,
              ['the hold itself', holdLatency] as const,
            ].map(([name, histogram]) => [
              name,
              ...[50, 99, 100].map((part) => ms(histogram.percentileMs(part))),
            ]),
          },
          {
            title: 'What it costs',
            columns: ['', ''],
            rows: [
              ['messages delivered', told.messages],
              ['server, of one core', percent(watched.server)],
              ['server memory before, MB', before],
              ['server memory with everybody connected, MB', connected],
              ['memory of a socket, KB', (((connected - before) * 1024) / sockets).toFixed(1)],
              ['server memory after, MB', watched.memory.serverMb],
              ['sockets opened a second', Math.round((sockets / openMs) * 1_000)],
            ],
          },
        ],
        verdicts: [
          correct(
            'every hold succeeds, and reaches every socket, in order',
            `${failed} failed, ${gaps} gaps, ${gone} sockets lost, ${told.missed} not told`,
            failed === 0 && gaps === 0 && gone === 0 && told.missed === 0,
          ),
          ...(smoke
            ? []
            : [
                correct(
                  `${asleep} readers that sleep are dropped, nobody else is`,
                  `${open} sockets open at the end`,
                  open === sockets,
                ),
              ]),
          speed(`delay p99 below ${DELAY_MS_MAX} ms`, `${ms(p99)} ms`, p99 < DELAY_MS_MAX),
        ],
        plots: [],
        notes: [conditions(house)],
      };
    } finally {
      for (const audience of audiences) await audience.finish().catch(() => undefined);
      await house.close();
    }
  },
};

/** From each hold's answer to each socket's hearing of it; news may be faster than the answer. */
function delaysOf(reports: readonly AudienceReport[], { extra }: Report): Histogram {
  const answeredAt = new Map(
    Object.entries(extra).map(([pair, atMs]) => [pairAt(STOCK, Number(pair)).seatIds[0], atMs]),
  );
  const delays = new Histogram();
  for (const { held, firstAtMs, arrivals } of reports.flatMap(({ deltas }) => deltas)) {
    for (const seatId of held) {
      const atMs = answeredAt.get(seatId);
      if (atMs === undefined) continue;
      for (const [laterMs, sockets] of arrivals) {
        delays.record(Math.max(0, firstAtMs + laterMs - atMs), sockets);
      }
    }
  }
  return delays;
}

/** Messages that arrived, and those that some socket should have had and did not get. */
function tellingOf(
  reports: readonly AudienceReport[],
  sockets: number,
): { messages: number; missed: number } {
  const messages = sum(reports, ({ deltas }) =>
    deltas.flatMap(({ arrivals }) => arrivals).reduce((all, [, times]) => all + times, 0),
  );
  const deltas = Math.max(...reports.map((report) => report.deltas.length));
  return { messages, missed: deltas * sockets - messages };
}

/** What the server itself says of its live connections. */
async function openSockets({ port }: House): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await response.text();
  const found = /^\w*live_connections\{[^}]*websocket[^}]*\} (\d+)/m.exec(text)?.[1];
  if (found === undefined) throw new Error(`no live connections in ${text.slice(0, 400)}`);
  return Number(found);
}

function sum(
  reports: readonly AudienceReport[],
  value: (report: AudienceReport) => number,
): number {
  return reports.reduce((all, report) => all + value(report), 0);
}
