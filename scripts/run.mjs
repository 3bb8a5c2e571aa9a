import { spawn } from 'node:child_process';

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
      const lines = output.trimEnd().split('\n');
      resolve({ ok: code === 0, tail: lines.slice(-TAIL_LINES_MAX).join('\n') });
    });
  });
}

/** Runs a program before everybody's eyes. @returns {Promise<boolean>} whether it exited with 0 */
export function runOpenly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    const untie = endTogether(child);
    const end = (ok) => {
      untie();
      resolve(ok);
    };
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      end(false);
    });
    child.once('exit', (code) => end(code === 0));
  });
}

/** When we are told to end, the child is told first; we go when it has gone. */
function endTogether(child) {
  const signals = ['SIGINT', 'SIGTERM'];
  const handlers = signals.map((signal) => () => {
    child.kill(signal);
    child.once('exit', () => process.exit(signal === 'SIGINT' ? 130 : 143));
  });
  signals.forEach((signal, index) => process.once(signal, handlers[index]));
  return () => signals.forEach((signal, index) => process.off(signal, handlers[index]));
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
