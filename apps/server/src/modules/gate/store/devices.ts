import type { GateDevice } from '@houseful/contract/gate';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface DeviceRow {
  readonly device_id: string;
  readonly organisation_id: string;
  readonly venue_ids: string[] | null;
  readonly name: string;
  readonly may_search: boolean;
  readonly pairing_until: Date;
  readonly token_hash: Buffer | null;
  readonly request_fingerprint: string;
  readonly registered_by: string;
  readonly registered_at: Date;
  readonly last_seen_at: Date | null;
  readonly revoked_at: Date | null;
}

const COLUMNS = `device_id, organisation_id, venue_ids, name, may_search, pairing_until, token_hash,
  request_fingerprint, registered_by, registered_at, last_seen_at, revoked_at`;

export function deviceOf(row: DeviceRow): GateDevice {
  const paired = row.token_hash ? 'active' : 'waiting';
  return {
    deviceId: row.device_id,
    organisationId: row.organisation_id,
    venueIds: row.venue_ids,
    name: row.name,
    maySearch: row.may_search,
    status: row.revoked_at ? 'revoked' : paired,
    registeredAt: row.registered_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** @returns false when it is known already: then it stays as it is */
export async function insertDevice(
  tx: Tx,
  device: Omit<DeviceRow, 'token_hash' | 'last_seen_at' | 'revoked_at'> & { pairing_hash: Buffer },
): Promise<boolean> {
  // No key is named after “on conflict”: of the same one twice at once, any of its unique values may be met first.
  const rows = await tx.rows({
    name: 'gate.insert-device',
    text: `insert into gate.devices (device_id, organisation_id, venue_ids, name, may_search, pairing_hash,
                                     pairing_until, request_fingerprint, registered_by, registered_at)
           values ($1, $2, $3::text[], $4, $5, $6, $7, $8, $9, $10)
           on conflict do nothing returning device_id`,
    values: [
      device.device_id,
      device.organisation_id,
      device.venue_ids,
      device.name,
      device.may_search,
      device.pairing_hash,
      device.pairing_until,
      device.request_fingerprint,
      device.registered_by,
      device.registered_at,
    ],
  });
  return rows.length > 0;
}

export async function readDevice(db: Queryable, deviceId: string): Promise<DeviceRow | undefined> {
  const [row] = await db.rows<DeviceRow>({
    name: 'gate.read-device',
    text: `select ${COLUMNS} from gate.devices where device_id = $1`,
    values: [deviceId],
  });
  return row;
}

/** @returns undefined when there is none, or it was shut out. */
export async function findByToken(
  db: Queryable,
  tokenHash: Buffer,
): Promise<DeviceRow | undefined> {
  const [row] = await db.rows<DeviceRow>({
    name: 'gate.find-by-token',
    text: `select ${COLUMNS} from gate.devices where token_hash = $1 and revoked_at is null`,
    values: [tokenHash],
  });
  return row;
}

/**
 * Gives the device that waits for this code its token, once. @returns the device; also when it has that very token already.
 */
export async function pairDevice(
  tx: Tx,
  { pairingHash, tokenHash, now }: { pairingHash: Buffer; tokenHash: Buffer; now: Date },
): Promise<DeviceRow | undefined> {
  const [row] = await tx.rows<DeviceRow>({
    name: 'gate.pair-device',
    text: `update gate.devices set token_hash = $2
            where pairing_hash = $1 and revoked_at is null
              and ((token_hash is null and pairing_until > $3) or token_hash = $2)
        returning ${COLUMNS}`,
    values: [pairingHash, tokenHash, now],
  });
  return row;
}

/** @returns undefined when it was shut out before */
export async function revokeDevice(
  tx: Tx,
  deviceId: string,
  now: Date,
): Promise<DeviceRow | undefined> {
  const [row] = await tx.rows<DeviceRow>({
    name: 'gate.revoke-device',
    text: `update gate.devices set revoked_at = $2 where device_id = $1 and revoked_at is null
        returning ${COLUMNS}`,
    values: [deviceId, now],
  });
  return row;
}

/** That it works; a later moment stays. */
export async function noteSeen(db: Queryable, deviceId: string, now: Date): Promise<void> {
  await db.rows({
    name: 'gate.note-seen',
    text: 'update gate.devices set last_seen_at = greatest(last_seen_at, $2) where device_id = $1',
    values: [deviceId, now],
  });
}

/** A device with venues is within reach when the organisation is, or one of its venues. */
export async function readDevices(
  db: Queryable,
  where: {
    organisationIds: readonly string[];
    venueIds: readonly (string | null)[];
    skip: number;
    limit: number;
  },
): Promise<DeviceRow[]> {
  return db.rows<DeviceRow>({
    name: 'gate.read-devices',
    text: `select ${COLUMNS} from gate.devices d
            where exists (select from unnest($1::text[], $2::text[]) as r (organisation_id, venue_id)
                           where r.organisation_id = d.organisation_id
                             and (r.venue_id is null or r.venue_id = any(d.venue_ids)))
            order by registered_at desc, device_id offset $3 limit $4`,
    values: [where.organisationIds, where.venueIds, where.skip, where.limit],
  });
}
