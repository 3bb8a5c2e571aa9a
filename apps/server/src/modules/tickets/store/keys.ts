import type { Queryable, Tx } from '#platform/postgres/tx';
import type { PublicTicketKey } from '../signing.ts';

interface KeyRow {
  readonly key_id: string;
  readonly public_key: Buffer;
}

/** Adds a key unless it is there. @returns the public key that has this id now. */
export async function registerKey(tx: Tx, key: PublicTicketKey, now: Date): Promise<Buffer> {
  await tx.rows({
    name: 'tickets.register-key',
    text: `insert into tickets.keys (key_id, public_key, registered_at) values ($1, $2, $3)
           on conflict (key_id) do nothing`,
    values: [key.keyId, key.publicKey, now],
  });
  const stored = await findKey(tx, key.keyId);
  if (!stored) throw new Error(`ticket key ${key.keyId} was not stored`);
  return stored;
}

export async function findKey(db: Queryable, keyId: string): Promise<Buffer | undefined> {
  const [row] = await db.rows<KeyRow>({
    name: 'tickets.find-key',
    text: 'select key_id, public_key from tickets.keys where key_id = $1',
    values: [keyId],
  });
  return row?.public_key;
}

/** Newest first. */
export async function readKeys(db: Queryable): Promise<PublicTicketKey[]> {
  const rows = await db.rows<KeyRow>({
    name: 'tickets.read-keys',
    text: 'select key_id, public_key from tickets.keys order by registered_at desc, key_id',
  });
  return rows.map((row) => ({ keyId: row.key_id, publicKey: row.public_key }));
}
