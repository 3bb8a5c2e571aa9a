import { createHash, createHmac } from 'node:crypto';
import type { Digests } from './digests.ts';

/** Node's own, as a second opinion. */
export const nodeDigests: Digests = {
  sha256: (message) => createHash('sha256').update(message).digest(),
  hmacSha256: (key) => (message) => createHmac('sha256', key).update(message).digest(),
};
