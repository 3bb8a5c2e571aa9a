import pg from 'pg';
import type { Clock } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { SignalListener, Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';

const NOTIFY_CHANNEL = 'houseful_signals';
/** PostgreSQL allows 8000 bytes in one NOTIFY. */
const PAYLOAD_BYTES_MAX = 7_800;
const ENVELOPE_BYTES_MAX = 100;
/** Signals of this long travel in one NOTIFY. */
const GATHER_MS = 5;
const WAITING_SIGNALS_MAX = 10_000;
const RECONNECT_MS = 1_000;

interface Envelope {
  readonly from: string;
  readonly sequence: number;
  readonly signals: readonly [channel: string, message: unknown][];
  /** The first words of a process. */
  readonly started?: true;
}

/**
 * Signals over LISTEN/NOTIFY on one connection of its own. Each process numbers what it sends,
 * so a receiver sees a gap; a lost connection counts as a gap, too. So does a process that starts: mostly it comes for
 * one that has died, perhaps between its last commit and the news of it.
 */
export function createPostgresSignals(
  connectionString: string,
  { clock, ids, log }: { clock: Clock; ids: Ids; log: Logger },
): Signals {
  const self = ids.next('prc');
  const ours = `{"from":"${self}",`;
  const listeners = new Map<string, SignalListener[]>();
  const lastSeen = new Map<string, number>();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  /** As they will be sent. */
  let waiting: string[] = [];
  let sequence = 0;
  let sending = false;

  function deliver(channel: string, message: unknown): void {
    for (const listener of listeners.get(channel) ?? []) listener.onSignal(message);
  }

  function tellGap(): void {
    for (const listener of [...listeners.values()].flat()) listener.onGap();
  }

  function receive(payload: string): void {
    // What we said ourselves is known, and most of what a busy process hears.
    if (payload.startsWith(ours)) return;
    const envelope = JSON.parse(payload) as Envelope;
    const expected = lastSeen.get(envelope.from);
    lastSeen.set(envelope.from, envelope.sequence);
    const missed = expected !== undefined && envelope.sequence !== expected + 1;
    if (missed || envelope.started) tellGap();
    for (const [channel, message] of envelope.signals) deliver(channel, message);
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString, application_name: 'houseful signals' });
    fresh.on('error', ({ message }) => log.warn({ message }, 'lost the signals connection'));
    fresh.on('notification', ({ payload }) => payload && receive(payload));
    await fresh.connect();
    await fresh.query(`listen ${NOTIFY_CHANNEL}`);
    fresh.once('end', () => void reconnect());
    client = fresh;
  }

  async function reconnect(): Promise<void> {
    client = undefined;
    while (!stopping.signal.aborted) {
      try {
        await clock.sleep(RECONNECT_MS, stopping.signal);
        await connect();
        tellGap();
        return;
      } catch (error) {
        if (!stopping.signal.aborted) log.debug({ err: error }, 'signals still away');
      }
    }
  }

  async function start(): Promise<void> {
    await connect();
    const hello: Envelope = { from: self, sequence: ++sequence, signals: [], started: true };
    await notify(JSON.stringify(hello));
  }

  async function notify(payload: string): Promise<void> {
    await client?.query({
      name: 'signals.notify',
      text: 'select pg_notify($1, $2)',
      values: [NOTIFY_CHANNEL, payload],
    });
  }

  async function send(): Promise<void> {
    sending = true;
    while (waiting.length > 0 && client) {
      await clock.sleep(GATHER_MS);
      const payload = nextPayload();
      try {
        await notify(payload);
      } catch (error) {
        // Lossy by design: the number that never arrives is the receivers' gap.
        log.debug({ err: error }, 'signals lost');
      }
    }
    sending = false;
  }

  /** As many waiting signals as fit one NOTIFY; one that never fits is sent as a gap instead. */
  function nextPayload(): string {
    let bytes = ENVELOPE_BYTES_MAX;
    let count = 0;
    while (count < waiting.length) {
      bytes += Buffer.byteLength(waiting[count] as string) + 1;
      if (bytes > PAYLOAD_BYTES_MAX) break;
      count += 1;
    }
    const signals = waiting.splice(0, Math.max(count, 1));
    sequence += 1;
    if (count > 0) return `${ours}"sequence":${sequence},"signals":[${signals.join(',')}]}`;
    sequence += 1;
    return `${ours}"sequence":${sequence},"signals":[]}`;
  }

  return {
    publish: (channel, message) => {
      deliver(channel, message);
      if (waiting.length >= WAITING_SIGNALS_MAX) {
        waiting = [];
        sequence += 1;
      }
      waiting.push(JSON.stringify([channel, message]));
      if (!sending && client) void send();
    },
    listen: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    start,
    stop: async () => {
      stopping.abort();
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
