import type { Session } from '@houseful/contract/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANYBODY,
  INVALID_TOKEN,
  startIdentity,
  type TestIdentity,
  withKey,
} from '../identity.fixture.ts';
import { FAMILIES_PER_USER_MAX } from './open-session.ts';

const DAY_MS = 86_400_000;

let world: TestIdentity;
beforeAll(async () => {
  world = await startIdentity();
});
afterAll(() => world.close());

const signIn = () => world.face.continueAsGuest({ name: 'Asha' }, ANYBODY);
const trade = ({ refreshToken }: Pick<Session, 'refreshToken'>, call = ANYBODY) =>
  world.face.refresh({ refreshToken }, call);
const families = async () =>
  (await world.pool.query('select * from identity.refresh_families order by family_id')).rows;

describe('a refresh token', () => {
  it('is traded for the next one and a fresh access token, over and over', async () => {
    let session = await signIn();
    const seen = new Set([session.refreshToken]);
    for (let n = 1; n <= 5; n++) {
      await world.clock.advance(60_000);
      const next = await trade(session);
      expect(next.user).toEqual(session.user);
      expect(Date.parse(next.expiresAt)).toBe(world.clock.now().getTime() + 15 * 60_000);
      seen.add(next.refreshToken);
      session = next;
    }
    expect(seen.size).toBe(6);
  });

  it('used twice ends the whole family, the good token included, and is reported', async () => {
    const first = await signIn();
    const second = await trade(first);
    const third = await trade(second);
    await expect(trade(first)).rejects.toMatchObject(INVALID_TOKEN);
    for (const token of [first, second, third]) {
      await expect(trade(token)).rejects.toMatchObject(INVALID_TOKEN);
    }
    expect(world.logged.at(-1)).toContain(first.user.userId);
    expect(world.logged.join()).not.toContain(first.refreshToken);
  });

  it('used twice ends no other sign-in of the same user', async () => {
    const input = { name: 'Asha', email: 'two@example.org', password: 'correct horse' };
    const phone = await world.face.register(input, ANYBODY);
    const { session: laptop } = await world.face.login(input, ANYBODY);
    await trade(phone);
    await expect(trade(phone)).rejects.toMatchObject(INVALID_TOKEN);
    await trade(laptop);
  });

  it('traded 20 times at once has one winner', async () => {
    const session = await signIn();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => trade(session)));
    const won = results.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const lost of results.filter((result) => result.status === 'rejected')) {
      expect(lost.reason).toMatchObject(INVALID_TOKEN);
    }
  });

  it('that was never given is refused, whatever it looks like', async () => {
    const session = await signIn();
    const forged = `${session.refreshToken.slice(0, -1)}${session.refreshToken.endsWith('A') ? 'B' : 'A'}`;
    const unknown = `rfm_${'0'.repeat(26)}.${'A'.repeat(43)}`;
    for (const refreshToken of [unknown, forged, 'x', '', `${session.refreshToken} `, "'; --"]) {
      await expect(trade({ refreshToken })).rejects.toMatchObject(INVALID_TOKEN);
    }
  });

  it('is stored as a digest only', async () => {
    const session = await signIn();
    const next = await trade(session, withKey('stored'));
    const stored = JSON.stringify(await families());
    for (const token of [session.refreshToken, next.refreshToken]) {
      expect(stored).not.toContain(token.split('.')[1]);
    }
    expect(stored).not.toContain('"stored"');
  });

  it('carries the roles of now, not those of the sign-in', async () => {
    const session = await signIn();
    await world.pool.query(
      `update identity.users set roles = '{buyer,guest,operator}' where user_id = $1`,
      [session.user.userId],
    );
    const { accessToken } = await trade(session);
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      sub: session.user.userId,
      roles: ['buyer', 'guest', 'operator'],
    });
  });
});

describe('a trade with an Idempotency-Key', () => {
  it('can be repeated: it answers the same next token, which is still good', async () => {
    const session = await signIn();
    const first = await trade(session, withKey('again'));
    await world.clock.advance(60_000);
    const again = await trade(session, withKey('again'));
    expect(again.refreshToken).toBe(first.refreshToken);
    await trade(again);
  });

  it('20 times at once answers everybody the same next token', async () => {
    const session = await signIn();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => trade(session, withKey('at once'))),
    );
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1);
  });

  it.each([
    ['another key', withKey('other')],
    ['no key', ANYBODY],
  ])('repeated with %s is a reuse and ends the family', async (_what, call) => {
    const session = await signIn();
    const next = await trade(session, withKey('mine'));
    await expect(trade(session, call)).rejects.toMatchObject(INVALID_TOKEN);
    await expect(trade(next)).rejects.toMatchObject(INVALID_TOKEN);
  });

  it('repeated after the token it gave was used is a reuse and ends the family', async () => {
    const session = await signIn();
    const next = await trade(session, withKey('mine'));
    const last = await trade(next, withKey('next'));
    await expect(trade(session, withKey('mine'))).rejects.toMatchObject(INVALID_TOKEN);
    await expect(trade(last)).rejects.toMatchObject(INVALID_TOKEN);
  });

  it('gives a token that the key alone does not tell', async () => {
    const tokens = [];
    for (const session of [await signIn(), await signIn()]) {
      tokens.push((await trade(session, withKey('same'))).refreshToken.split('.')[1]);
    }
    expect(tokens[0]).not.toBe(tokens[1]);
  });
});

describe('time', () => {
  it('ends a token that nobody used for thirty days, to the millisecond', async () => {
    const [kept, lost] = [await signIn(), await signIn()];
    await world.clock.advance(30 * DAY_MS - 1);
    await trade(kept);
    await world.clock.advance(1);
    await expect(trade(lost)).rejects.toMatchObject(INVALID_TOKEN);
  });

  it('ends a family after ninety days, however often its tokens were renewed', async () => {
    let session = await signIn();
    for (let day = 20; day <= 80; day += 20) {
      await world.clock.advance(20 * DAY_MS);
      session = await trade(session);
    }
    await world.clock.advance(10 * DAY_MS - 1);
    session = await trade(session);
    await world.clock.advance(1);
    await expect(trade(session)).rejects.toMatchObject(INVALID_TOKEN);
  });

  it('makes the schedule forget what has ended, and nothing else', async () => {
    await world.pool.query('delete from identity.refresh_families');
    const old = await signIn();
    await world.clock.advance(30 * DAY_MS);
    const fresh = await signIn();
    for (const job of world.identity.schedule) await job.run();
    expect((await families()).map(({ user_id }) => user_id)).toEqual([fresh.user.userId]);
    await expect(trade(old)).rejects.toMatchObject(INVALID_TOKEN);
    await trade(fresh);
  });
});

describe('signing out', () => {
  const signOut = ({ refreshToken }: Pick<Session, 'refreshToken'>) =>
    world.face.logout({ refreshToken }, ANYBODY);

  it('ends the sign-in, also with a token that was traded before, and can be repeated', async () => {
    const session = await signIn();
    const next = await trade(session);
    await signOut(session);
    await expect(trade(next)).rejects.toMatchObject(INVALID_TOKEN);
    await signOut(session);
    await signOut(next);
  });

  it('with a token that is none changes nothing and is no error', async () => {
    const session = await signIn();
    for (const refreshToken of ['', 'x', `rfm_${'0'.repeat(26)}.${'A'.repeat(43)}`]) {
      await signOut({ refreshToken });
    }
    await trade(session);
  });
});

describe('sign-ins of one user', () => {
  it(`are kept up to ${FAMILIES_PER_USER_MAX}; one more ends the oldest`, async () => {
    const key = withKey('the same guest, again and again');
    const sessions: Session[] = [];
    for (let n = 0; n <= FAMILIES_PER_USER_MAX; n++) {
      await world.clock.advance(1);
      sessions.push(await world.face.continueAsGuest({}, key));
    }
    const [oldest, second, ...rest] = sessions as [Session, Session, ...Session[]];
    await expect(trade(oldest)).rejects.toMatchObject(INVALID_TOKEN);
    await trade(second);
    await trade(rest.at(-1) as Session);
  });
});
