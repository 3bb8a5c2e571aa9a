import { fileURLToPath } from 'node:url';
import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import { createGroupRead } from '#platform/group-read';
import type { Ids } from '#platform/ids';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import type { Random } from '#platform/random';
import type { Logger } from '#platform/telemetry/logger';
import { createAccessTokenSigner } from './access-token.ts';
import { addFirstOperator } from './actions/add-first-operator.ts';
import { addUser, type UserToAdd } from './actions/add-user.ts';
import { changePassword } from './actions/change-password.ts';
import { continueAsGuest } from './actions/continue-as-guest.ts';
import { getMe } from './actions/get-me.ts';
import { login } from './actions/login.ts';
import { logout } from './actions/logout.ts';
import { describeUsers, nameUsers } from './actions/name-users.ts';
import { refresh } from './actions/refresh.ts';
import { register } from './actions/register.ts';
import { updateMe } from './actions/update-me.ts';
import { createPasswords, type HashEngine } from './passwords.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { identitySchedule } from './schedule.ts';
import type { ActionDeps } from './deps.ts';
import { findOperator, findUsers } from './store/users.ts';

export const identityMigrations: MigrationSet = {
  schema: 'identity',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface IdentityDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  /** Draws salts and refresh tokens: must be unpredictable outside tests. */
  readonly random: Random;
  /** The same as the authenticator's; its UTF-8 bytes are the HS256 key. */
  readonly authSecret: string;
  readonly log: Logger;
  /** Computes the password hashes; argon2id unless given. */
  readonly hashEngine?: HashEngine;
}

export interface Identity extends Module<IdentityFace> {
  /** Adds an account with roles, unless its email has one: demo logins, the first operator. */
  addUser(user: UserToAdd): Promise<{ userId: string; added: boolean }>;
}

/** People, their passwords and their sign-ins. */
export function createIdentity(deps: IdentityDeps): Identity {
  const actionDeps: ActionDeps = {
    pool: deps.pool,
    clock: deps.clock,
    ids: deps.ids,
    record: deps.record,
    log: deps.log,
    passwords: createPasswords(deps.random, deps.hashEngine),
    refreshTokens: createRefreshTokens(deps.authSecret, deps.random),
    signAccessToken: createAccessTokenSigner(deps.authSecret),
  };
  const db = readFrom(deps.pool);
  const me = getMe(createGroupRead((userIds) => findUsers(db, userIds)));
  return {
    face: {
      register: (input, call) => register(actionDeps, input, call),
      login: (input, call) => login(actionDeps, input, call),
      refresh: (input, call) => refresh(actionDeps, input, call),
      logout: (input) => logout(actionDeps, input),
      continueAsGuest: (input, call) => continueAsGuest(actionDeps, input, call),
      getMe: (_input, call) => me(call),
      updateMe: (input, call) => updateMe(actionDeps, input, call),
      changePassword: (input, call) => changePassword(actionDeps, input, call),
      nameUsers: nameUsers(db),
      describeUsers: ({ userIds }) => describeUsers(db, userIds),
      findOperator: async () => (await findOperator(db)) ?? null,
      addFirstOperator: (input) => addFirstOperator(actionDeps, input),
    },
    reactions: [],
    schedule: identitySchedule(actionDeps),
    addUser: (user) => addUser(actionDeps, user),
  };
}
