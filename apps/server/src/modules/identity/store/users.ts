import type { Preferences, Role } from '@houseful/contract/identity';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface UserRow {
  readonly user_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: Role[];
  readonly created_at: Date;
  readonly language: string | null;
  readonly city_id: string | null;
  readonly accessible_seats: boolean;
}

export interface NewUser {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly Role[];
  /** Null for a guest. */
  readonly passwordHash: string | null;
  readonly createdAt: Date;
  readonly registration: Registration | null;
}

/** What lets a retry find the account, or the guest, that the first try made. */
export interface Registration {
  readonly key: string;
  readonly fingerprint: string;
}

const USER = `user_id, name, email, phone, roles, created_at,
              language, city_id, accessible_seats`;

/**
 * Adds the user, unless the id, the account's email or the registration's key is there already.
 * @returns undefined then; whichever it was, nothing has changed.
 */
export async function insertUser(tx: Tx, user: NewUser): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.insert-user',
    text: `insert into identity.users (user_id, name, email, phone, roles, password_hash, created_at,
                                       register_key, register_fingerprint)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict do nothing
           returning ${USER}`,
    values: [
      user.userId,
      user.name,
      user.email,
      user.phone,
      user.roles,
      user.passwordHash,
      user.createdAt,
      user.registration?.key ?? null,
      user.registration?.fingerprint ?? null,
    ],
  });
  return row;
}

export interface GuestRow extends UserRow {
  /** What a guest with a key has asked for. */
  readonly register_fingerprint: string | null;
}

/** The guest, locked until the transaction ends; undefined once it is an account, or an account's. */
export async function lockGuest(tx: Tx, userId: string): Promise<GuestRow | undefined> {
  const [row] = await tx.rows<GuestRow>({
    name: 'identity.lock-guest',
    text: `select ${USER}, register_fingerprint from identity.users
            where user_id = $1 and 'guest' = any (roles) and merged_into is null
              for update`,
    values: [userId],
  });
  return row;
}

/** Whose the guest has become, null until it is anybody's, locked until the transaction ends. */
export async function lockMergeOfGuest(
  tx: Tx,
  userId: string,
): Promise<{ merged_into: string | null } | undefined> {
  const [row] = await tx.rows<{ merged_into: string | null }>({
    name: 'identity.lock-merge-of-guest',
    text: `select merged_into from identity.users
            where user_id = $1 and 'guest' = any (roles)
              for update`,
    values: [userId],
  });
  return row;
}

export async function markMerged(tx: Tx, guestId: string, accountId: string): Promise<void> {
  await tx.rows({
    name: 'identity.mark-merged',
    text: 'update identity.users set merged_into = $2 where user_id = $1',
    values: [guestId, accountId],
  });
}

/**
 * Turns a guest into an account of the same id; a phone the guest gave stays unless a new one is
 * given. The caller holds the row's lock.
 * @throws the database's unique violation when the email or the key belongs to an account:
 * see `isAlreadyRegistered`.
 */
export async function promoteGuest(
  tx: Tx,
  account: Omit<NewUser, 'createdAt'>,
): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.promote-guest',
    text: `update identity.users
              set name = $2, email = $3, phone = coalesce($4, phone), roles = $5,
                  password_hash = $6, register_key = $7, register_fingerprint = $8
            where user_id = $1
            returning ${USER}`,
    values: [
      account.userId,
      account.name,
      account.email,
      account.phone,
      account.roles,
      account.passwordHash,
      account.registration?.key ?? null,
      account.registration?.fingerprint ?? null,
    ],
  });
  return row;
}

const UNIQUE_VIOLATION = '23505';

/** Whether the failure says that an account has this email, or that this key has made one. */
export function isAlreadyRegistered(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'constraint' in error &&
    (error.constraint === 'users_account_email' || error.constraint === 'users_register_key')
  );
}

/** The user; undefined for a guest who has ended. */
export async function findUsers(
  db: Queryable,
  userIds: readonly string[],
): Promise<Map<string, UserRow>> {
  const rows = await db.rows<UserRow>({
    name: 'identity.find-users',
    text: `select ${USER} from identity.users where user_id = any($1) and merged_into is null`,
    values: [userIds],
  });
  return new Map(rows.map((row) => [row.user_id, row]));
}

export interface AccountRow extends UserRow {
  readonly password_hash: string | null;
}

/** The account, never a guest, with this email. */
export async function findAccount(db: Queryable, email: string): Promise<AccountRow | undefined> {
  const [row] = await db.rows<AccountRow>({
    name: 'identity.find-account',
    text: `select ${USER}, password_hash from identity.users
            where email = $1 and not 'guest' = any (roles)`,
    values: [email],
  });
  return row;
}

/** The account as it is now, kept from changing its password until the transaction ends. */
export async function lockAccount(
  tx: Tx,
  { user_id, password_hash }: AccountRow,
): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.lock-account',
    text: `select ${USER} from identity.users
            where user_id = $1 and password_hash = $2
              for share`,
    values: [user_id, password_hash],
  });
  return row;
}

export interface SecretsRow {
  readonly user_id: string;
  /** Null for a guest. */
  readonly password_hash: string | null;
  readonly password_change_key: string | null;
}

export async function findSecrets(db: Queryable, userId: string): Promise<SecretsRow | undefined> {
  const [row] = await db.rows<SecretsRow>({
    name: 'identity.find-secrets',
    text: `select user_id, password_hash, password_change_key from identity.users
            where user_id = $1 and merged_into is null`,
    values: [userId],
  });
  return row;
}

/** False, and nothing changed, when the password is not `from` any more. */
export async function replacePassword(
  tx: Tx,
  userId: string,
  { from, to, key }: { from: string; to: string; key: string | null },
): Promise<boolean> {
  const rows = await tx.rows({
    name: 'identity.replace-password',
    text: `update identity.users set password_hash = $3, password_change_key = $4
            where user_id = $1 and password_hash = $2
            returning user_id`,
    values: [userId, from, to, key],
  });
  return rows.length > 0;
}

export interface RegisteredRow extends AccountRow {
  readonly register_fingerprint: string;
}

/** The account that the registration with this key has made. */
export async function findRegistered(
  db: Queryable,
  registerKey: string,
): Promise<RegisteredRow | undefined> {
  const [row] = await db.rows<RegisteredRow>({
    name: 'identity.find-registered',
    text: `select ${USER}, password_hash, register_fingerprint from identity.users
            where register_key = $1`,
    values: [registerKey],
  });
  return row;
}

export interface UserChange {
  /** Undefined leaves the name as it is. */
  readonly name: string | undefined;
  /** Undefined leaves the phone as it is, null removes it. */
  readonly phone: string | null | undefined;
  /** Likewise, each by itself. */
  readonly preferences: { readonly [P in keyof Preferences]?: Preferences[P] | undefined };
}

export async function changeUser(
  tx: Tx,
  userId: string,
  { name, phone, preferences }: UserChange,
): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.change-user',
    text: `update identity.users
              set name = coalesce($2, name),
                  phone = case when $3::boolean then $4 else phone end,
                  language = case when $5::boolean then $6 else language end,
                  city_id = case when $7::boolean then $8 else city_id end,
                  accessible_seats = coalesce($9, accessible_seats)
            where user_id = $1 and merged_into is null
            returning ${USER}`,
    values: [
      userId,
      name ?? null,
      phone !== undefined,
      phone ?? null,
      preferences.language !== undefined,
      preferences.language ?? null,
      preferences.cityId !== undefined,
      preferences.cityId ?? null,
      preferences.accessibleSeats ?? null,
    ],
  });
  return row;
}

/** Who runs the installation, and has for the longest. */
export async function findOperator(db: Queryable): Promise<string | undefined> {
  const [row] = await db.rows<{ user_id: string }>({
    text: `select user_id from identity.users where 'operator' = any (roles)
            order by created_at, user_id limit 1`,
  });
  return row?.user_id;
}

/** One at a time, until the transaction ends. */
export function lockFirstOperator(tx: Tx): void {
  tx.write({
    text: `select pg_advisory_xact_lock(hashtextextended('identity.first_operator', 0))`,
  });
}
