import { identityOperations } from '@houseful/contract/identity';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUEST_RETRY_MINUTES } from './actions/continue-as-guest.ts';
import {
  ANYBODY,
  AUTH_SECRET,
  as,
  plainEngine,
  startIdentity,
  type TestIdentity,
  withKey,
} from './identity.fixture.ts';

const engine = plainEngine();
let world: TestIdentity;
beforeAll(async () => {
  world = await startIdentity({ hashEngine: engine });
});
afterAll(() => world.close());

const ASHA = { name: 'Asha Rao', email: 'asha@example.org', password: 'correct horse' };
const LONG_KEY = '0191a2b3-c4d5-7e6f-8a9b-0c1d2e3f4a5b';

describe('signing in', () => {
  beforeAll(() => world.face.register(ASHA, ANYBODY));

  it('with the right password answers a new session each time', async () => {
    const [one, two] = [
      (await world.face.login(ASHA, ANYBODY)).session,
      (await world.face.login(ASHA, ANYBODY)).session,
    ];
    expect(identityOperations.login.output.parse(one)).toEqual(one);
    expect(one.user.email).toBe(ASHA.email);
    expect(one.refreshToken).not.toBe(two.refreshToken);
  });

  it('with a wrong password, an unknown email or a guest’s email has one answer and one price', async () => {
    await world.face.continueAsGuest({ email: 'guest@example.org' }, ANYBODY);
    const refusals = [];
    for (const email of [ASHA.email, 'nobody@example.org', 'guest@example.org']) {
      const before = { ...engine.calls };
      const refusal = await world.face.login({ email, password: 'wrong' }, ANYBODY).then(
        () => expect.unreachable(),
        (error: unknown) => error,
      );
      refusals.push({ ...(refusal as object), message: String(refusal) });
      expect(engine.calls).toEqual({ hash: before.hash, verify: before.verify + 1 });
    }
    expect(refusals[0]).toMatchObject({ code: 'wrong-credentials', status: 401 });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });
});

describe('an access token', () => {
  it('verifies with AUTH_SECRET and says who, which roles and until when', async () => {
    const { user, accessToken, expiresAt } = (await world.face.login(ASHA, ANYBODY)).session;
    const { payload, protectedHeader } = await jwtVerify(
      accessToken,
      new TextEncoder().encode(AUTH_SECRET),
      { algorithms: ['HS256'], currentDate: world.clock.now() },
    );
    const nowSeconds = world.clock.now().getTime() / 1_000;
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toEqual({
      sub: user.userId,
      roles: ['buyer'],
      iat: nowSeconds,
      exp: nowSeconds + 900,
    });
    expect(expiresAt).toBe(new Date((nowSeconds + 900) * 1_000).toISOString());
  });
});

describe('continuing as a guest', () => {
  it('answers a session of a buyer without a password, with what little was given', async () => {
    const session = await world.face.continueAsGuest({ name: '王小明' }, ANYBODY);
    expect(identityOperations.continueAsGuest.output.parse(session)).toEqual(session);
    expect(session.user).toMatchObject({
      name: '王小明',
      email: null,
      phone: null,
      roles: ['buyer', 'guest'],
      guest: true,
    });
  });

  it('may give the email of an account, and is not let in to it', async () => {
    const known = await world.identity.addUser({ ...ASHA, email: 'known@example.org' });
    const guest = await world.face.continueAsGuest({ email: 'known@example.org' }, ANYBODY);
    expect(guest.user.userId).not.toBe(known.userId);
    expect(guest.user.roles).toEqual(['buyer', 'guest']);
  });

  it('again with the same key is the same guest, also 20 times at once', async () => {
    const input = { name: 'Asha' };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => world.face.continueAsGuest(input, withKey(LONG_KEY))),
    );
    expect(new Set(all.map(({ user }) => user.userId)).size).toBe(1);
  });

  it.each([
    ['another key', { name: 'Asha' }, withKey(`${LONG_KEY}!`), 0],
    ['no key', { name: 'Asha' }, ANYBODY, 0],
    ['the same key, too late', { name: 'Asha' }, withKey(LONG_KEY), GUEST_RETRY_MINUTES * 60_000],
  ])('again with %s is somebody else', async (_what, input, call, laterMs) => {
    const first = await world.face.continueAsGuest({ name: 'Asha' }, withKey(LONG_KEY));
    await world.clock.advance(laterMs);
    const other = await world.face.continueAsGuest(input, call);
    expect(other.user.userId).not.toBe(first.user.userId);
  });

  it('again with the same key and other input is refused, and nobody new is there', async () => {
    const call = withKey(`${LONG_KEY}-other`);
    const count = async () => (await world.pool.query('select from identity.users')).rowCount;
    await world.face.continueAsGuest({ name: 'Asha' }, call);
    const before = await count();
    await expect(world.face.continueAsGuest({ name: 'Ravi' }, call)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await count()).toBe(before);
  });

  it('with a key that anybody might use is never somebody else’s guest', async () => {
    const [one, two] = [
      await world.face.continueAsGuest({}, withKey('1')),
      await world.face.continueAsGuest({}, withKey('1')),
    ];
    expect(one.user.userId).not.toBe(two.user.userId);
  });

  it('with the key of a guest who has an account by now is not let in to the account', async () => {
    const call = withKey(`${LONG_KEY}-upgraded`);
    const guest = await world.face.continueAsGuest({}, call);
    await world.face.register({ ...ASHA, email: 'upgraded@example.org' }, as(guest));
    const again = await world.face.continueAsGuest({}, call);
    expect(again.user.userId).not.toBe(guest.user.userId);
    expect(again.user.guest).toBe(true);
  });
});

describe('me', () => {
  const GIVEN = { name: 'Asha', phone: '+919812345678' };

  it.each([
    ['a name', { name: 'Āshā' }, { name: 'Āshā', phone: GIVEN.phone }],
    ['a phone', { phone: '+442071838750' }, { name: GIVEN.name, phone: '+442071838750' }],
    ['no phone', { phone: null }, { name: GIVEN.name, phone: null }],
    ['nothing', {}, GIVEN],
  ])('changed by %s keeps the rest', async (_what, change, expected) => {
    const session = await world.face.continueAsGuest(GIVEN, ANYBODY);
    const me = await world.face.updateMe(change, as(session));
    expect(me).toEqual({ ...session.user, ...expected });
    expect(await world.face.getMe({}, as(session))).toEqual(me);
  });

  const LIKES = { language: 'hi', cityId: 'mumbai', accessibleSeats: true };

  it.each([
    ['a language', { language: 'ta' }, { ...LIKES, language: 'ta' }],
    ['no language', { language: null }, { ...LIKES, language: null }],
    ['no city', { cityId: null }, { ...LIKES, cityId: null }],
    ['ordinary seats', { accessibleSeats: false }, { ...LIKES, accessibleSeats: false }],
    ['no preference', {}, LIKES],
  ])('changed by %s keeps the other preferences', async (_what, preferences, expected) => {
    const session = await world.face.continueAsGuest(GIVEN, ANYBODY);
    const none = { language: null, cityId: null, accessibleSeats: false };
    expect(session.user.preferences).toEqual(none);
    await world.face.updateMe({ preferences: LIKES }, as(session));
    const me = await world.face.updateMe({ preferences }, as(session));
    expect(me).toEqual({ ...session.user, preferences: expected });
    expect(await world.face.getMe({}, as(session))).toEqual(me);
    const renewed = await world.face.refresh({ refreshToken: session.refreshToken }, ANYBODY);
    expect(renewed.user).toEqual(me);
  });

  it('is nobody without a caller, or when the caller’s user is gone', async () => {
    const gone = { caller: { buyerId: 'usr_gone', roles: ['buyer'] }, idempotencyKey: null };
    for (const call of [ANYBODY, gone]) {
      const unauthenticated = { code: 'unauthenticated', status: 401 };
      await expect(world.face.getMe({}, call)).rejects.toMatchObject(unauthenticated);
      await expect(world.face.updateMe({ name: 'X' }, call)).rejects.toMatchObject(unauthenticated);
    }
  });
});

describe('adding a user', () => {
  const OPERATOR = { name: 'Mira', email: 'Mira@Example.org', password: 'open the house' };

  it('gives roles that nobody can register for, and the account signs in with them', async () => {
    const { userId, added } = await world.identity.addUser({ ...OPERATOR, roles: ['operator'] });
    expect(added).toBe(true);
    const { user } = (await world.face.login({ ...OPERATOR, email: 'mira@example.org' }, ANYBODY))
      .session;
    expect(user).toMatchObject({ userId, roles: ['buyer', 'operator'], guest: false });
  });

  it('again changes nothing and hashes nothing, whatever the password or the roles', async () => {
    const first = await world.identity.addUser({ ...OPERATOR, roles: ['operator'] });
    const before = engine.calls.hash;
    const again = await world.identity.addUser({ ...OPERATOR, password: 'taken over', roles: [] });
    expect(again).toEqual({ userId: first.userId, added: false });
    expect(engine.calls.hash).toBe(before);
    const { user } = (await world.face.login({ ...OPERATOR, email: 'mira@example.org' }, ANYBODY))
      .session;
    expect(user.roles).toEqual(['buyer', 'operator']);
  });

  it('from several processes that start together adds one', async () => {
    const demo = { ...OPERATOR, email: 'demo@example.org' };
    const all = await Promise.all(Array.from({ length: 8 }, () => world.identity.addUser(demo)));
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(1);
    expect(all.filter(({ added }) => added)).toHaveLength(1);
  });
});
