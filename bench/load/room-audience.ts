// Thousands of sockets that wait in one room: opens them, says so, listens until told to stop, tells what it heard.
import type { RoomAudienceJob, RoomAudienceReport } from './start-audience.ts';
import { ListeningSocket } from './websocket.ts';

const OPENED_AT_ONCE = 100;
const MESSAGE = /"message":"([^"]*)"/;
/** Any process may ask. */
const now = (): number => performance.timeOrigin + performance.now();

async function listen(job: RoomAudienceJob): Promise<() => RoomAudienceReport> {
  const heard = new Map<string, { firstAtMs: number; arrivals: number[] }>();
  let dropped = 0;

  function hear(payload: Buffer, last: string): string {
    const atMs = now();
    const message = MESSAGE.exec(payload.toString('latin1'))?.[1] ?? '';
    if (message === last) return last;
    const known = heard.get(message) ?? { firstAtMs: atMs, arrivals: [] };
    heard.set(message, known);
    const bin = Math.max(0, Math.round(atMs - known.firstAtMs));
    known.arrivals[bin] = (known.arrivals[bin] ?? 0) + 1;
    return message;
  }

  async function open(): Promise<void> {
    let last = '';
    let isOpen = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      isOpen = resolve;
    });
    const socket = await ListeningSocket.open(job.port, '/api/v1/live', {
      text: (payload) => {
        if (payload.includes('"type":"waiting-room"')) last = hear(payload, last);
        else if (payload.includes('"type":"subscribed"')) isOpen();
        else throw new Error(payload.toString());
      },
      closed: () => {
        dropped += 1;
      },
    });
    socket.say(JSON.stringify({ type: 'subscribe', topics: [`waiting-room:${job.roomId}`] }));
    await opened;
  }

  for (let from = 0; from < job.sockets; from += OPENED_AT_ONCE) {
    const some = Math.min(OPENED_AT_ONCE, job.sockets - from);
    await Promise.all(Array.from({ length: some }, open));
  }

  return () => ({
    dropped,
    heard: [...heard].map(([message, { firstAtMs, arrivals }]) => ({
      message,
      firstAtMs,
      arrivals: Object.entries(arrivals).map(([bin, times]) => [Number(bin), times]),
    })),
  });
}

process.once('message', (job: RoomAudienceJob) => {
  void listen(job).then((report) => {
    process.send?.('listening');
    process.once('message', () => {
      process.send?.(report(), () => process.exit(0));
    });
  });
});
