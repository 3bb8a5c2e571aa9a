import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

const TAIL_LINES_MAX = 25;

/** A reason to stop that a person can act on: printed as it is, without a stack. */
export class Halt extends Error {}

/**
 * Runs a program quietly.
 * @returns {Promise<{ok: boolean, tail: string}>} whether it exited with 0, and the last lines it printed
 * @throws {Halt} when there is no such program
 */
export function runQuietly(program, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid) onStart?.(child.pid);
    const untie = endTogether(child);
    let output = '';
    const keep = (text) => {
      output = (output + text).slice(-64 * 1024);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      untie();
      reject(new Halt(`${program} cannot be run (${error.message}).`));
    });
    child.once('close', (code) => {
      untie();
      if (ending) return;
      const lines = output.trimEnd().split('\n');
      resolve({ ok: code === 0, tail: lines.slice(-TAIL_LINES_MAX).join('\n') });
    });
  });
}

/**
 * Runs a program before everybody's eyes; a leisurely one, and what it starts, lets everybody else go first.
 * @returns {Promise<boolean>} whether it exited with 0
 */
export function runOpenly(program, args, { leisurely = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    if (leisurely && child.pid) yieldTime(child.pid);
    const untie = endTogether(child);
    const end = (ok) => {
      untie();
      if (!ending) resolve(ok);
    };
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      end(false);
    });
    child.once('exit', (code) => end(code === 0));
  });
}

function yieldTime(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'];
/** What runs for us now. */
const running = new Set();
/** We were told to end: what ends from now on is nobody's reason to begin something else. */
let ending = false;

/** When we are told to end, they are told first; we go when the last of them has gone. */
function endTogether(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size === 0) for (const signal of SIGNALS) process.off(signal, passOn);
  };
}

function passOn(signal) {
  const code = signal === 'SIGINT' ? 130 : 143;
  // Who asks twice does not want to wait.
  if (ending) process.exit(code);
  ending = true;
  let left = running.size;
  for (const child of running) {
    child.once('exit', () => {
      left -= 1;
      if (left === 0) process.exit(code);
    });
    child.kill(signal);
  }
}

/** Prints `text …` at once, and ` done in 3 s.` behind it when the work is done. */
export async function narrate(text, work) {
  const startedAt = performance.now();
  process.stdout.write(`${text} …`);
  try {
    const result = await work();
    process.stdout.write(` done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed.\n');
    throw error;
  }
}
