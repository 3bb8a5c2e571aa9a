import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#platform/problem';
import { manualClock } from '#test/kit/manual-clock';
import { type CountedRequest, createRateLimits, networkOf } from './rate-limits.ts';

const BUYER = { buyerId: 'usr_1', roles: ['buyer'] };
const ADDRESS = '203.0.113.7';
const READ: CountedRequest['operation'] = { method: 'GET', limit: 'general' };
const WRITE: CountedRequest['operation'] = { method: 'POST', limit: 'general' };
const SIGN_IN: CountedRequest['operation'] = { method: 'POST', limit: 'sign-in' };

function limits(changed: Partial<Parameters<typeof createRateLimits>[0]> = {}) {
  return createRateLimits({
    rateLimits: true,
    requestsPerMinutePerBuyerMax: 10,
    authRequestsPer5MinutesMax: 5,
    clock: manualClock(),
    ...changed,
  });
}

async function allowed(tries: number, count: () => Promise<void>): Promise<number> {
  let through = 0;
  for (let i = 0; i < tries; i++) {
    try {
      await count();
      through++;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'too-many-requests') throw error;
    }
  }
  return through;
}

// The library's windows follow the machine's clock, so that is the one these tests move.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('rate limits', () => {
  it('give a buyer the stated number of requests a minute, from whatever addresses', async () => {
    const { countRequest } = limits();
    let n = 0;
    const call = () =>
      countRequest({ operation: WRITE, caller: BUYER, address: `203.0.113.${n++}` });
    expect(await allowed(30, call)).toBe(10);
    vi.advanceTimersByTime(59_999);
    expect(await allowed(1, call)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await allowed(30, call)).toBe(10);
  });

  it('count each buyer alone behind a shared address', async () => {
    const { countRequest } = limits();
    for (const buyerId of ['usr_1', 'usr_2', 'usr_3']) {
      const call = () =>
        countRequest({ operation: READ, caller: { buyerId, roles: [] }, address: ADDRESS });
      expect(await allowed(30, call)).toBe(10);
    }
  });

  it('let one address read six times as much without a sign-in, and write no more than a buyer', async () => {
    const { countRequest } = limits();
    const read = () => countRequest({ operation: READ, caller: null, address: ADDRESS });
    const write = () => countRequest({ operation: WRITE, caller: null, address: ADDRESS });
    expect(await allowed(100, read)).toBe(60);
    expect(await allowed(100, write)).toBe(10);
  });

  it('count a page like one reading, from the same purse', async () => {
    const { countRequest, countVisit } = limits();
    const read = () => countRequest({ operation: READ, caller: null, address: ADDRESS });
    expect(await allowed(50, () => countVisit({ address: ADDRESS }))).toBe(50);
    expect(await allowed(50, read)).toBe(10);
  });

  it('say when to come back: within the window, in whole milliseconds', async () => {
    const { countRequest } = limits();
    const call = () => countRequest({ operation: WRITE, caller: BUYER, address: ADDRESS });
    await allowed(10, call);
    vi.advanceTimersByTime(20_000);
    await expect(call()).rejects.toMatchObject({
      code: 'too-many-requests',
      status: 429,
      members: { retryAfterMs: 40_000 },
    });
  });

  it('allow five sign-ins in five minutes from one address, whoever is tried', async () => {
    const { countRequest } = limits({ requestsPerMinutePerBuyerMax: 1_000 });
    const call = () => countRequest({ operation: SIGN_IN, caller: null, address: ADDRESS });
    expect(await allowed(20, call)).toBe(5);
    vi.advanceTimersByTime(299_999);
    expect(await allowed(20, call)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await allowed(20, call)).toBe(5);
  });

  it('count a guest who signs in by address too', async () => {
    const { countRequest } = limits({ requestsPerMinutePerBuyerMax: 1_000 });
    let n = 0;
    const call = () =>
      countRequest({
        operation: SIGN_IN,
        caller: { buyerId: `usr_${n++}`, roles: [] },
        address: ADDRESS,
      });
    expect(await allowed(20, call)).toBe(5);
  });

  it('allow five tries at one account in five minutes, from all addresses together', async () => {
    const { countSignIn } = limits();
    expect(await allowed(20, () => countSignIn('asha@example.org'))).toBe(5);
    expect(await allowed(20, () => countSignIn('ravi@example.org'))).toBe(5);
  });

  it('take a whole /64 of IPv6 as one address', async () => {
    const { countRequest } = limits();
    let n = 0;
    const call = () =>
      countRequest({ operation: WRITE, caller: null, address: `2001:db8:1:2::${n++}` });
    expect(await allowed(30, call)).toBe(10);
  });

  it('refuse nothing when they are off', async () => {
    const { countRequest, countSignIn } = limits({ rateLimits: false });
    const call = () => countRequest({ operation: SIGN_IN, caller: null, address: ADDRESS });
    expect(await allowed(500, call)).toBe(500);
    expect(await allowed(500, () => countSignIn('asha@example.org'))).toBe(500);
  });
});

describe('when more sources come than can be counted', () => {
  const SOURCES_MAX = 50;

  it('new buyers are let in uncounted, and those counted already stay counted', async () => {
    const { countRequest } = limits({ sourcesPerWindowMax: SOURCES_MAX });
    const call = (buyerId: string) => () =>
      countRequest({ operation: WRITE, caller: { buyerId, roles: [] }, address: ADDRESS });
    for (let n = 0; n < SOURCES_MAX; n++) await call(`usr_${n}`)();
    expect(await allowed(30, call('usr_late'))).toBe(30);
    expect(await allowed(30, call('usr_0'))).toBe(9);
  });

  it('sign-ins at new accounts are refused', async () => {
    const { countSignIn } = limits({ sourcesPerWindowMax: SOURCES_MAX });
    for (let n = 0; n < SOURCES_MAX; n++) await countSignIn(`${n}@example.org`);
    await expect(countSignIn('late@example.org')).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('a crowd that joins a waiting room is let in, and keeps nobody from signing in', async () => {
    const { countJoin, countSignIn } = limits({ sourcesPerWindowMax: SOURCES_MAX });
    for (let n = 0; n < 2 * SOURCES_MAX; n++) await countJoin(`usr_${n}`);
    expect(await allowed(20, () => countJoin('usr_0'))).toBe(4);
    expect(await allowed(20, () => countSignIn('asha@example.org'))).toBe(5);
  });
});

describe('one source', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.33', '1:2:3:4::/64'],
    ['fe80::a1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('is %s counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
