import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANYBODY,
  as,
  INVALID_TOKEN,
  plainEngine,
  startIdentity,
  type TestIdentity,
} from '../identity.fixture.ts';

const WRONG = { code: 'wrong-credentials', status: 401 };
const engine = plainEngine();
let world: TestIdentity;
beforeAll(async () => {
  world = await startIdentity({ hashEngine: engine });
});
afterAll(() => world.close());

let people = 0;
async function member() {
  const input = { name: 'Asha', email: `asha.${++people}@example.org`, password: 'correct horse' };
  const session = await world.face.register(input, ANYBODY);
  const change = {
    currentPassword: input.password,
    newPassword: 'battery staple',
    refreshToken: session.refreshToken,
  };
  return { input, session, change };
}

describe('changing the password', () => {
  it('lets the new one in and the old one out', async () => {
    const { input, session, change } = await member();
    await world.face.changePassword(change, as(session));
    await expect(world.face.login(input, ANYBODY)).rejects.toMatchObject(WRONG);
    const { email } = input;
    await world.face.login({ email, password: change.newPassword }, ANYBODY);
  });

  it('ends every other sign-in, and this one goes on', async () => {
    const { input, session, change } = await member();
    const { session: laptop } = await world.face.login(input, ANYBODY);
    await world.face.changePassword(change, as(session));
    const { refreshToken } = laptop;
    await expect(world.face.refresh({ refreshToken }, ANYBODY)).rejects.toMatchObject(
      INVALID_TOKEN,
    );
    await world.face.refresh({ refreshToken: session.refreshToken }, ANYBODY);
  });

  it('keeps nobody else’s sign-in: with a foreign token all of one’s own end', async () => {
    const [one, other] = [await member(), await member()];
    const { refreshToken } = other.session;
    await world.face.changePassword({ ...one.change, refreshToken }, as(one.session));
    await expect(
      world.face.refresh({ refreshToken: one.session.refreshToken }, ANYBODY),
    ).rejects.toMatchObject(INVALID_TOKEN);
    await world.face.refresh({ refreshToken }, ANYBODY);
  });

  it('needs the one there is', async () => {
    const { input, session, change } = await member();
    await expect(
      world.face.changePassword({ ...change, currentPassword: 'guessed' }, as(session)),
    ).rejects.toMatchObject(WRONG);
    await world.face.login(input, ANYBODY);
    await world.face.refresh({ refreshToken: session.refreshToken }, ANYBODY);
  });

  it('is not for guests, who have none, nor for guests who have ended', async () => {
    const { input, change } = await member();
    const visitor = await world.face.continueAsGuest({}, ANYBODY);
    await expect(world.face.changePassword(change, as(visitor))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await world.face.login(input, as(visitor));
    await expect(world.face.changePassword(change, as(visitor))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('may be repeated with its key; without it, or with another password, it may not', async () => {
    const { session, change } = await member();
    await world.face.changePassword(change, as(session, 'the-key'));
    await world.face.changePassword(change, as(session, 'the-key'));
    await expect(world.face.changePassword(change, as(session))).rejects.toMatchObject(WRONG);
    await expect(
      world.face.changePassword({ ...change, newPassword: 'another one' }, as(session, 'the-key')),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('sent twice at once is one change; of two different ones the first wins', async () => {
    const { session, change } = await member();
    await Promise.all([1, 2, 3].map(() => world.face.changePassword(change, as(session, 'twice'))));
    const next = (newPassword: string) =>
      world.face.changePassword(
        { ...change, currentPassword: change.newPassword, newPassword },
        as(session),
      );
    const results = await Promise.allSettled([next('first of two'), next('second of two')]);
    const [lost, ...none] = results.filter(({ status }) => status === 'rejected');
    expect(none).toEqual([]);
    expect(lost).toMatchObject({ reason: WRONG });
  });

  it('also ends a sign-in with the old password that is on its way', async () => {
    for (let round = 0; round < 8; round++) {
      const { input, session, change } = await member();
      const [, late] = await Promise.allSettled([
        world.face.changePassword(change, as(session)),
        world.face.login(input, ANYBODY),
      ]);
      if (late.status === 'rejected') continue;
      const { refreshToken } = late.value.session;
      await expect(world.face.refresh({ refreshToken }, ANYBODY)).rejects.toMatchObject(
        INVALID_TOKEN,
      );
    }
  });
});
