import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Job } from './generator.ts';
import { type Report, WARM } from './meter.ts';

const GENERATOR = join(import.meta.dirname, 'generator.ts');

/**
 * Does the job in a process of its own, so that nobody shares a thread with the load; `onWarm` hears
 * when its window begins.
 */
export function load(job: Job, onWarm: () => void = () => undefined): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(GENERATOR, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let isWarm = false;
    child.on('message', (message) => {
      if (message !== WARM) resolve(message as Report);
      else if (!isWarm) {
        isWarm = true;
        onWarm();
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the load process ended with ${String(code)}`)));
    child.send(job);
  });
}
