import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Halt } from './run.mjs';

const POLL_MS = 200;
/** A holder that has not yet written its number. */
const UNSIGNED_MS_MAX = 5_000;
/** Longer than any install; a process number may have been given to somebody else by then. */
const HELD_MS_MAX = 20 * 60_000;

/**
 * Runs `work` while no other process runs work under the same lock. A lock is a folder, because making one succeeds
 * for one process only. A lock whose processes are all gone is taken over.
 * @param {string} folder two levels below the checkout
 * @param {() => void} onWait called once, when another process has the lock
 * @param {(addProcess: (pid: number) => void) => Promise<T>} work is told how to name a child that must have ended
 * too before the lock is free (it may outlive us when we are killed)
 * @template T
 * @returns {Promise<T>}
 * @throws {Halt} when the checkout cannot be written
 */
export async function withLock(folder, onWait, work) {
  let told = false;
  while (!take(folder)) {
    if (isAbandoned(folder)) {
      takeAway(folder);
      continue;
    }
    if (!told) onWait();
    told = true;
    await wait(POLL_MS);
  }
  const owners = [process.pid];
  const sign = () => writeFileSync(join(folder, 'owners.json'), JSON.stringify(owners));
  try {
    sign();
    return await work((pid) => {
      owners.push(pid);
      sign();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function take(folder) {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) {
      throw new Halt(
        `${dirname(dirname(folder))} is not yours to write, and something has to be installed or built: ` +
          'start once as its owner.',
      );
    }
    throw error;
  }
}

function isAbandoned(folder) {
  try {
    const ageMs = Date.now() - statSync(folder).mtimeMs;
    if (ageMs > HELD_MS_MAX) return true;
    const owners = readOwners(folder);
    return owners ? !owners.some(isAlive) : ageMs > UNSIGNED_MS_MAX;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function readOwners(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'owners.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Renamed first: of several processes that see the same abandoned lock, one gets it. */
function takeAway(folder) {
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
