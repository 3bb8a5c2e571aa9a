import { closeSync, mkdtempSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServerLog, type ServerLog } from '#platform/postgres/server-log';

let dataDir: string;
let log: ServerLog;
let descriptor: number;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'houseful-log-'));
  log = openServerLog(dataDir);
  descriptor = log.open();
});

afterEach(() => {
  closeSync(descriptor);
  rmSync(dataDir, { recursive: true });
});

it('a full log is moved aside, and a server that has it open goes on in the emptied one', () => {
  writeSync(descriptor, Buffer.alloc(10 * 1024 * 1024, 'x'));
  log.rotate();
  expect(log.sizeBytes()).toBe(10 * 1024 * 1024);
  writeSync(descriptor, 'the last straw\n');
  log.rotate();
  expect(log.sizeBytes()).toBe(0);
  expect(statSync(`${log.file}.1`).size).toBe(10 * 1024 * 1024 + 15);
  writeSync(descriptor, 'a new day\n');
  expect(readFileSync(log.file, 'utf8')).toBe('a new day\n');
});

it('the tail of a failed start has none of what was written before it', () => {
  writeSync(descriptor, 'an earlier run\n');
  const before = log.sizeBytes();
  writeSync(descriptor, 'FATAL: this run\nHINT: do that\n');
  expect(log.tail(before)).toBe('FATAL: this run\nHINT: do that');
});

it('only its owner reads the log', () => {
  expect(statSync(log.file).mode & 0o777).toBe(0o600);
});
