import type { AuditEntry } from '@houseful/contract/audit';
import type { Session } from '@houseful/contract/identity';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const NEW_CITY = { name: 'Panaji', state: 'Goa', timeZone: 'Asia/Kolkata' };
const VENUE = {
  organisationId: 'org_first',
  ...{ name: 'Inox Panaji', kind: 'multiplex', address: 'Old GMC complex' },
  ...{ latitude: 15.4989, longitude: 73.8278, city: NEW_CITY },
};

let open: OpenHouse;
let token: string;
beforeAll(async () => {
  open = await openHouse();
  token = await operatorToken(open);
  // What was furnished belongs to somebody by now.
  await open.settle();
});
afterAll(() => open.close());

function register(more: Record<string, unknown> = {}): Promise<Answer<DeskVenue>> {
  return open.ask<DeskVenue>('POST', '/desk/venues', { token, body: { ...VENUE, ...more } });
}

const screenOf = (venueId: string, body: Record<string, unknown>) =>
  open.ask<DeskVenue>('POST', `/desk/venues/${venueId}/screens`, { token, body });

describe('a venue', () => {
  test('is registered in a city that was not known, and is nobody’s business until it has a room', async () => {
    const { status, body } = await register();
    expect(status).toBe(201);
    expect(body).toMatchObject({ cityName: 'Panaji', timeZone: 'Asia/Kolkata', screens: [] });
    await open.settle();
    const { venueId, cityId } = body;
    expect((await open.ask('GET', `/venues/${venueId}`)).body).toMatchObject({
      code: 'no-such-venue',
    });
    const cities = await open.ask<{ items: { cityId: string }[] }>('GET', '/cities');
    expect(cities.body.items.map((city) => city.cityId)).not.toContain(cityId);
    const found = await open.ask<{ venues: unknown[] }>('GET', '/search?q=Panaji');
    expect(found.body.venues).toEqual([]);
    const known = await open.ask<{ items: { cityId: string }[] }>('GET', '/desk/cities', { token });
    expect(known.body.items.map((city) => city.cityId)).toContain(cityId);
    const again = await register({ name: 'Another', city: NEW_CITY });
    expect(again.body.cityId).toBe(cityId);
  });

  test('changes in part, with its hours; who looks at the log sees from what to what', async () => {
    const { body } = await register({ name: 'Changing' });
    const path = `/desk/venues/${body.venueId}`;
    const hours = Array.from({ length: 7 }, (_, day) =>
      day === 0 ? null : { opens: '09:00', closes: '01:30' },
    );
    await open.clock.advance(1_000);
    const changed = await open.ask<DeskVenue>('PATCH', path, {
      token,
      body: { name: 'Changed', openingHours: hours },
    });
    expect(changed.body).toMatchObject({
      name: 'Changed',
      address: VENUE.address,
      openingHours: hours,
    });
    expect((await open.ask('GET', path, { token })).body).toEqual(changed.body);
    await open.settle();
    const log = await open.ask<{ items: AuditEntry[] }>(
      'GET',
      `/desk/audit?subject=${body.venueId}`,
      {
        token,
      },
    );
    expect(log.body.items.map(({ action }) => action)).toEqual([
      'venue.changed',
      'venue.registered',
    ]);
    expect(log.body.items[0]).toMatchObject({
      venueId: body.venueId,
      before: { name: 'Changing', openingHours: null },
      after: { name: 'Changed', openingHours: hours },
    });
  });

  test.each([
    ['no such city', { city: { cityId: 'atlantis' } }, 404],
    ['a time zone that is none', { city: { ...NEW_CITY, timeZone: 'Asia/Atlantis' } }, 400],
    ['a pin beside the earth', { latitude: 91 }, 400],
    ['somebody else’s organisation', { organisationId: 'org_elsewhere' }, 404],
    ['a name of blanks', { name: '   ' }, 400],
  ])('is refused with %s', async (_what, more, status) => {
    expect((await register(more)).status).toBe(status);
  });
});

describe('a screen', () => {
  test('is added, changed and retired; its name is its own in the house', async () => {
    const { venueId } = (await register({ name: 'Of screens' })).body;
    const first = await screenOf(venueId, { name: 'Audi 1', formats: ['2D', 'IMAX'] });
    expect(first.body.screens).toMatchObject([
      {
        name: 'Audi 1',
        formats: ['2D', 'IMAX'],
        seatMapId: null,
        cleanUpMinutes: 20,
        isRetired: false,
      },
    ]);
    expect((await screenOf(venueId, { name: 'AUDI 1' })).body).toMatchObject({
      code: 'screen-name-taken',
    });
    await screenOf(venueId, { name: 'Audi 2' });
    const { screens } = (await open.ask<DeskVenue>('GET', `/desk/venues/${venueId}`, { token }))
      .body;
    const path = `/desk/venues/${venueId}/screens/${screens[1]?.screenId}`;
    const taken = await open.ask('PATCH', path, { token, body: { name: 'Audi 1' } });
    expect(taken.body).toMatchObject({ code: 'screen-name-taken' });
    const changed = await open.ask<DeskVenue>('PATCH', path, {
      token,
      body: { name: 'audi 2', preShowMinutes: 10, isRetired: true },
    });
    expect(changed.body.screens[1]).toMatchObject({
      ...{ name: 'audi 2', preShowMinutes: 10, cleanUpMinutes: 20, isRetired: true },
    });
    expect((await open.ask('PATCH', `${path}x`, { token, body: {} })).body).toMatchObject({
      code: 'no-such-screen',
    });
  });

  test('of two added at the same time by one name there is one', async () => {
    const { venueId } = (await register({ name: 'Of haste' })).body;
    const answers = await Promise.all([1, 2, 3].map(() => screenOf(venueId, { name: 'Only' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });
});

describe('what buyers see', () => {
  test('changes at once: the name in lists and search, and a retired screen is gone', async () => {
    const path = '/desk/venues/ven_test-talkies';
    await open.ask('PATCH', path, { token, body: { name: 'Moonlight Talkies' } });
    await open.settle();
    const found = await open.ask<{ venues: { name: string }[] }>('GET', '/search?q=Moonlight');
    expect(found.body.venues).toMatchObject([{ name: 'Moonlight Talkies' }]);
    const show = await open.ask<{ venue: { name: string } }>('GET', '/shows/shw_evening');
    expect(show.body.venue.name).toBe('Moonlight Talkies');
    const before = await open.ask<{ screens: { screenId: string }[] }>(
      'GET',
      '/venues/ven_test-talkies',
    );
    const [retired] = before.body.screens;
    await open.ask('PATCH', `${path}/screens/${retired?.screenId}`, {
      token,
      body: { isRetired: true },
    });
    const after = await open.ask<{ screens: { screenId: string }[] }>(
      'GET',
      '/venues/ven_test-talkies',
    );
    expect(after.body.screens.map(({ screenId }) => screenId)).not.toContain(retired?.screenId);
  });
});

describe('who may', () => {
  test('a manager of one venue changes that one and sees no other; a stranger sees none', async () => {
    const mine = (await register({ name: 'Mine' })).body;
    const theirs = (await register({ name: 'Theirs' })).body;
    await open.settle();
    const people = await Promise.all(
      ['mona', 'sam'].map(
        async (name) =>
          (
            await open.ask<Session>('POST', '/auth/register', {
              body: { name, email: `${name}@example.com`, password: 'a long word for staff' },
            })
          ).body,
      ),
    );
    const [mona, stranger] = people as [Session, Session];
    const invited = await open.ask<{ invitationId: string }>(
      'POST',
      '/desk/organisations/org_first/invitations',
      {
        token,
        body: {
          email: 'mona@example.com',
          grants: [{ role: 'manager', venueIds: [mine.venueId] }],
        },
      },
    );
    const word = open.house.faces.organisations.invitationWord(invited.body.invitationId);
    await open.ask('POST', '/desk/invitations/accept', {
      ...{ token: mona.accessToken, body: { token: word } },
    });
    const ask = (who: Session, method: string, path: string, body?: object) =>
      open.ask(method, path, {
        token: who.accessToken,
        ...(body && { body }),
      });
    const listed = await ask(mona, 'GET', '/desk/venues');
    expect((listed.body['items'] as DeskVenue[]).map(({ venueId }) => venueId)).toEqual([
      mine.venueId,
    ]);
    expect(
      (await ask(mona, 'PATCH', `/desk/venues/${mine.venueId}`, { name: 'Still mine' })).status,
    ).toBe(200);
    const beyond: [string, string, object | undefined, string][] = [
      ['GET', `/desk/venues/${theirs.venueId}`, undefined, 'no-such-venue'],
      ['PATCH', `/desk/venues/${theirs.venueId}`, { name: 'Mine, too' }, 'no-such-venue'],
      ['POST', `/desk/venues/${theirs.venueId}/screens`, { name: 'X' }, 'no-such-venue'],
      ['POST', '/desk/venues', VENUE, 'no-such-organisation'],
    ];
    for (const [method, path, body, code] of beyond) {
      expect((await ask(mona, method, path, body)).body['code']).toBe(code);
      expect((await ask(stranger, method, path, body)).status).toBe(403);
    }
  });
});
