import { connect } from 'node:net';
import { ROWS, SEATS_PER_ROW, SHOWS } from '#test/drills/box-office';

/**
 * A process of its own, so that the flood does not wait for its own turn: so many connections, each of which wants a seat
 * of its own, gives it back when it got it, and asks again at once, heedless of Retry-After. It speaks HTTP by hand, for
 * it shares the machine with whom it floods.
 */
export interface FloodOrder {
  readonly ports: readonly number[];
  readonly connections: number;
  readonly ms: number;
  readonly tokens: readonly string[];
  /** Names the keys, so that no two floods ask the same. */
  readonly name: string;
}

export interface FloodTold {
  /** How often a new hold was answered with which status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds until the answer: of those let in, and of those refused with 429 or 503. */
  readonly admittedMs: readonly number[];
  readonly refusedMs: readonly number[];
  /** What a refusal or a living server must not look like, and how often. */
  readonly faults: Readonly<Record<string, number>>;
}

const HEAD_END = '\r\n\r\n';

async function flood(order: FloodOrder): Promise<FloodTold> {
  const statuses: Record<string, number> = {};
  const faults: Record<string, number> = {};
  const admittedMs: number[] = [];
  const refusedMs: number[] = [];
  const until = performance.now() + order.ms;

  function hear(status: number, head: string, body: string, ms: number): void {
    statuses[status] = (statuses[status] ?? 0) + 1;
    const isRefused = status === 429 || status === 503;
    (isRefused ? refusedMs : admittedMs).push(Math.round(ms));
    const isClean =
      /\r\nretry-after: [1-9]/i.test(head) &&
      /\r\ncontent-type: application\/problem\+json/i.test(head) &&
      body.includes('"code":"');
    if (isRefused ? !isClean : status !== 201 && status !== 409) {
      const what = isRefused ? `a ${status} that is not clean` : `a hold was answered ${status}`;
      faults[what] = (faults[what] ?? 0) + 1;
    }
  }

  async function buyer(number: number): Promise<void> {
    const token = order.tokens[number % order.tokens.length] as string;
    const ask = speakTo(order.ports[number % order.ports.length] as number, token);
    const showId = SHOWS[number % SHOWS.length];
    const seat = Math.floor(number / SHOWS.length);
    const row = ROWS[Math.floor(seat / SEATS_PER_ROW)];
    const wish = JSON.stringify({ showId, seatIds: [`${row}${(seat % SEATS_PER_ROW) + 1}`] });
    try {
      for (let turn = 0; performance.now() < until; turn++) {
        const since = performance.now();
        const { status, head, body } = await ask(
          'POST /api/v1/holds',
          `idempotency-key: ${order.name}-${number}-${turn}\r\n`,
          wish,
        );
        hear(status, head, body, performance.now() - since);
        if (status !== 201) continue;
        const { holdId } = JSON.parse(body) as { holdId: string };
        // Whoever has seats gets through, if need be later.
        while ((await ask(`DELETE /api/v1/holds/${holdId}`, '', '')).status !== 204);
      }
    } catch (error) {
      const what = `${(error as Error).message} by a living process`;
      faults[what] = (faults[what] ?? 0) + 1;
    } finally {
      ask.hangUp();
    }
  }

  await Promise.all(Array.from({ length: order.connections }, (_, number) => buyer(number)));
  return { statuses, faults, admittedMs, refusedMs };
}

interface Heard {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** One kept-alive connection, one question at a time. */
function speakTo(port: number, token: string) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting: PromiseWithResolvers<Heard> | undefined;
  let said = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    said += text;
    const headEnd = said.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = said.slice(0, headEnd);
    const bytes = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const body = said.slice(headEnd + HEAD_END.length);
    if (body.length < bytes) return;
    said = '';
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body });
  });
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('a connection was broken off')));
  const ask = (line: string, headers: string, body: string): Promise<Heard> => {
    waiting = Promise.withResolvers();
    const length =
      body === '' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    socket.write(
      `${line} HTTP/1.1\r\nhost: drill\r\nauthorization: Bearer ${token}\r\n${headers}${length}\r\n${body}`,
      'latin1',
    );
    return waiting.promise;
  };
  return Object.assign(ask, { hangUp: () => void socket.destroy() });
}

let text = '';
for await (const part of process.stdin) text += String(part);
process.stdout.write(JSON.stringify(await flood(JSON.parse(text) as FloodOrder)));
