import type { GateDevice } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { type Reach, reaches } from '@houseful/contract/staff';
import { addMs } from '#platform/clock';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { pairingQr } from '../pairing.ts';
import { deviceOf, insertDevice, readDevice } from '../store/devices.ts';
import { proofOf } from './device-of.ts';
import { staffOf } from '#platform/caller-of';

const PAIRING_MS = 600_000;

interface Asked {
  readonly name: string;
  readonly organisationId?: string | undefined;
  readonly venueIds: readonly string[] | null;
  readonly maySearch: boolean;
}

export interface RegisteredDevice {
  readonly device: GateDevice;
  readonly pairingCode: string;
  readonly pairingQr: string;
  readonly pairingUntil: string;
}

/**
 * Makes room for a scanner and gives the code with which one phone becomes it; the same call again, the same scanner and code.
 * @throws forbidden where the caller may not scan, idempotency-key-reused
 */
export function registerGateDevice(
  deps: Pick<GateTools, 'pool' | 'clock' | 'ids' | 'audit' | 'publicUrl'> & {
    pairingCodeOf: (deviceId: string) => string;
  },
) {
  const { pool, clock, ids, pairingCodeOf } = deps;
  return async (asked: Asked, call: Call): Promise<RegisteredDevice> => {
    const { actorId, reach } = staffOf(call);
    const place = placeOf(asked, reach);
    const key = call.idempotencyKey;
    const deviceId = key === null ? ids.next('gdv') : deriveId('gdv', actorId, key);
    const request = fingerprint(asked);
    return inTransaction(pool, async (tx) => {
      const pairingCode = pairingCodeOf(deviceId);
      const now = clock.now();
      const isNew = await insertDevice(tx, {
        device_id: deviceId,
        organisation_id: place.organisationId,
        venue_ids: place.venueIds,
        name: asked.name,
        may_search: asked.maySearch,
        pairing_hash: proofOf(pairingCode),
        pairing_until: addMs(now, PAIRING_MS),
        request_fingerprint: request,
        registered_by: actorId,
        registered_at: now,
      });
      const row = await readDevice(tx, deviceId);
      if (!row) throw new Error(`the scanner ${deviceId} was not stored`);
      if (row.request_fingerprint !== request) throw problem('idempotency-key-reused');
      if (isNew) {
        await deps.audit(tx, {
          actorId,
          organisationId: place.organisationId,
          venueId: null,
          action: 'gate-device.registered',
          subject: { kind: 'gate-device', id: deviceId, name: asked.name },
          before: null,
          after: { name: asked.name, venueIds: place.venueIds, maySearch: asked.maySearch },
        });
      }
      return {
        device: deviceOf(row),
        pairingCode,
        pairingQr: await pairingQr(deps.publicUrl, pairingCode),
        pairingUntil: row.pairing_until.toISOString(),
      };
    });
  };
}

/** Every venue that the caller reaches, where none is named. @throws forbidden */
function placeOf(
  { organisationId, venueIds }: Asked,
  reach: Reach,
): { organisationId: string; venueIds: string[] | null } {
  const own = reach.find(
    (it) => organisationId === undefined || it.organisationId === organisationId,
  );
  if (!own) throw problem('forbidden');
  const wanted = venueIds ?? own.venueIds;
  const place = { organisationId: own.organisationId };
  const reached =
    wanted === null || wanted.every((venueId) => reaches(reach, { ...place, venueId }));
  if (!reached) throw problem('forbidden');
  return { ...place, venueIds: wanted === null ? null : [...wanted] };
}
