import { z } from 'zod';
import { operations } from './operation.ts';
import { Email, Id, Instant, LanguageTag, personText, Phone } from './primitives.ts';

export const Role = z.enum(['buyer', 'guest', 'operator']);
export type Role = z.infer<typeof Role>;

/** What the shop remembers for a person on every device. Null: never said. */
export const Preferences = z.strictObject({
  language: z.string().nullable(),
  cityId: Id.nullable(),
  /** Offer the places for wheelchairs and companions first. */
  accessibleSeats: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

const PreferencesChange = z
  .strictObject({
    language: LanguageTag.nullable(),
    cityId: Id.nullable(),
    accessibleSeats: z.boolean(),
  })
  .partial();

export const User = z.strictObject({
  userId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  roles: z.array(Role),
  guest: z.boolean(),
  preferences: Preferences,
  createdAt: Instant,
});
export type User = z.infer<typeof User>;

export const Session = z.strictObject({
  user: User,
  /** A short JWT for the `Authorization: Bearer` header. */
  accessToken: z.string(),
  /** Good for one use; the answer to that use carries the next one. */
  refreshToken: z.string(),
  /** When the access token ends. */
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;
const NewPassword = z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX);

export const identityOperations = operations({
  register: {
    method: 'POST',
    path: '/auth/register',
    tag: 'Identity',
    summary: 'Opens an account. Sent with a guest token, it turns that guest into the account.',
    access: 'public',
    limit: 'sign-in',
    body: z.strictObject({
      name: personText(80),
      email: Email,
      password: NewPassword,
      phone: Phone.optional(),
    }),
    status: 201,
    output: Session,
    problems: ['idempotency-key-reused', 'email-taken'],
  },
  login: {
    method: 'POST',
    path: '/auth/login',
    tag: 'Identity',
    summary:
      "Signs in with email and password. Sent with a guest token, it makes the holds, orders and tickets of that guest the account's, and ends the guest.",
    access: 'public',
    limit: 'sign-in',
    body: z.strictObject({
      email: Email,
      password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
    }),
    output: Session,
    problems: ['wrong-credentials'],
  },
  refresh: {
    method: 'POST',
    path: '/auth/refresh',
    tag: 'Identity',
    summary:
      'Trades a refresh token for the next one. Using one twice ends every session grown from it.',
    access: 'public',
    body: z.strictObject({ refreshToken: z.string().min(1).max(400) }),
    output: Session,
    problems: ['refresh-token-invalid'],
  },
  logout: {
    method: 'POST',
    path: '/auth/logout',
    tag: 'Identity',
    summary: 'Ends the session this refresh token belongs to; repeating it changes nothing.',
    access: 'public',
    body: z.strictObject({ refreshToken: z.string().min(1).max(400) }),
    status: 204,
  },
  continueAsGuest: {
    method: 'POST',
    path: '/auth/guest',
    tag: 'Identity',
    summary:
      'A buyer without a password, who owns holds and orders and can become an account later.',
    access: 'public',
    body: z.strictObject({
      name: personText(80).optional(),
      email: Email.optional(),
      phone: Phone.optional(),
    }),
    status: 201,
    output: Session,
    problems: ['idempotency-key-reused'],
  },
  getMe: {
    method: 'GET',
    path: '/me',
    tag: 'Identity',
    summary: 'Who you are.',
    output: User,
  },
  updateMe: {
    method: 'PATCH',
    path: '/me',
    tag: 'Identity',
    summary: 'Changes your name, phone or preferences; fields left out stay as they are.',
    body: z
      .strictObject({
        name: personText(80),
        phone: Phone.nullable(),
        preferences: PreferencesChange,
      })
      .partial(),
    output: User,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    tag: 'Identity',
    summary:
      'Changes your password. The sign-in that the refresh token belongs to goes on; every other ends.',
    limit: 'sign-in',
    body: z.strictObject({
      currentPassword: z.string().min(1).max(PASSWORD_LENGTH_MAX),
      newPassword: NewPassword,
      refreshToken: z.string().min(1).max(400),
    }),
    status: 204,
    problems: ['forbidden', 'idempotency-key-reused', 'wrong-credentials'],
  },
});
