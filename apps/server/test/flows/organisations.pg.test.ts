import type { AuditEntry } from '@houseful/contract/audit';
import type { Session } from '@houseful/contract/identity';
import type {
  Employment,
  Invitation,
  Member,
  Organisation,
} from '@houseful/contract/organisations';
import type { Grant } from '@houseful/contract/staff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type OpenHouse, openHouse } from '#test/kit/open-house';
import { eventually } from '#test/kit/eventually';

const VENUE_ID = 'ven_test-talkies';
const PASSWORD = 'a long word for staff';
let open: OpenHouse;
let owner: string;
let organisationId: string;

beforeAll(async () => {
  open = await openHouse();
  const setUpWord = open.house.faces.organisations.setUpWord;
  const { status, body } = await setUp({ setUpWord });
  expect(status).toBe(201);
  owner = body.accessToken;
  organisationId = (await deskOf(owner))[0]?.organisation.organisationId ?? '';
});
afterAll(() => open.close());

function setUp(more: Record<string, unknown>): Promise<Answer<Session>> {
  return open.ask<Session>('POST', '/desk/set-up', {
    body: {
      ...{ organisationName: 'Regal Talkies', name: 'Ruth', email: 'ruth@example.com' },
      ...{ password: PASSWORD, ...more },
    },
  });
}

async function deskOf(token: string): Promise<Employment[]> {
  const { body } = await open.ask<{ employments: Employment[] }>('GET', '/desk', { token });
  return body.employments;
}

let people = 0;
async function account(): Promise<{ token: string; userId: string; email: string }> {
  const email = `person${(people += 1)}@example.com`;
  const { body } = await open.ask<Session>('POST', '/auth/register', {
    body: { name: `Person ${people}`, email, password: PASSWORD },
  });
  return { token: body.accessToken, userId: body.user.userId, email };
}

const members = () => `/desk/organisations/${organisationId}/members`;
const invitations = () => `/desk/organisations/${organisationId}/invitations`;
const everywhere = (role: Grant['role']): Grant[] => [{ role, venueIds: null }];

async function inviteBy(token: string, email: string, grants: readonly Grant[]) {
  return open.ask<Invitation>('POST', invitations(), { token, body: { email, grants } });
}

/** Through the mail, as people do. */
async function wordMailedTo(email: string): Promise<string> {
  await open.settle();
  await open.runJob('notifications/send-deliveries');
  const mailId = await eventually(async () => {
    const { body } = await open.ask<{ items: { mailId: string; to: string }[] }>(
      ...(['GET', '/mailbox', { token: owner }] as const),
    );
    const mail = body.items.find(({ to }) => to.includes(email));
    if (!mail) throw new Error('no mail yet');
    return mail.mailId;
  });
  const { body } = await open.ask<{ text: string }>('GET', `/mailbox/${mailId}`, { token: owner });
  return /#(\S+)/.exec(body.text)?.[1] ?? '';
}

async function employ(role: Grant['role']) {
  const person = await account();
  const { body } = await inviteBy(owner, person.email, everywhere(role));
  const token = open.house.faces.organisations.invitationWord(body.invitationId);
  const accepted = await open.ask<Employment>('POST', '/desk/invitations/accept', {
    ...{ token: person.token, body: { token } },
  });
  expect(accepted.status).toBe(200);
  return person;
}

describe('setting the house up', () => {
  test('is for who knows the word, once; a repeated try signs in', async () => {
    expect((await setUp({ setUpWord: 'x'.repeat(43) })).body).toMatchObject({ code: 'forbidden' });
    const { setUpWord } = open.house.faces.organisations;
    const again = await setUp({ setUpWord });
    expect(again.status).toBe(201);
    for (const other of [{ email: 'eve@example.com' }, { password: 'another long word' }]) {
      expect((await setUp({ setUpWord, ...other })).body).toMatchObject({ code: 'set-up-over' });
    }
    expect(await deskOf(owner)).toMatchObject([
      { organisation: { name: 'Regal Talkies' }, grants: everywhere('owner') },
    ]);
  });

  test('a visitor works nowhere and is shown nothing', async () => {
    const guest = await open.guest();
    expect(await deskOf(guest)).toEqual([]);
    for (const path of [members(), invitations(), '/desk/audit']) {
      expect((await open.ask('GET', path)).status).toBe(401);
      expect((await open.ask('GET', path, { token: guest })).body).toMatchObject({
        code: 'forbidden',
      });
    }
  });
});

describe('an invitation', () => {
  test('comes by mail, is good for one person, and can be repeated by them', async () => {
    const anna = await account();
    const asked = await inviteBy(owner, anna.email, everywhere('support'));
    expect(asked.status).toBe(201);
    const token = await wordMailedTo(anna.email);
    const offer = await open.ask('POST', '/desk/invitations/read', { body: { token } });
    expect(offer.body).toMatchObject({ organisationName: 'Regal Talkies', email: anna.email });
    const accept = (who: string) =>
      open.ask('POST', '/desk/invitations/accept', { token: who, body: { token } });
    expect((await accept(await open.guest())).body).toMatchObject({ code: 'account-needed' });
    expect((await accept(anna.token)).body).toMatchObject({ grants: everywhere('support') });
    expect((await accept(anna.token)).status).toBe(200);
    expect((await accept((await account()).token)).body).toMatchObject({ code: 'invitation-over' });
    const listed = await open.ask<{ items: Invitation[] }>('GET', invitations(), { token: owner });
    expect(listed.body.items.map(({ invitationId }) => invitationId)).not.toContain(
      asked.body.invitationId,
    );
  });

  test('of two who accept at the same time one is let in', async () => {
    const { body } = await inviteBy(owner, 'somebody@example.com', everywhere('support'));
    const token = open.house.faces.organisations.invitationWord(body.invitationId);
    const both = await Promise.all([account(), account()]);
    const answers = await Promise.all(
      both.map((person) =>
        open.ask('POST', '/desk/invitations/accept', { token: person.token, body: { token } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  test('withdrawn, expired or made up, it opens nothing', async () => {
    const anna = await account();
    const { body } = await inviteBy(owner, anna.email, everywhere('support'));
    const token = open.house.faces.organisations.invitationWord(body.invitationId);
    const accept = (word: string) =>
      open.ask('POST', '/desk/invitations/accept', { token: anna.token, body: { token: word } });
    await open.ask('DELETE', `${invitations()}/${body.invitationId}`, { token: owner });
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const word of [token, forged, 'a'.repeat(60)]) {
      expect((await accept(word)).body).toMatchObject({ code: 'invitation-over' });
    }
    expect(await deskOf(anna.token)).toEqual([]);
  });
});

describe('roles', () => {
  test('nobody gives, changes or takes away more than they have', async () => {
    const manager = await employ('manager');
    const seller = await employ('box-office');
    const refused = [
      await inviteBy(manager.token, 'x@example.com', everywhere('owner')),
      await open.ask('PATCH', `${members()}/${manager.userId}`, {
        ...{ token: manager.token, body: { grants: everywhere('owner') } },
      }),
    ];
    for (const { body } of refused) expect(body).toMatchObject({ code: 'grant-refused' });
    const ruth = await open.ask<{ items: Member[] }>('GET', members(), { token: owner });
    const ownerId = ruth.body.items.find(({ name }) => name === 'Ruth')?.userId;
    for (const method of ['PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { body: { grants: everywhere('support') } } : {};
      const answer = await open.ask(method, `${members()}/${ownerId}`, {
        token: manager.token,
        ...body,
      });
      expect(answer.body).toMatchObject({ code: 'grant-refused' });
    }
    expect(
      (await inviteBy(seller.token, 'x@example.com', everywhere('scanner'))).body,
    ).toMatchObject({
      code: 'forbidden',
    });
    const made = await open.ask<Member>('PATCH', `${members()}/${seller.userId}`, {
      ...{ token: manager.token, body: { grants: everywhere('scanner') } },
    });
    expect(made.body.grants).toEqual(everywhere('scanner'));
  });

  test('a role for some venues reaches no other, and only venues of the house can be named', async () => {
    const unknown: Grant[] = [{ role: 'manager', venueIds: ['ven_elsewhere'] }];
    expect((await inviteBy(owner, 'x@example.com', unknown)).body).toMatchObject({
      code: 'no-such-venue',
    });
    const here: Grant[] = [{ role: 'manager', venueIds: [VENUE_ID] }];
    const person = await account();
    const { body } = await inviteBy(owner, person.email, here);
    const token = open.house.faces.organisations.invitationWord(body.invitationId);
    await open.ask('POST', '/desk/invitations/accept', { token: person.token, body: { token } });
    expect(
      (await inviteBy(person.token, 'x@example.com', everywhere('scanner'))).body,
    ).toMatchObject({
      code: 'grant-refused',
    });
    const given = await inviteBy(person.token, 'x@example.com', [
      { role: 'scanner', venueIds: [VENUE_ID] },
    ]);
    expect(given.status).toBe(201);
  });

  test('a dismissal counts from the next request on, and takes open invitations along', async () => {
    const manager = await employ('manager');
    const accomplice = await account();
    const { body } = await inviteBy(manager.token, accomplice.email, everywhere('manager'));
    await open.ask('DELETE', `${members()}/${manager.userId}`, { token: owner });
    expect((await open.ask('GET', members(), { token: manager.token })).status).toBe(403);
    const token = open.house.faces.organisations.invitationWord(body.invitationId);
    const answer = await open.ask('POST', '/desk/invitations/accept', {
      ...{ token: accomplice.token, body: { token } },
    });
    expect(answer.body).toMatchObject({ code: 'invitation-over' });
  });

  test('the last owner stays, whoever asks', async () => {
    const { body: me } = await open.ask<{ userId: string }>('GET', '/me', { token: owner });
    const path = `${members()}/${me.userId}`;
    const answers = [
      await open.ask('DELETE', path, { token: owner }),
      await open.ask('PATCH', path, { token: owner, body: { grants: everywhere('manager') } }),
    ];
    for (const { body } of answers) expect(body).toMatchObject({ code: 'last-owner' });
  });

  test('of two owners who dismiss each other at the same time one stays', async () => {
    const other = await employ('owner');
    const { body: me } = await open.ask<{ userId: string }>('GET', '/me', { token: owner });
    await Promise.all([
      open.ask('DELETE', `${members()}/${other.userId}`, { token: owner }),
      open.ask('DELETE', `${members()}/${me.userId}`, { token: other.token }),
    ]);
    const left = [...(await deskOf(owner)), ...(await deskOf(other.token))];
    expect(left).toHaveLength(1);
    if ((await deskOf(owner)).length === 0) owner = other.token;
  });
});

describe('two organisations', () => {
  test('see nothing of each other', async () => {
    const { body: circus } = await open.ask<Organisation>('POST', '/desk/organisations', {
      ...{
        token: (await setUp({ setUpWord: open.house.faces.organisations.setUpWord })).body
          .accessToken,
      },
      body: { name: 'Circus' },
    });
    const ringmaster = await account();
    await open.house.faces.organisations.openFirst({ name: 'no', ownerId: ringmaster.userId });
    expect(await deskOf(ringmaster.token)).toEqual([]);
    const outsider = await employ('manager');
    const path = `/desk/organisations/${circus.organisationId}`;
    for (const [method, where] of [
      ['GET', `${path}/members`],
      ['GET', `${path}/invitations`],
      ['DELETE', `${path}/members/${outsider.userId}`],
    ] as const) {
      const answer = await open.ask(method, where, { token: outsider.token });
      expect(answer.body).toMatchObject({ code: 'no-such-organisation' });
    }
    await open.settle();
    const seen = await open.ask<{ items: AuditEntry[] }>('GET', '/desk/audit', {
      token: outsider.token,
    });
    expect(new Set(seen.body.items.map((entry) => entry.organisationId))).toEqual(
      new Set([organisationId]),
    );
  });
});

describe('the audit log', () => {
  test('tells who did what, before and after, can be narrowed down, and is paged', async () => {
    const { body: changed } = await open.ask<Organisation>(
      'PATCH',
      `/desk/organisations/${organisationId}`,
      { token: owner, body: { name: '=Regal & Sons', taxNumber: '27AAPFU0939F1ZV' } },
    );
    expect(changed).toMatchObject({ name: '=Regal & Sons', legalName: null });
    await open.settle();
    const listed = await open.ask<{ items: AuditEntry[]; nextCursor: string }>(
      'GET',
      '/desk/audit?kind=organisation&action=organisation.changed&limit=1',
      { token: owner },
    );
    expect(listed.body.items).toMatchObject([
      {
        action: 'organisation.changed',
        before: { name: 'Regal Talkies', taxNumber: null },
        after: { name: '=Regal & Sons', taxNumber: '27AAPFU0939F1ZV' },
      },
    ]);
    const all: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `/desk/audit?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body }: Answer<{ items: AuditEntry[]; nextCursor: string | null }> = await open.ask(
        ...(['GET', query, { token: owner }] as const),
      );
      all.push(...body.items.map(({ entryId }) => entryId));
      cursor = body.nextCursor;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(10);
    expect(all.toSorted().toReversed()).toEqual(all);
  });

  test('is a table whose cells are no formulas', async () => {
    const { raw } = await open.ask('GET', '/desk/audit.csv?kind=organisation', { token: owner });
    const [head, ...rows] = raw.toString().split('\r\n');
    expect(head).toContain('at,actor,actor_id,action');
    expect(rows.join('\n')).toContain("'=Regal & Sons");
  });
});
