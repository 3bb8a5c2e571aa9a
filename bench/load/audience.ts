// Thousands of sockets that watch one show: opens them, says so, listens until told to stop, tells what it heard.
import type { SeatDelta } from '@houseful/contract/live';
import type { AudienceJob, AudienceReport, Heard } from './start-audience.ts';
import { ListeningSocket } from './websocket.ts';

const OPENED_AT_ONCE = 100;
/** Not in the order of arrival of anything else: any process may ask. */
const now = (): number => performance.timeOrigin + performance.now();

interface Delta {
  readonly held: readonly string[];
  readonly firstAtMs: number;
  /** How many sockets heard of it, by whole milliseconds after the first. */
  readonly arrivals: number[];
}

async function listen(job: AudienceJob): Promise<() => AudienceReport> {
  const deltas = new Map<string, Delta>();
  let dropped = 0;
  let gaps = 0;

  function hear(payload: Buffer, last: string): string {
    const atMs = now();
    const version = textAfter(payload, '"version":"');
    if (last !== '' && textAfter(payload, '"previous":"') !== last) gaps += 1;
    let delta = deltas.get(version);
    if (!delta) {
      const { held } = JSON.parse(payload.toString()) as SeatDelta;
      delta = { held, firstAtMs: atMs, arrivals: [] };
      deltas.set(version, delta);
    }
    const bin = Math.max(0, Math.round(atMs - delta.firstAtMs));
    delta.arrivals[bin] = (delta.arrivals[bin] ?? 0) + 1;
    return version;
  }

  async function open(asleep: boolean): Promise<void> {
    let last = '';
    let isOpen = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      isOpen = resolve;
    });
    const socket = await ListeningSocket.open(job.port, '/api/v1/live', {
      text: (payload) => {
        if (payload.includes('"type":"seats"')) last = hear(payload, last);
        else if (payload.includes('"type":"subscribed"')) isOpen();
        else throw new Error(payload.toString());
      },
      closed: () => {
        if (!asleep) dropped += 1;
      },
    });
    socket.say(JSON.stringify({ type: 'subscribe', topics: [`show:${job.showId}`] }));
    await opened;
    if (asleep) socket.fallAsleep();
  }

  const all = job.awake + job.asleep;
  for (let from = 0; from < all; from += OPENED_AT_ONCE) {
    const some = Math.min(OPENED_AT_ONCE, all - from);
    await Promise.all(Array.from({ length: some }, (_, n) => open(from + n >= job.awake)));
  }

  return () => ({
    dropped,
    gaps,
    deltas: [...deltas.values()].map(
      ({ held, firstAtMs, arrivals }): Heard => ({
        held,
        firstAtMs,
        arrivals: Object.entries(arrivals).map(([bin, times]) => [Number(bin), times]),
      }),
    ),
  });
}

function textAfter(payload: Buffer, mark: string): string {
  const from = payload.indexOf(mark) + mark.length;
  return payload.toString('latin1', from, payload.indexOf('"', from));
}

process.once('message', (job: AudienceJob) => {
  void listen(job).then((report) => {
    process.send?.('listening');
    process.once('message', () => {
      process.send?.(report(), () => process.exit(0));
    });
  });
});
