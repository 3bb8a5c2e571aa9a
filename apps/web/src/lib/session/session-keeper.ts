import { identityOperations, type Session, type User } from '@houseful/contract/identity';
import type { ApiClient, Credentials } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import type { Stop } from '../time/device.ts';
import type { ServerTime } from '../time/server-time.ts';

const STORAGE_KEY = 'houseful.session';
const LOCK_NAME = 'houseful.session';

/** Renewed this long before its end, so that no request leaves with a token that dies on the way. */
export const RENEW_BEFORE_END_MS = 30_000;

/** What the browser offers to keep a session in, shared by all tabs of the shop. */
export interface SessionPlace {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
  /** Calls back when another tab wrote. */
  onForeignWrite(listener: () => void): Stop;
  /** Runs `work` while no other tab runs work under the same name. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Keeps who the buyer is, in step over all tabs. Renewal is serialised across tabs, because the
 * API ends the whole session when one refresh token is used twice.
 */
export interface SessionKeeper extends Credentials {
  current(): Session | null;
  subscribe(listener: () => void): Stop;
  /** The session there is, or a new guest: no form stands in the way of holding a seat. */
  ensureBuyer(): Promise<Session>;
  /** Takes over what a sign-in, a registration or a refresh answered. */
  accept(session: Session): void;
  /** Takes over a changed name or phone. */
  acceptUser(user: User): void;
  signOut(): Promise<void>;
}

export interface SessionKeeperParts {
  place: SessionPlace;
  /** A client without credentials, or renewal would wait for itself. */
  api: ApiClient;
  serverTime: ServerTime;
}

export function createSessionKeeper({ place, api, serverTime }: SessionKeeperParts): SessionKeeper {
  const listeners = new Set<() => void>();
  let memo: { text: string | null; session: Session | null } = { text: null, session: null };

  function current(): Session | null {
    const text = place.read(STORAGE_KEY);
    if (text !== memo.text) memo = { text, session: parseSession(text) };
    return memo.session;
  }

  function store(session: Session | null): void {
    place.write(STORAGE_KEY, session && JSON.stringify(session));
    for (const listener of listeners) listener();
  }

  function isFresh(session: Session): boolean {
    return Date.parse(session.expiresAt) - serverTime.now() > RENEW_BEFORE_END_MS;
  }

  /** Within the lock: another tab may have renewed, or signed out, while this one waited. */
  async function renewFrom(stale: Session): Promise<Session | null> {
    const session = current();
    if (session?.accessToken !== stale.accessToken) return session;
    const { refreshToken } = session;
    try {
      const renewed = await api.call(identityOperations.refresh, { refreshToken });
      // Who signed in or out while the answer was on its way stays in or out.
      if (current()?.refreshToken !== refreshToken) return current();
      store(renewed);
      return renewed;
    } catch (error) {
      if (!isProblem(error, 'refresh-token-invalid')) throw error;
      if (current()?.refreshToken === refreshToken) store(null);
      return null;
    }
  }

  /** Calls of the page that find the same token too old wait for one renewal. */
  let renewal: { readonly of: string; readonly result: Promise<Session | null> } | null = null;
  async function renewAlone(stale: Session): Promise<Session | null> {
    if (renewal?.of === stale.accessToken) return renewal.result;
    const result = place.exclusively(LOCK_NAME, () => renewFrom(stale));
    const mine = { of: stale.accessToken, result };
    renewal = mine;
    try {
      return await result;
    } finally {
      if (renewal === mine) renewal = null;
    }
  }

  return {
    current,
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = place.onForeignWrite(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    accessToken: async () => {
      const session = current();
      if (!session) return null;
      const live = isFresh(session) ? session : await renewAlone(session);
      return live?.accessToken ?? null;
    },
    renew: async (token) => {
      const session = current();
      if (!session) return null;
      if (session.accessToken !== token) return session.accessToken;
      return (await renewAlone(session))?.accessToken ?? null;
    },
    ensureBuyer: async () => {
      const known = current();
      if (known && isFresh(known)) return known;
      return place.exclusively(LOCK_NAME, async () => {
        const session = current();
        const live = session && (isFresh(session) ? session : await renewFrom(session));
        if (live) return live;
        const guest = await api.call(identityOperations.continueAsGuest, {});
        store(guest);
        return guest;
      });
    },
    accept: store,
    acceptUser: (user) => {
      const session = current();
      if (session) store({ ...session, user });
    },
    signOut: async () => {
      const session = current();
      store(null);
      if (!session) return;
      await api.call(identityOperations.logout, { refreshToken: session.refreshToken });
    },
  };
}

/** What another version of the shop may have left behind is no session. */
function parseSession(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const value: Partial<Session> | null = JSON.parse(text);
    const whole = value?.accessToken && value.refreshToken && value.expiresAt && value.user?.userId;
    return whole ? (value as Session) : null;
  } catch {
    return null;
  }
}
