import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { constants as os } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { Halt } from './run.mjs';

/** Ctrl-C under npm arrives twice, from the terminal and from npm; a second one later is impatience. */
const SAME_PRESS_MS = 2_000;
const ORPHAN_POLL_MS = 500;

/**
 * Installs, builds, and runs the server until it ends; our exit code is the server's.
 * @param {string} entry address of start.mjs; its folder is the checkout, and the server's working directory
 */
export async function serve(entry) {
  const root = dirname(fileURLToPath(entry));
  try {
    await ensureInstalled({ root, tree: 'production' });
    const node = findNode(root);
    await ensureWebBuilt({ root, node });
    process.exitCode = await runServer(root, node);
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function runServer(root, node) {
  const follow = pathToFileURL(join(root, 'scripts', 'follow-parent.mjs')).href;
  const main = join(root, 'apps', 'server', 'src', 'main.ts');
  const server = spawn(node, ['--import', follow, main, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, ...compileCache(root) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // In a process group of its own the server does not get the terminal's Ctrl-C: it hears of it once, from us.
    detached: process.platform !== 'win32',
  });
  forwardSignals(server);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Halt(`${node} cannot be run (${error.message}).`)));
    server.once('exit', (code, signal) => {
      if (signal) console.error(`The server was ended by ${signal}.`);
      resolve(code ?? 128 + (os.signals[signal] ?? 0));
      if (server.connected) server.disconnect();
    });
  });
}

function forwardSignals(server) {
  let lastAt = Number.NEGATIVE_INFINITY;
  const forward = (signal) => {
    const now = performance.now();
    if (now - lastAt < SAME_PRESS_MS) return;
    lastAt = now;
    server.kill(signal);
  };
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  if (process.env.npm_lifecycle_event) endWithNpm(() => forward('SIGTERM'));
}

/**
 * An npm that is killed cannot tell us. But then its children get another parent: we, or the shell that npm put between
 * itself and us. (Looked at on Linux; elsewhere a shell in between hides the death.)
 */
function endWithNpm(end) {
  const family = () => {
    const parent = process.ppid;
    return isShell(parent) ? `${parent} ${parentOf(parent)}` : `${parent}`;
  };
  const before = family();
  const timer = setInterval(() => {
    if (family() === before) return;
    clearInterval(timer);
    end();
  }, ORPHAN_POLL_MS);
  timer.unref();
}

function isShell(pid) {
  return /^(ba|da|a|z|k)?sh$/.test(readProcess(pid, 'comm').trim());
}

function parentOf(pid) {
  // "pid (name) state parent …"
  return readProcess(pid, 'stat').split(') ').at(-1).split(' ')[1];
}

function readProcess(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** Node keeps its compiled code there, which makes later starts faster; only where nobody else can write it. */
function compileCache(root) {
  const folder = join(root, 'node_modules', '.cache', 'node-compile');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { NODE_COMPILE_CACHE: folder };
  } catch {
    return {};
  }
}
