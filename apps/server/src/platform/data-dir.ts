import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Makes the folder of all that is kept. Made by root, it belongs to whom the place belongs (a start with sudo in a
 * person's own checkout), and whatever root's umask, other users may pass through to their part of it.
 */
export function makeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  if (isRoot()) chmodSync(dataDir, 0o755);
  ownLike(dirname(dataDir), dataDir);
}

/** Gives what root made inside somebody's folder to that somebody: a start with sudo spoils no later start without. */
export function ownLike(folder: string, path: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}
