import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const NOTHING = Buffer.alloc(0);
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
/** A pong without a word, masked with zeros as a client must mask. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

export interface Listener {
  text(payload: Buffer): void;
  closed(): void;
}

/**
 * A WebSocket that only listens, for thousands of them in one process: it cuts frames out of what
 * arrives and hands their bytes on, unread.
 */
export class ListeningSocket {
  readonly #socket: Socket;
  readonly #listener: Listener;
  #rest: Buffer = NOTHING;
  #open = false;

  constructor(socket: Socket, listener: Listener) {
    this.#socket = socket;
    this.#listener = listener;
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => listener.closed());
  }

  static open(port: number, path: string, listener: Listener): Promise<ListeningSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        const key = randomBytes(16).toString('base64');
        socket.write(
          `GET ${path} HTTP/1.1\r\nhost: bench\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
            `sec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
        );
        resolve(new ListeningSocket(socket, listener));
      });
    });
  }

  /** Says a short text (at most 125 bytes). */
  say(text: string): void {
    const body = Buffer.from(text);
    if (body.length > 125) throw new RangeError('too long for this simple socket');
    this.#socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]));
  }

  /** From now on nothing is read any more, nor answered. */
  fallAsleep(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    if (!this.#open) {
      const end = rest.indexOf('\r\n\r\n');
      if (end >= 0) {
        if (!rest.toString('latin1', 0, 12).endsWith('101')) return this.close();
        this.#open = true;
        rest = rest.subarray(end + 4);
      }
    }
    while (this.#open && rest.length >= 2) {
      const short = (rest[1] ?? 0) & 0x7f;
      const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (rest.length < headBytes) break;
      const size =
        short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : rest.readUInt32BE(6);
      if (rest.length < headBytes + size) break;
      this.#frame((rest[0] ?? 0) & 0x0f, rest.subarray(headBytes, headBytes + size));
      rest = rest.subarray(headBytes + size);
    }
    this.#rest = rest;
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === TEXT) this.#listener.text(payload);
    else if (opcode === PING) this.#socket.write(PONG);
    else if (opcode === CLOSE) this.close();
  }
}
