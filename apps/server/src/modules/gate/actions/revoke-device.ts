import type { GateDevice } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { type DeviceRow, deviceOf, readDevice, revokeDevice } from '../store/devices.ts';
import { deviceOf as callingDevice } from './device-of.ts';
import { staffOf } from '#platform/caller-of';

type Tools = Pick<GateTools, 'pool' | 'clock' | 'ids' | 'audit'>;

/** Shuts a scanner out at once, wherever it is; repeating it changes nothing. @throws no-such-device */
export function revokeGateDevice(deps: Tools) {
  return ({ deviceId }: { deviceId: string }, call: Call): Promise<GateDevice> =>
    inTransaction(deps.pool, async (tx) => {
      const known = await readDevice(tx, deviceId);
      if (!known || !isWithinReach(known, call)) throw problem('no-such-device');
      const row = await revokeDevice(tx, deviceId, deps.clock.now());
      if (row) {
        await deps.audit(tx, {
          actorId: staffOf(call).actorId,
          ...{
            organisationId: known.organisation_id,
            venueId: null,
            action: 'gate-device.revoked',
          },
          subject: { kind: 'gate-device', id: deviceId, name: known.name },
          before: { status: deviceOf(known).status },
          after: { status: 'revoked' },
        });
      }
      return deviceOf(row ?? (await readDevice(tx, deviceId)) ?? known);
    });
}

function isWithinReach({ organisation_id, venue_ids }: DeviceRow, call: Call): boolean {
  const { reach } = staffOf(call);
  return (venue_ids ?? [null]).some((venueId) =>
    reaches(reach, { organisationId: organisation_id, venueId }),
  );
}

/** A scanner signs itself off; one that is nobody's any more is off already. */
export function forgetGateDevice(deps: Pick<GateTools, 'pool' | 'db' | 'clock'>) {
  return async (_input: unknown, call: Call): Promise<void> => {
    const device = await callingDevice(deps, call).catch(() => null);
    if (!device) return;
    await inTransaction(deps.pool, (tx) => revokeDevice(tx, device.device_id, deps.clock.now()));
  };
}
