import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { isRoot } from '#platform/data-dir';

/**
 * Who runs PostgreSQL's programs. PostgreSQL refuses to run as root; under root they run as somebody else
 * (`uid` and `gid` given), otherwise as ourselves (both absent).
 */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = { uid: 65_534, gid: 65_534 };

/**
 * Not root: ourselves. Root: the owner of the data that is there (so that a start with sudo leaves a person's own data
 * usable to that person), else `postgres`, else `nobody`.
 */
export function chooseServerUser(dataDir: string, clusterDir: string): ServerUser {
  if (!isRoot()) return {};
  return (
    ownerUnlessRoot(clusterDir) ??
    ownerUnlessRoot(dataDir) ??
    passwdEntry('postgres') ??
    passwdEntry('nobody') ??
    NOBODY
  );
}

function ownerUnlessRoot(path: string): ServerUser | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
}

function passwdEntry(name: string): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether that user can get into the folder by its path: each folder above must let it through. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user.uid === undefined) return true;
  const { status } = spawnSync('sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

/** Hands a file or folder made by root to that user; without root it is ours already. */
export function giveTo(user: ServerUser, path: string): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}
