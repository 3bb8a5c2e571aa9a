import { findNonce } from './proof-of-work.ts';

export interface Challenge {
  readonly challenge: string;
  readonly bits: number;
}

export interface Solution {
  readonly nonce: string;
}

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  postMessage({ nonce: findNonce(data.challenge, data.bits) } satisfies Solution);
});
