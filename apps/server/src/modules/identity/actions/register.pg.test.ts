import { inspect } from 'node:util';
import { identityOperations, type Session } from '@houseful/contract/identity';
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

const engine = plainEngine();
let world: TestIdentity;
beforeAll(async () => {
  world = await startIdentity({ hashEngine: engine });
});
afterAll(() => world.close());

let people = 0;
const person = () => ({
  name: 'Asha Rao',
  email: `asha.${++people}@example.org`,
  password: 'correct horse',
  phone: '+919812345678',
});

const fulfilled = <T>(results: PromiseSettledResult<T>[]) =>
  results.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
const countUsers = async (email: string) =>
  (await world.pool.query('select from identity.users where email = $1', [email])).rowCount;

describe('registering', () => {
  it('answers a session of a new member, in the shape of the contract', async () => {
    const input = person();
    const session = await world.face.register(input, ANYBODY);
    expect(identityOperations.register.output.parse(session)).toEqual(session);
    expect(session.user).toMatchObject({
      name: 'Asha Rao',
      email: input.email,
      phone: '+919812345678',
      roles: ['buyer'],
      guest: false,
      createdAt: '2026-11-20T12:00:00.000Z',
    });
    expect(session.expiresAt).toBe('2026-11-20T12:15:00.000Z');
    expect(await world.face.getMe({}, as(session))).toEqual(session.user);
  });

  it('of 20 people with one email at once makes many accounts without the key in the database', async () => {
    const unguarded = await startIdentity({ hashEngine: plainEngine() });
    await unguarded.pool.query('drop index identity.users_account_email');
    const input = person();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => unguarded.face.register(input, ANYBODY)),
    );
    await unguarded.close();
    expect(fulfilled(results).length).toBeGreaterThan(1);
  });

  it('of 20 people with one email at once makes one account', async () => {
    const { email, ...rest } = person();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        world.face.register({ ...rest, email, password: `password ${n}` }, ANYBODY),
      ),
    );
    expect(fulfilled(results)).toHaveLength(1);
    expect(codes(results)).toEqual(Array(19).fill('email-taken'));
    expect(await countUsers(email)).toBe(1);
  });

  it('again without a key is refused, even with the right password, and without hashing', async () => {
    const input = person();
    await world.face.register(input, ANYBODY);
    const before = { ...engine.calls };
    await expect(world.face.register(input, ANYBODY)).rejects.toMatchObject({
      code: 'email-taken',
      status: 409,
    });
    expect(engine.calls).toEqual(before);
  });

  it('keeps one account per address whatever the case it is stored in', async () => {
    const insert = (id: string, email: string) =>
      world.pool.query(
        `insert into identity.users (user_id, email, roles, created_at) values ($1, $2, '{buyer}', $3)`,
        [id, email, world.clock.now()],
      );
    await insert('usr_lower', 'case@example.org');
    await expect(insert('usr_upper', 'Case@example.org')).rejects.toThrow('email_is_lower_case');
    const typed = identityOperations.register.body.parse({
      ...person(),
      email: ' CASE@Example.ORG ',
    });
    await expect(world.face.register(typed, ANYBODY)).rejects.toMatchObject({
      code: 'email-taken',
    });
  });

  it.each([
    ['Devanagari', 'आशा राव'],
    ['Tamil', 'ஆஷா ராவ்'],
    ['Arabic', 'عائشة'],
    ['Han', '王小明'],
    ['one letter', 'Ō'],
    ['joined emoji', '👩🏽‍🚀 Asha'],
    ['an apostrophe and a quote', `O'Rao "Asha"; drop table users --`],
    ['a zero-width joiner that Malayalam needs', 'ന്‍റെ'],
    ['a decomposed accent', 'Zoe\u0308'],
  ])('keeps a name in %s exactly as the contract passes it on', async (_script, typed) => {
    const input = identityOperations.register.body.parse({ ...person(), name: typed });
    const session = await world.face.register(input, ANYBODY);
    expect(session.user.name).toBe(typed.normalize('NFC'));
    expect((await world.face.getMe({}, as(session))).name).toBe(typed.normalize('NFC'));
  });
});

describe('registering with an Idempotency-Key', () => {
  it('again is a sign-in to the same account, not a refusal', async () => {
    const input = person();
    const first = await world.face.register(input, withKey('register-1'));
    const again = await world.face.register(input, withKey('register-1'));
    expect(again.user).toEqual(first.user);
    expect(again.refreshToken).not.toBe(first.refreshToken);
    expect(await countUsers(input.email)).toBe(1);
  });

  it('20 times at once answers every caller with the one account', async () => {
    const input = person();
    const sessions = await Promise.all(
      Array.from({ length: 20 }, () => world.face.register(input, withKey('register-20'))),
    );
    expect(new Set(sessions.map(({ user }) => user.userId)).size).toBe(1);
    expect(await countUsers(input.email)).toBe(1);
  });

  it.each([
    ['password', { password: 'another horse' }],
    ['name', { name: 'Ravi Rao' }],
    ['email', { email: 'ravi@example.org' }],
    ['phone', { phone: '+919800000000' }],
    ['missing phone', { phone: undefined }],
  ])('and another %s is refused, and nobody is let in', async (what, change) => {
    const input = person();
    await world.face.register(input, withKey(`other-${what}`));
    await expect(
      world.face.register({ ...input, ...change }, withKey(`other-${what}`)),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  });

  it('that a stranger used says nothing about the email of somebody else', async () => {
    const taken = person();
    await world.face.register(taken, withKey('mine'));
    await expect(world.face.register(taken, withKey('theirs'))).rejects.toMatchObject({
      code: 'email-taken',
    });
  });
});

describe('a guest who registers', () => {
  const guestOf = (): Promise<Session> =>
    world.face.continueAsGuest({ phone: '+919811111111' }, ANYBODY);

  it('becomes the account and keeps the id, the birthday and a phone that is not given anew', async () => {
    const guest = await guestOf();
    await world.clock.advance(60_000);
    const { phone: _, ...input } = person();
    const member = await world.face.register(input, as(guest));
    expect(member.user).toEqual({
      ...guest.user,
      name: input.name,
      email: input.email,
      roles: ['buyer'],
      guest: false,
    });
    expect((await world.face.login(input, ANYBODY)).session.user).toEqual(member.user);
  });

  it('is the only one left signed in: who had the guest tokens does not have the account', async () => {
    const guest = await guestOf();
    const member = await world.face.register(person(), as(guest));
    const old = { refreshToken: guest.refreshToken };
    await expect(world.face.refresh(old, ANYBODY)).rejects.toMatchObject(INVALID_TOKEN);
    await world.face.refresh({ refreshToken: member.refreshToken }, ANYBODY);
  });

  it('and lost the answer gets the same account with the same key and the guest token', async () => {
    const guest = await guestOf();
    const input = person();
    await world.face.register(input, as(guest, 'guest-key'));
    const again = await world.face.register(input, as(guest, 'guest-key'));
    expect(again.user.userId).toBe(guest.user.userId);
    expect(await countUsers(input.email)).toBe(1);
  });

  it('20 times at once with one key is one account, of the same id', async () => {
    const guest = await guestOf();
    const input = person();
    const sessions = await Promise.all(
      Array.from({ length: 20 }, () => world.face.register(input, as(guest, 'guest-20'))),
    );
    expect(new Set(sessions.map(({ user }) => user.userId))).toEqual(new Set([guest.user.userId]));
  });

  it('with the email of an account stays a guest, signed in as before', async () => {
    const input = person();
    await world.face.register(input, ANYBODY);
    const guest = await guestOf();
    await expect(world.face.register(input, as(guest))).rejects.toMatchObject({
      code: 'email-taken',
    });
    expect(await world.face.getMe({}, as(guest))).toEqual(guest.user);
    await world.face.refresh({ refreshToken: guest.refreshToken }, ANYBODY);
  });

  it('loses neither guest nor sign-in when the email is taken at the last moment', async () => {
    const input = person();
    const guests = await Promise.all(Array.from({ length: 8 }, guestOf));
    const results = await Promise.allSettled(
      guests.map((guest) => world.face.register(input, as(guest))),
    );
    const [winner] = fulfilled(results);
    expect(codes(results)).toEqual(Array(7).fill('email-taken'));
    for (const guest of guests.filter(({ user }) => user.userId !== winner?.user.userId)) {
      await world.face.refresh({ refreshToken: guest.refreshToken }, ANYBODY);
    }
  });

  it('once only: the same guest token later opens a separate account', async () => {
    const guest = await guestOf();
    const first = await world.face.register(person(), as(guest));
    const second = await world.face.register(person(), as(guest));
    expect(second.user.userId).not.toBe(first.user.userId);
  });
});

describe('a member who registers', () => {
  it('gets a separate account, and the first stays as it was', async () => {
    const member = await world.face.register(person(), ANYBODY);
    const other = await world.face.register(person(), as(member));
    expect(other.user.userId).not.toBe(member.user.userId);
    expect(await world.face.getMe({}, as(member))).toEqual(member.user);
  });
});

describe('a password', () => {
  it('is in no answer, no log line, no error and no table', async () => {
    const real = await startIdentity();
    const secret = 'Tr0ub4dor&3-unmistakable';
    const input = { ...person(), password: secret };
    const answers: unknown[] = [await real.face.register(input, withKey('seen'))];
    const fails = async (act: Promise<unknown>) => {
      answers.push(
        await act.then(
          () => expect.unreachable(),
          (error: unknown) => error,
        ),
      );
    };
    await fails(real.face.register(input, ANYBODY));
    await fails(real.face.register({ ...input, name: 'Other' }, withKey('seen')));
    await fails(real.face.login({ email: 'nobody@example.org', password: secret }, ANYBODY));
    const tables = await real.pool.query('select * from identity.users');
    await real.pool.query('alter table identity.users rename to hidden');
    await fails(real.face.register({ ...input, email: 'x@example.org' }, ANYBODY));
    await fails(real.face.login(input, ANYBODY));
    await real.close();
    const everything = inspect([answers, tables.rows, real.logged], {
      depth: 20,
      showHidden: true,
    });
    expect(everything).toContain('$argon2id$');
    expect(everything).not.toContain(secret);
  });
});
