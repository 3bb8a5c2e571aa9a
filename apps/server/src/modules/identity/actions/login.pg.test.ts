import type { Session } from '@houseful/contract/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANYBODY,
  as,
  INVALID_TOKEN,
  plainEngine,
  startIdentity,
  type TestIdentity,
  withKey,
} from '../identity.fixture.ts';

let world: TestIdentity;
beforeAll(async () => {
  world = await startIdentity({ hashEngine: plainEngine() });
});
afterAll(() => world.close());

let people = 0;
async function member() {
  const input = { name: 'Asha', email: `asha.${++people}@example.org`, password: 'correct horse' };
  return { input, session: await world.face.register(input, ANYBODY) };
}
const guest = () => world.face.continueAsGuest({ name: 'Visitor' }, ANYBODY);

/** Who was told to have become whom. */
async function told(from: Session): Promise<{ fromBuyerId: string; toBuyerId: string }[]> {
  const { rows } = await world.pool.query(
    `select payload from platform.outbox
      where name = 'identity.guest-merged' and payload ->> 'fromBuyerId' = $1`,
    [from.user.userId],
  );
  return rows.map(({ payload }) => payload);
}

describe('signing in from a guest’s browser', () => {
  it('ends the guest and tells the house, once, whose its things are', async () => {
    const { input, session: account } = await member();
    const visitor = await guest();
    const merged = { fromBuyerId: visitor.user.userId, toBuyerId: account.user.userId };
    const answer = await world.face.login(input, as(visitor));
    expect(answer.merged).toEqual(merged);
    expect(answer.session.user).toEqual(account.user);
    expect(await told(visitor)).toEqual([merged]);

    await expect(
      world.face.refresh({ refreshToken: visitor.refreshToken }, ANYBODY),
    ).rejects.toMatchObject(INVALID_TOKEN);
    await expect(world.face.getMe({}, as(visitor))).rejects.toMatchObject({ status: 401 });
    await expect(world.face.updateMe({ name: 'Still here' }, as(visitor))).rejects.toMatchObject({
      status: 401,
    });
  });

  it('is the same again for the same account, and nothing for another one', async () => {
    const [one, other] = [await member(), await member()];
    const visitor = await guest();
    const first = await world.face.login(one.input, as(visitor));
    expect((await world.face.login(one.input, as(visitor))).merged).toEqual(first.merged);
    expect((await world.face.login(other.input, as(visitor))).merged).toBeNull();
    expect(await told(visitor)).toHaveLength(1);
  });

  it('of several accounts at once gives the guest to one', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, member));
    const visitor = await guest();
    const answers = await Promise.all(
      members.map(({ input }) => world.face.login(input, as(visitor))),
    );
    const winners = answers.filter(({ merged }) => merged !== null);
    expect(winners).toHaveLength(1);
    expect(await told(visitor)).toEqual([winners[0]?.merged]);
  });

  it('or registering, whichever is first: the guest becomes one of the two', async () => {
    for (let round = 0; round < 8; round++) {
      const { input } = await member();
      const visitor = await guest();
      const fresh = {
        name: 'New',
        email: `new.${++people}@example.org`,
        password: 'battery staple',
      };
      const [signedIn, registered] = await Promise.all([
        world.face.login(input, as(visitor)),
        world.face.register(fresh, as(visitor)),
      ]);
      const becameNew = registered.user.userId === visitor.user.userId;
      expect(signedIn.merged === null).toBe(becameNew);
      expect(await told(visitor)).toHaveLength(becameNew ? 0 : 1);
    }
  });

  it('leaves no way back in: neither by the guest’s key, nor by a renewal at the same moment', async () => {
    const { input } = await member();
    const key = withKey('a-key-of-twenty-characters');
    const visitor = await world.face.continueAsGuest({}, key);
    const [, renewed] = await Promise.allSettled([
      world.face.login(input, as(visitor)),
      world.face.refresh({ refreshToken: visitor.refreshToken }, ANYBODY),
    ]);
    const token =
      renewed.status === 'fulfilled' ? renewed.value.refreshToken : visitor.refreshToken;
    await expect(world.face.refresh({ refreshToken: token }, ANYBODY)).rejects.toMatchObject(
      INVALID_TOKEN,
    );
    const again = await world.face.continueAsGuest({}, key);
    expect(again.user.userId).not.toBe(visitor.user.userId);
  });

  it('makes no difference for an account, a stranger, or a wrong password', async () => {
    const [one, other] = [await member(), await member()];
    expect((await world.face.login(one.input, as(other.session))).merged).toBeNull();
    expect((await world.face.login(one.input, as(one.session))).merged).toBeNull();
    expect((await world.face.login(one.input, ANYBODY)).merged).toBeNull();
    expect(await world.face.getMe({}, as(other.session))).toEqual(other.session.user);

    const visitor = await guest();
    await expect(
      world.face.login({ ...one.input, password: 'wrong' }, as(visitor)),
    ).rejects.toMatchObject({ code: 'wrong-credentials' });
    expect(await world.face.getMe({}, as(visitor))).toEqual(visitor.user);
  });

  it('with a guest’s token from before it registered gives nothing away', async () => {
    const { input } = await member();
    const visitor = await guest();
    const fresh = { name: 'New', email: `new.${++people}@example.org`, password: 'battery staple' };
    await world.face.register(fresh, as(visitor));
    expect((await world.face.login(input, as(visitor))).merged).toBeNull();
  });
});
