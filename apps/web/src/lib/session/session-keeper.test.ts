import type { Session } from '@houseful/contract/identity';
import { describe, expect, it } from 'vitest';
import { type ApiClient, createApiClient } from '../api/client.ts';
import { createFakeDevice } from '../testing/fake-device.ts';
import { createServerTime } from '../time/server-time.ts';
import {
  createSessionKeeper,
  RENEW_BEFORE_END_MS,
  type SessionKeeper,
  type SessionPlace,
} from './session-keeper.ts';

const TOKEN_LIFE_MS = 900_000;

/** A browser with any number of tabs, and an identity service that ends reused sessions. */
function world() {
  const device = createFakeDevice(1_000_000);
  const serverTime = createServerTime(device);
  const stored = new Map<string, string>();
  const writes = new Set<() => void>();
  let queue: Promise<unknown> = Promise.resolve();
  const asked: string[] = [];
  let issued = 0;
  let good: string | null = null;

  function issue(guest: boolean): Session {
    issued += 1;
    good = `refresh-${issued}`;
    return {
      user: {
        userId: 'usr_1',
        name: null,
        email: null,
        phone: null,
        roles: [],
        guest,
        preferences: { language: null, cityId: null, accessibleSeats: false },
        createdAt: '',
      },
      accessToken: `access-${issued}`,
      refreshToken: good,
      expiresAt: new Date(device.now() + TOKEN_LIFE_MS).toISOString(),
    };
  }

  async function identity(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace('/api/v1/auth/', '');
    asked.push(path);
    if (path === 'logout') return new Response(null, { status: 204 });
    if (path === 'guest') return Response.json(issue(true), { status: 201 });
    const { refreshToken } = await request.json();
    if (refreshToken === good) return Response.json(issue(false));
    good = null;
    const body = { title: 'x', status: 401, code: 'refresh-token-invalid', instance: '', type: '' };
    return Response.json(body, { status: 401 });
  }

  const place: SessionPlace = {
    read: (key) => stored.get(key) ?? null,
    write: (key, value) => {
      if (value === null) stored.delete(key);
      else stored.set(key, value);
      for (const listener of writes) listener();
    },
    onForeignWrite: (listener) => {
      writes.add(listener);
      return () => writes.delete(listener);
    },
    exclusively: (_name, work) => {
      const turn = queue.then(work);
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
  const api: ApiClient = createApiClient({
    origin: 'http://shop.test',
    transport: identity,
    device,
    serverTime,
    newKey: () => 'key',
  });
  const openTab = (): SessionKeeper => createSessionKeeper({ place, api, serverTime });
  return { device, asked, openTab, issue, stored };
}

describe('the session', () => {
  it('is a new guest when a visitor first needs one, once for any number of calls', async () => {
    const { openTab, asked } = world();
    const [tab, other] = [openTab(), openTab()];
    const sessions = await Promise.all([tab.ensureBuyer(), tab.ensureBuyer(), other.ensureBuyer()]);
    expect(new Set(sessions.map((session) => session.accessToken)).size).toBe(1);
    expect(asked).toEqual(['guest']);
  });

  it('is renewed shortly before its end, once for all calls and tabs', async () => {
    const { openTab, asked, issue, device } = world();
    const [tab, other] = [openTab(), openTab()];
    tab.accept(issue(false));
    expect(await tab.accessToken()).toBe('access-1');
    device.advance(TOKEN_LIFE_MS - RENEW_BEFORE_END_MS);
    const tokens = await Promise.all([tab, tab, other, tab, other].map((t) => t.accessToken()));
    expect(tokens).toEqual(Array(5).fill('access-2'));
    expect(asked).toEqual(['refresh']);
  });

  it('is renewed once when several calls come back refused', async () => {
    const { openTab, asked, issue } = world();
    const [tab, other] = [openTab(), openTab()];
    tab.accept(issue(false));
    const tokens = await Promise.all([tab, other, tab].map((t) => t.renew('access-1')));
    expect(tokens).toEqual(['access-2', 'access-2', 'access-2']);
    expect(asked).toEqual(['refresh']);
    expect(await tab.renew('access-1')).toBe('access-2');
  });

  it('ends everywhere when the API refuses to renew it', async () => {
    const { openTab, issue } = world();
    const [tab, other] = [openTab(), openTab()];
    const stale = issue(false);
    issue(false);
    tab.accept(stale);
    let told = 0;
    other.subscribe(() => (told += 1));
    expect(await tab.renew(stale.accessToken)).toBeNull();
    expect(other.current()).toBeNull();
    expect(told).toBeGreaterThan(0);
  });

  it('of a guest whose session ended is followed by a new guest when seats are held', async () => {
    const { openTab, issue, device } = world();
    const tab = openTab();
    const stale = issue(true);
    issue(true);
    tab.accept(stale);
    device.advance(TOKEN_LIFE_MS);
    expect((await tab.ensureBuyer()).accessToken).toBe('access-3');
  });

  it('of a member is not overwritten by a renewal that was under way when they signed in', async () => {
    const { openTab, issue } = world();
    const tab = openTab();
    const guest = issue(true);
    tab.accept(guest);
    const renewing = tab.renew(guest.accessToken);
    const member = { ...guest, accessToken: 'member', refreshToken: 'refresh-of-member' };
    tab.accept(member);
    expect(await renewing).toBe('member');
    expect(tab.current()).toEqual(member);
  });

  it('is gone at once after signing out, also where the API is told later', async () => {
    const { openTab, asked, issue } = world();
    const tab = openTab();
    tab.accept(issue(false));
    const leaving = tab.signOut();
    expect(tab.current()).toBeNull();
    await leaving;
    expect(asked).toEqual(['logout']);
  });

  it('left behind in an unknown form is no session', () => {
    const { openTab, stored } = world();
    const tab = openTab();
    for (const text of ['', 'null', '{"accessToken":"x"}', '[1', '"x"']) {
      stored.set('houseful.session', text);
      expect(tab.current()).toBeNull();
    }
  });
});
