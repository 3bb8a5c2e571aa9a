import type { Challenge, Solution } from './proof-worker.ts';

/** Finds the number that a challenge asks for, beside the page: it goes on counting meanwhile. */
export function solve(challenge: string, bits: number): Promise<string> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Solution>) => resolve(data.nonce));
    worker.addEventListener('error', () => reject(new Error('the puzzle could not be solved')));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage({ challenge, bits } satisfies Challenge);
  }).finally(() => worker.terminate());
}
