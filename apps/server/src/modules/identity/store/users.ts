import type { Role } from '@houseful/contract/identity';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface UserRow {
  readonly user_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: Role[];
  readonly created_at: Date;
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

/** What lets a retry of a registration find the account it made. */
export interface Registration {
  readonly key: string;
  readonly fingerprint: string;
}

const USER = 'user_id, name, email, phone, roles, created_at';

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

/** The guest of that id, locked until the transaction ends; undefined once it is an account. */
export async function lockGuest(tx: Tx, userId: string): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.lock-guest',
    text: `select ${USER} from identity.users
            where user_id = $1 and 'guest' = any (roles)
              for update`,
    values: [userId],
  });
  return row;
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

export async function findUser(db: Queryable, userId: string): Promise<UserRow | undefined> {
  const [row] = await db.rows<UserRow>({
    name: 'identity.find-user',
    text: `select ${USER} from identity.users where user_id = $1`,
    values: [userId],
  });
  return row;
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
}

export async function changeUser(
  tx: Tx,
  userId: string,
  { name, phone }: UserChange,
): Promise<UserRow | undefined> {
  const [row] = await tx.rows<UserRow>({
    name: 'identity.change-user',
    text: `update identity.users
              set name = coalesce($2, name),
                  phone = case when $3::boolean then $4 else phone end
            where user_id = $1
            returning ${USER}`,
    values: [userId, name ?? null, phone !== undefined, phone ?? null],
  });
  return row;
}
