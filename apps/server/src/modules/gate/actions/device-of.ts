import { hash } from 'node:crypto';
import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { type DeviceRow, findByToken, noteSeen } from '../store/devices.ts';
import type { Clock } from '#platform/clock';

/** What is kept of a token or a code: it proves them, and tells nothing. */
export function proofOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/**
 * The scanner that calls, by its token, as it is at this very moment: one that was shut out is nobody.
 * @throws gate-token-invalid
 */
export async function deviceOf(
  { db, clock }: { db: Queryable; clock: Clock },
  call: Call,
): Promise<DeviceRow> {
  const token = call.tokens?.['Gate-Token'];
  const device = token ? await findByToken(db, proofOf(token)) : undefined;
  if (!device) throw problem('gate-token-invalid');
  const now = clock.now();
  if (isUnseen(device, now)) await noteSeen(db, device.device_id, now);
  return device;
}

const SEEN_EVERY_MS = 60_000;

function isUnseen({ last_seen_at: seen }: DeviceRow, now: Date): boolean {
  return seen === null || seen.getTime() < now.getTime() - SEEN_EVERY_MS;
}

/** Whether a scanner is for what belongs to this organisation and venue. */
export function isFor(
  device: DeviceRow,
  what: { organisation_id: string; venue_id: string | null },
): boolean {
  return (
    device.organisation_id === what.organisation_id &&
    (device.venue_ids === null ||
      (what.venue_id !== null && device.venue_ids.includes(what.venue_id)))
  );
}
