import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { platform } from 'node:process';
import { join } from 'node:path';

/** Marks our server's command line, so that an orphan of ours is told from somebody's own server. */
export const CLUSTER_NAME = 'houseful';
/** Marks the command line of the shell that watches over a server (postmaster.ts). */
export const GUARD_NAME = 'houseful-postgres-guard';

export type Postmaster =
  /** No server runs on the folder. `ignorePid`: a stranger that has the number a dead server left behind. */
  | { readonly state: 'down'; readonly ignorePid?: number; readonly lastPort?: number }
  /** A server comes up or goes down. */
  | { readonly state: 'changing'; readonly pid: number }
  | {
      readonly state: 'ready';
      readonly pid: number;
      readonly port: number;
      readonly orphan: boolean;
    }
  /** The file is being written, or a crash of the machine has left it empty. */
  | { readonly state: 'garbled' };

/**
 * What `postmaster.pid` says about that data folder, checked against the processes that really run.
 * The lines of the file: 1 process id, 4 port, 8 status.
 */
export function readPostmaster(clusterDir: string): Postmaster {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { state: 'down', ...lastPort(clusterDir) };
  }
  // A single-user server writes its number negative.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!(pid > 0)) return { state: 'garbled' };
  if (!isAlive(pid)) return { state: 'down', ...lastPort(clusterDir) };
  if (!servesFolder(pid, clusterDir)) {
    return { state: 'down', ignorePid: pid, ...lastPort(clusterDir) };
  }
  const port = Number.parseInt(lines[3] ?? '', 10);
  if (lines[7]?.trim() !== 'ready' || !(port > 0)) return { state: 'changing', pid };
  return { state: 'ready', pid, port, orphan: isOrphan(pid) };
}

/** The port of the last start: pools, and people, find the server where it was. */
function lastPort(clusterDir: string): { lastPort?: number } {
  try {
    const options = readFileSync(join(clusterDir, 'postmaster.opts'), 'utf8');
    const port = Number(/"-p" "(\d+)"/.exec(options)?.[1]);
    return port > 0 ? { lastPort: port } : {};
  } catch {
    return {};
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process that has ended meanwhile has what was wanted. */
export function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether that process is a PostgreSQL server on that folder, and not a stranger with a recycled number. */
export function servesFolder(pid: number, clusterDir: string): boolean {
  if (platform === 'win32') return isAlive(pid);
  if (platform !== 'linux') {
    const command = commandLine(pid);
    return command.includes('postgres') && command.includes(clusterDir);
  }
  try {
    // A server's working directory is its data folder; its children's too, but they are not in the file.
    return (
      readlinkSync(`/proc/${pid}/cwd`) === clusterDir &&
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    );
  } catch {
    return false;
  }
}

/**
 * Ends the workers that a killed server left behind. Most end by themselves at once; one that computes does not look
 * up, and would keep every new server from starting. What they had not committed is rolled back by the recovery.
 */
export function killSurvivors(clusterDir: string): void {
  if (platform !== 'linux') return;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (pid > 0 && servesFolder(pid, clusterDir)) sendSignal(pid, 'SIGKILL');
  }
}

/** A server of ours whose guard was killed too: nothing would ever stop it. */
function isOrphan(pid: number): boolean {
  if (platform === 'win32' || !commandLine(pid).includes(`cluster_name=${CLUSTER_NAME}`)) {
    return false;
  }
  return !commandLine(parentOf(pid)).includes(GUARD_NAME);
}

function commandLine(pid: number): string {
  if (platform !== 'linux') return ps('command', pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  if (platform !== 'linux') return Number(ps('ppid', pid));
  try {
    // "pid (name) state parent …": the name may hold spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function ps(column: string, pid: number): string {
  const run = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return run.stdout?.trim() ?? '';
}
