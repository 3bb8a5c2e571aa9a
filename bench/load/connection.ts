import { connect, type Socket } from 'node:net';

const NOTHING = Buffer.alloc(0);
const HEAD_END = '\r\n\r\n';
const HEAD_BYTES_MAX = 16_384;

export interface Answer {
  readonly status: number;
  /** Everything before the body. */
  readonly head: string;
  readonly body: Buffer;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One kept-alive HTTP/1.1 connection that asks one thing at a time, for servers that say
 * `content-length`. It spends a few microseconds a request, because it runs on the very cores
 * whose server is being measured.
 */
export class Connection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #dead: Error | undefined;
  /** What came of the answer so far while its head is not whole. */
  #early: Buffer = NOTHING;
  #status = 0;
  #head = '';
  #parts: Buffer[] = [];
  #missingBytes = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server hung up')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Sends a whole request, as `post` and `get` write it; rejects when the server hangs up. */
  ask(request: string): Promise<Answer> {
    if (this.#dead) return Promise.reject(this.#dead);
    if (this.#waiting) return Promise.reject(new Error('one request at a time'));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    if (this.#missingBytes > 0) {
      this.#takeBody(bytes);
      return;
    }
    const known = this.#early.length > 0 ? Buffer.concat([this.#early, bytes]) : bytes;
    const headBytes = known.indexOf(HEAD_END);
    if (headBytes < 0) {
      this.#early = known;
      if (known.length > HEAD_BYTES_MAX) this.#fail(new Error('not an HTTP answer'));
      return;
    }
    this.#early = NOTHING;
    this.#head = known.toString('latin1', 0, headBytes);
    this.#status = Number(this.#head.slice(9, 12));
    this.#missingBytes = bodyBytesOf(this.#head, this.#status);
    this.#takeBody(known.subarray(headBytes + HEAD_END.length));
  }

  #takeBody(bytes: Buffer): void {
    if (bytes.length > 0) this.#parts.push(bytes);
    this.#missingBytes -= bytes.length;
    if (this.#missingBytes > 0) return;
    const body =
      this.#parts.length === 1 ? (this.#parts[0] ?? NOTHING) : Buffer.concat(this.#parts);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#parts = [];
    this.#missingBytes = 0;
    waiting?.resolve({ status: this.#status, head: this.#head, body });
  }

  #fail(error: Error): void {
    this.#dead ??= error;
    this.#waiting?.reject(this.#dead);
    this.#waiting = undefined;
    this.#socket.destroy();
  }
}

function bodyBytesOf(head: string, status: number): number {
  if (status === 204 || status === 304) return 0;
  const found = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (!found) throw new Error(`an answer without content-length:\n${head}`);
  return Number(found[1]);
}
