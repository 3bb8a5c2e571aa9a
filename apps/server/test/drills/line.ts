import { Agent, request } from 'node:http';
import { systemClock } from '#platform/clock';
import type { Server } from '#test/drills/server-process';

const { sleep } = systemClock;

/** A lost answer is asked for again after this. */
const LOST_PAUSE_MS = 100;
/** Longer than the server may take for anything: an answer that has not come by then never comes. */
const ANSWER_MS_MAX = 40_000;
/** A connection may break this long before or after we see the death of its process. */
const DEATH_SLACK_MS = 250;

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly contentType: string;
  readonly body: Record<string, unknown>;
}

export interface Asking {
  readonly token?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happened on the wire, counted. */
export interface Wire {
  /** How often each status was answered. */
  readonly statuses: Map<number, number>;
  /** Milliseconds until a 429 or 503 was answered. */
  readonly refusalMs: number[];
  /** Answers that never came because the process was dead. */
  lost: number;
  /** What a clean refusal or a living server must not look like. */
  readonly faults: Map<string, number>;
}

/** A buyer's way to the box office, like a browser that insists behind a load balancer. */
export interface Line {
  readonly wire: Wire;
  /** Asks once, whoever is next. @throws when no answer came */
  askOnce(method: string, path: string, asking?: Asking): Promise<Answer>;
  /**
   * Asks with the same key until there is an answer that is not "later": lost answers, 429 and 503 are asked again,
   * the latter after their Retry-After.
   * @throws when `until` has come
   */
  insist(method: string, path: string, asking: Asking, until: number): Promise<Answer>;
  /** Notes what must not happen. */
  fault(what: string): void;
  close(): void;
}

export function openLine(servers: readonly Server[], connectionsMax = Infinity): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionsMax });
  const wire: Wire = { statuses: new Map(), refusalMs: [], lost: 0, faults: new Map() };
  let turn = 0;

  function fault(what: string): void {
    wire.faults.set(what, (wire.faults.get(what) ?? 0) + 1);
  }

  function wasDead(server: Server, since: number): boolean {
    const now = performance.now();
    return server.downtimes.some(
      ({ from, until }) => from - DEATH_SLACK_MS <= now && until + DEATH_SLACK_MS >= since,
    );
  }

  async function askOnce(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const server = servers[turn++ % servers.length] as Server;
    const since = performance.now();
    try {
      const answer = await send(agent, `${server.url}/api/v1${path}`, method, asking);
      const { status } = answer;
      wire.statuses.set(status, (wire.statuses.get(status) ?? 0) + 1);
      if (status === 429 || status === 503) {
        wire.refusalMs.push(performance.now() - since);
        const unclean = uncleanness(answer);
        if (unclean) fault(unclean);
      } else if (status >= 500) fault(`${method} ${shape(path)} answered ${status}`);
      return answer;
    } catch (error) {
      wire.lost += 1;
      const { code, message } = error as NodeJS.ErrnoException;
      // The supervisor hears of a death a moment later than the socket does.
      await sleep(LOST_PAUSE_MS);
      if (!wasDead(server, since)) {
        fault(`${method} ${shape(path)}: ${code ?? message} from a living process`);
      }
      throw error;
    }
  }

  return {
    wire,
    fault,
    askOnce,
    insist: async (method, path, asking, until) => {
      for (;;) {
        const answer = await askOnce(method, path, asking).catch(() => null);
        if (answer && answer.status !== 429 && answer.status !== 503) return answer;
        if (answer?.body['code'] === 'payment-pending') return answer;
        if (performance.now() > until) throw new Error(`${method} ${path} never came right`);
        if (answer) await sleep(Number(answer.retryAfter ?? 1) * 1_000);
      }
    },
    close: () => agent.destroy(),
  };
}

/** What is wrong with a refusal; null when it is clean. */
function uncleanness({ status, retryAfter, contentType, body }: Answer): string | null {
  if (!/^\d+$/.test(retryAfter ?? '')) return `a ${status} without Retry-After`;
  if (!contentType.startsWith('application/problem+json')) return `a ${status} that is no problem`;
  return typeof body['code'] === 'string' ? null : `a ${status} without a code`;
}

/** The path without its ids. */
function shape(path: string): string {
  return path.replace(/(\w{3})_[\w-]+/g, '$1_…');
}

function send(
  agent: Agent,
  url: string,
  method: string,
  { token, key, body, headers }: Asking,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const asked = request(
    url,
    {
      agent,
      method,
      headers: {
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(sent === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
      },
    },
    (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('aborted', () => reject(new Error('the answer broke off')));
      response.once('end', () => {
        const text = Buffer.concat(parts).toString();
        const contentType = response.headers['content-type'] ?? '';
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          contentType,
          body: contentType.includes('json') && text !== '' ? JSON.parse(text) : {},
        });
      });
    },
  );
  asked.setTimeout(ANSWER_MS_MAX, () => asked.destroy(new Error('no answer in time')));
  asked.once('error', reject);
  asked.end(sent);
  return promise;
}
