import {
  closeSync,
  copyFileSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { openLogFolder } from '#platform/postgres/data-folder';
import { ownLike } from '#platform/data-dir';

/** Two files of about this size are kept: `postgres.log` and the older `postgres.log.1`. */
const LOG_BYTES_MAX = 10 * 1024 * 1024;
const TAIL_BYTES_MAX = 8 * 1024;
const TAIL_LINES_MAX = 12;

/** The server's log, at most about 20 MB on disk. Servers append to it through their own descriptor. */
export interface ServerLog {
  readonly file: string;
  /** A descriptor for the server's standard output and error; the caller closes it. */
  open(): number;
  sizeBytes(): number;
  /** The last lines written after that size: what a failed start has to say. */
  tail(fromByte: number): string;
  /** Moves a full log aside. Safe while servers write: all of them append. */
  rotate(): void;
}

export function openServerLog(dataDir: string): ServerLog {
  const file = join(openLogFolder(dataDir), 'postgres.log');
  const sizeBytes = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return {
    file,
    sizeBytes,
    open: () => {
      const descriptor = openSync(file, 'a', 0o600);
      ownLike(dataDir, file);
      return descriptor;
    },
    tail: (fromByte) => readTail(file, fromByte),
    rotate: () => {
      if (sizeBytes() <= LOG_BYTES_MAX) return;
      copyFileSync(file, `${file}.1`);
      ownLike(dataDir, `${file}.1`);
      truncateSync(file);
    },
  };
}

function readTail(file: string, fromByte: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(Math.min(fromByte, size), size - TAIL_BYTES_MAX);
    const buffer = Buffer.alloc(size - start);
    readSync(descriptor, buffer, 0, buffer.length, start);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-TAIL_LINES_MAX).join('\n');
  } finally {
    closeSync(descriptor);
  }
}
