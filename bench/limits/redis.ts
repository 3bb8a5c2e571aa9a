import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopChild } from '../house/processes.ts';

const READY_MS_MAX = 10_000;
const POLL_MS = 50;
const LINE_END = 10;

/** A Redis of our own, in memory only, that is asked in pipelines: as fast as it gets. */
export interface Redis {
  /** Sends all commands in one piece and waits for as many one-line replies. */
  pipeline(commands: readonly (readonly string[])[]): Promise<void>;
  /** What it has taken from the machine, in bytes. */
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
}

/** Null where Redis is not installed. */
export async function startRedis(port: number): Promise<Redis | null> {
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  const isMissing = new Promise<true>((resolve) => child.once('error', () => resolve(true)));
  const socket = await Promise.race([isMissing, reach(port)]);
  return socket === true ? null : talk(child, socket);
}

async function reach(port: number): Promise<Socket> {
  const giveUpAt = performance.now() + READY_MS_MAX;
  for (;;) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return socket;
    if (performance.now() > giveUpAt) throw new Error('Redis did not become ready');
    await sleep(POLL_MS);
  }
}

function talk(child: ChildProcess, socket: Socket): Redis {
  let missing = 0;
  let done: () => void = () => undefined;
  let text = '';
  let isListening = false;

  socket.on('data', (bytes: Buffer) => {
    if (isListening) text += bytes.toString('latin1');
    for (const byte of bytes) if (byte === LINE_END) missing -= 1;
    if (missing <= 0) done();
  });

  function pipeline(commands: readonly (readonly string[])[]): Promise<void> {
    missing = commands.length;
    return new Promise((resolve) => {
      done = resolve;
      socket.write(commands.map(written).join(''));
    });
  }

  return {
    pipeline,
    memoryBytes: async () => {
      isListening = true;
      text = '';
      await pipeline([['INFO', 'memory']]);
      while (!text.includes('used_memory_rss:')) await sleep(POLL_MS);
      isListening = false;
      return Number(/used_memory_rss:(\d+)/.exec(text)?.[1]);
    },
    stop: async () => {
      socket.destroy();
      await stopChild(child);
    },
  };
}

function written(parts: readonly string[]): string {
  return `*${parts.length}\r\n${parts.map((part) => `$${part.length}\r\n${part}\r\n`).join('')}`;
}
