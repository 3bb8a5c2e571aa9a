import { isIP } from 'node:net';

/** Whether an address, as Node writes it, is this machine's own. */
export function isLoopback(address: string): boolean {
  if (isIP(address) === 0) return false;
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
