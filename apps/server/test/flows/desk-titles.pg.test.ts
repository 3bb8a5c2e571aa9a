import type { AuditEntry } from '@houseful/contract/audit';
import type { SearchAnswer, TitleCard, TitleFacets } from '@houseful/contract/catalog';
import type { Session } from '@houseful/contract/identity';
import type { Invitation, Organisation } from '@houseful/contract/organisations';
import { FIRST_ORGANISATION_ID, type StaffRole } from '@houseful/contract/staff';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const PASSWORD = 'a long word for staff';
let open: OpenHouse;
let owner: string;
let circusId: string;
let ringmaster: string;

beforeAll(async () => {
  open = await openHouse();
  owner = await operatorToken(open);
  const { body } = await open.ask<Organisation>('POST', '/desk/organisations', {
    ...{ token: owner, body: { name: 'Circus' } },
  });
  circusId = body.organisationId;
  ringmaster = await employ('owner', circusId);
});
afterAll(() => open.close());

let people = 0;
async function employ(role: StaffRole, organisationId = FIRST_ORGANISATION_ID): Promise<string> {
  const email = `staff${(people += 1)}@example.com`;
  const { body: session } = await open.ask<Session>('POST', '/auth/register', {
    body: { name: `Staff ${people}`, email, password: PASSWORD },
  });
  const { body: invitation } = await open.ask<Invitation>(
    'POST',
    `/desk/organisations/${organisationId}/invitations`,
    { token: owner, body: { email, grants: [{ role, venueIds: null }] } },
  );
  const word = open.house.faces.organisations.invitationWord(invitation.invitationId);
  const token = session.accessToken;
  await open.ask('POST', '/desk/invitations/accept', { token, body: { token: word } });
  return token;
}

const FILM = {
  ...{ kind: 'movie', name: 'Zanzibar Nights', nativeName: 'ज़ंज़ीबार', year: 2027 },
  ...{ languages: ['Swahili'], genres: ['Nocturne'], formats: ['2D'], certificate: null },
  ...{ durationMinutes: 101, releaseDate: '2027-01-08', synopsis: 'Somebody stays awake.' },
  cast: [{ name: 'Quentin Xanthe', role: 'The one awake' }],
  crew: [{ name: 'Ulla Ypsilon', job: 'Director' }],
};

async function begin(more: object = {}, token = owner): Promise<DeskTitle> {
  const body = { organisationId: FIRST_ORGANISATION_ID, ...FILM, ...more };
  const answer = await open.ask<DeskTitle>('POST', '/desk/titles', { token, body });
  expect(answer.status).toBe(201);
  return answer.body;
}

function move(titleId: string, step: string, token = owner): Promise<Answer<DeskTitle>> {
  return open.ask<DeskTitle>('POST', `/desk/titles/${titleId}/${step}`, { token });
}

async function published(more: object = {}): Promise<DeskTitle> {
  const { titleId } = await begin(more);
  return (await move(titleId, 'publish')).body;
}

function change(titleId: string, body: object, token = owner): Promise<Answer<DeskTitle>> {
  return open.ask<DeskTitle>('PATCH', `/desk/titles/${titleId}`, { token, body });
}

const roomFor = (titleId: string) => ({
  ...{ scope: { kind: 'title', titleId }, ordering: 'fifo' },
  organisationId: FIRST_ORGANISATION_ID,
});

/** Every way in which somebody outside may meet a title, and whether they do. */
async function meetings(titleId: string, words: string): Promise<Record<string, boolean>> {
  const ids = async (path: string) => {
    const { status, body } = await open.ask<{ items: TitleCard[] }>('GET', path);
    expect(status).toBe(200);
    return body.items.some((item) => item.titleId === titleId);
  };
  const found = async (path: string) => (await open.ask('GET', path)).status === 200;
  const q = encodeURIComponent(words);
  const { body: search } = await open.ask<SearchAnswer>('GET', `/search?q=${q}`);
  const { body: person } = await open.ask<SearchAnswer>('GET', '/search?q=Xanthe');
  const { body: slip } = await open.ask<SearchAnswer>('GET', '/search?q=Zanzibra');
  const { body: facets } = await open.ask<TitleFacets>('GET', '/titles/facets?status=coming');
  const art = await fetch(`${open.baseUrl}/art/${titleId}/poster.svg`);
  return {
    list: await ids('/titles?status=coming&limit=100'),
    movies: await ids('/movies?status=coming&limit=100'),
    named: await ids(`/titles?status=coming&q=${q}`),
    facets: facets.facets.language.some(({ value }) => value === 'Swahili'),
    search: search.titles.some((title) => title.titleId === titleId),
    people: person.people.some(({ titles }) => titles.some((title) => title.titleId === titleId)),
    corrected: slip.correctedTo === 'zanzibar',
    byId: await found(`/titles/${titleId}`),
    byMovieId: await found(`/movies/${titleId}`),
    shows: await found(`/titles/${titleId}/shows`),
    movieShows: await found(`/movies/${titleId}/shows`),
    art: art.status === 200,
  };
}

const all = (met: Record<string, boolean>, value: boolean) =>
  Object.fromEntries(Object.keys(met).map((way) => [way, value]));

describe('a draft', () => {
  test('is met by nobody outside, in no way; published, in every way', async () => {
    const { titleId, stage, publishedAt } = await begin();
    expect([stage, publishedAt]).toEqual(['draft', null]);
    const before = await meetings(titleId, 'Zanzibar');
    expect(before).toEqual(all(before, false));
    await open.runJob('catalog/name-everything');
    expect(await meetings(titleId, 'Zanzibar')).toEqual(before);
    const room = await open.ask('POST', '/waiting-rooms', {
      ...{ token: owner, body: roomFor(titleId) },
    });
    expect(room.body).toMatchObject({ code: 'no-such-title' });

    expect((await move(titleId, 'publish')).body).toMatchObject({ stage: 'coming' });
    const after = await meetings(titleId, 'Zanzibar');
    expect(after).toEqual(all(after, true));
    await move(titleId, 'end');
  });

  test('may leave almost everything open, and cannot be published until it is said', async () => {
    const body = { organisationId: FIRST_ORGANISATION_ID, kind: 'play', name: 'Some Play' };
    const { body: draft } = await open.ask<DeskTitle>('POST', '/desk/titles', {
      ...{ token: owner, body },
    });
    expect(draft).toMatchObject({ durationMinutes: null, releaseDate: null, languages: [] });
    const refused = await move(draft.titleId, 'publish');
    expect(refused.body).toMatchObject({ code: 'title-incomplete', missing: draft.missing });
    expect((await move(draft.titleId, 'end')).body).toMatchObject({ code: 'title-not-published' });
    const { kind: _, name: __, ...rest } = FILM;
    expect((await change(draft.titleId, rest)).body.missing).toEqual([]);
    expect((await move(draft.titleId, 'publish')).status).toBe(200);
    const bare = await change(draft.titleId, { synopsis: '' });
    expect(bare.body).toMatchObject({ code: 'title-incomplete', missing: ['synopsis'] });
    await move(draft.titleId, 'end');
  });

  test.each([
    ['a colour', { palette: ['#1c1917', 'red', '#fef3c7'] }],
    ['a motif', { motif: 'skull' }],
    ['a licence', { licence: { from: '2027-02-01', until: '2027-01-01' } }],
    ['a language twice', { languages: ['Hindi', 'hindi'] }],
    ['a duration', { durationMinutes: 0 }],
    ['a name', { name: ' \u202e' }],
    ['a field', { rating: 10 }],
  ])('with %s that is none is refused', async (_, more) => {
    const body = { organisationId: FIRST_ORGANISATION_ID, ...FILM, ...more };
    const answer = await open.ask('POST', '/desk/titles', { token: owner, body });
    expect(answer.body).toMatchObject({ code: 'invalid-input' });
  });
});

describe('a published title', () => {
  test('is found by its new words and by its old ones no more', async () => {
    const { titleId } = await published({ name: 'Yesteryear Quokka' });
    const hits = async (q: string) => {
      const { body } = await open.ask<SearchAnswer>('GET', `/search?q=${q}`);
      return [...body.titles, ...body.people.flatMap(({ titles }) => titles)].some(
        (title) => title.titleId === titleId,
      );
    };
    expect([await hits('quokka'), await hits('ypsilon')]).toEqual([true, true]);
    const changed = await change(titleId, {
      name: 'Tomorrow Wombat',
      crew: [{ name: 'Ivar Jota', job: 'Director' }],
    });
    expect(changed.body.posterUrl).toBe(`/art/${titleId}/poster.svg?v=1`);
    expect([await hits('quokka'), await hits('ypsilon')]).toEqual([false, false]);
    expect([await hits('wombat'), await hits('jota'), await hits('xanthe')]).toEqual([
      ...[true, true, true],
    ]);
    const { body } = await open.ask<SearchAnswer>('GET', '/search?q=quokak');
    expect(body.correctedTo).toBeNull();
    await move(titleId, 'end');
  });

  test('has a poster drawn anew as soon as it is changed', async () => {
    const { titleId } = await published({ name: 'First Light' });
    const draw = async (version = '') =>
      (await fetch(`${open.baseUrl}/art/${titleId}/poster.svg${version}`)).text();
    const first = await draw();
    expect(await draw()).toBe(first);
    await change(titleId, { name: 'Second Light' });
    expect(await draw('?v=1')).not.toBe(first);
    // Who knows the old address sees the new one within a minute.
    await open.clock.advance(60_000);
    expect(await draw()).not.toBe(first);
    await move(titleId, 'end');
  });

  test('that has ended is in no list; its own address stays, and it can go on', async () => {
    const { titleId } = await published({ name: 'Zanzibar Days' });
    const before = await meetings(titleId, 'Zanzibar Days');
    expect(before).toEqual(all(before, true));
    expect((await move(titleId, 'end')).body).toMatchObject({ stage: 'ended' });
    const after = await meetings(titleId, 'Zanzibar Days');
    const stays = { byId: true, byMovieId: true, shows: true, movieShows: true, art: true };
    // That a word exists is no secret: the name was public.
    expect(after).toEqual({ ...all(before, false), ...stays, corrected: true });
    expect((await move(titleId, 'reopen')).body).toMatchObject({ stage: 'coming', endedAt: null });
    expect(await meetings(titleId, 'Zanzibar Days')).toEqual(before);
    await move(titleId, 'end');
  });

  test('with shows on sale leaves trends and lists when it is ended, and what is sold keeps its words', async () => {
    const guest = await open.guest();
    const { body: hold } = await open.ask<{ holdId: string }>('POST', '/holds', {
      ...{ token: guest, body: { showId: 'shw_evening', seatIds: ['A1'] } },
    });
    const { body: order } = await open.ask<{ orderId: string }>('POST', '/orders', {
      ...{ token: guest, body: { holdId: hold.holdId } },
    });
    await open.ask('POST', `/orders/${order.orderId}/confirm-payment`, {
      ...{ token: guest, body: { paymentToken: 'tok_success' } },
    });
    await open.settle();
    const lists = ['/titles', '/titles/trending', '/search?q=test'] as const;
    const seen = async () =>
      Promise.all(
        lists.map(async (path) =>
          JSON.stringify((await open.ask('GET', path)).body).includes('ttl_test'),
        ),
      );
    expect(await seen()).toEqual([true, true, true]);
    const renamed = await change('ttl_test', { name: 'A Renamed Film' });
    expect(renamed.body).toMatchObject({ stage: 'now', name: 'A Renamed Film' });
    const kept = await open.ask('GET', `/orders/${order.orderId}`, { token: guest });
    expect(kept.body).toMatchObject({ show: { titleName: 'A Test Film' } });
    await move('ttl_test', 'end');
    expect(await seen()).toEqual([false, false, false]);
    expect((await open.ask('GET', '/shows/shw_evening')).status).toBe(200);
    await move('ttl_test', 'reopen');
    await change('ttl_test', { name: 'A Test Film' });
    expect(await seen()).toEqual([true, true, true]);
  });
});

describe('who may', () => {
  test('see, see; and only who runs titles changes them', async () => {
    const { titleId } = await begin();
    const auditor = await employ('auditor');
    const scanner = await employ('scanner');
    const path = `/desk/titles/${titleId}`;
    expect((await open.ask('GET', path, { token: auditor })).status).toBe(200);
    const refused = [
      await open.ask('GET', path),
      await open.ask('GET', path, { token: await open.guest() }),
      await open.ask('GET', '/desk/titles', { token: scanner }),
      await change(titleId, { name: 'Mine' }, auditor),
      await move(titleId, 'publish', auditor),
      await move(titleId, 'copy', auditor),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 403, 403, 403, 403, 403]);
  });

  test('one organisation neither sees, changes nor copies what is another’s', async () => {
    const { titleId } = await begin({ shared: true });
    const refused = [
      await open.ask('GET', `/desk/titles/${titleId}`, { token: ringmaster }),
      await change(titleId, { name: 'Mine' }, ringmaster),
      ...(await Promise.all(
        ['publish', 'end', 'reopen', 'copy'].map((step) => move(titleId, step, ringmaster)),
      )),
    ];
    for (const { body } of refused) expect(body).toMatchObject({ code: 'no-such-title' });
    const own = { token: ringmaster, body: { organisationId: FIRST_ORGANISATION_ID, ...FILM } };
    expect((await open.ask('POST', '/desk/titles', own)).body).toMatchObject({
      code: 'no-such-organisation',
    });

    const listed = async (query: string) => {
      const path = `/desk/titles?limit=100${query}`;
      const { body } = await open.ask<{ items: DeskTitle[] }>('GET', path, { token: ringmaster });
      return body.items.map((title) => title.titleId);
    };
    expect(await listed('')).toEqual([]);
    expect(await listed('&whose=shared')).not.toContain(titleId);
    await move(titleId, 'publish');
    expect(await listed('')).toEqual([]);
    expect(await listed('&whose=shared')).toContain(titleId);
    expect((await open.ask('GET', `/desk/titles/${titleId}`, { token: ringmaster })).status).toBe(
      200,
    );
    expect((await change(titleId, { name: 'Mine' }, ringmaster)).body).toMatchObject({
      code: 'no-such-title',
    });
    await change(titleId, { shared: false });
    expect(await listed('&whose=shared')).not.toContain(titleId);
    expect((await open.ask('GET', `/desk/titles/${titleId}`, { token: ringmaster })).status).toBe(
      404,
    );
    await move(titleId, 'end');
  });
});

describe('the desk’s list', () => {
  test('is narrowed down and paged, last changed first, as each title says of itself', async () => {
    const names = ['Aardvark', 'Badger', 'Civet'];
    const made: DeskTitle[] = [];
    for (const name of names) {
      await open.clock.advance(1_000);
      const body = { organisationId: circusId, ...FILM, name };
      made.push(
        (await open.ask<DeskTitle>('POST', '/desk/titles', { token: ringmaster, body })).body,
      );
    }
    const [aardvark, badger] = made as [DeskTitle, DeskTitle, DeskTitle];
    await open.clock.advance(1_000);
    await move(aardvark.titleId, 'publish', ringmaster);
    await open.clock.advance(1_000);
    await move(badger.titleId, 'publish', ringmaster);
    await move(badger.titleId, 'end', ringmaster);
    const list = async (query: string) => {
      const { body } = await open.ask<{ items: DeskTitle[]; nextCursor: string | null }>(
        ...(['GET', `/desk/titles?${query}`, { token: ringmaster }] as const),
      );
      return body;
    };
    const namesOf = ({ items }: { items: DeskTitle[] }) => items.map(({ name }) => name);
    expect(namesOf(await list(''))).toEqual(['Badger', 'Aardvark', 'Civet']);
    for (const stage of ['draft', 'coming', 'now', 'ended'] as const) {
      const { items } = await list(`stage=${stage}`);
      expect(items.map((title) => title.stage)).toEqual(items.map(() => stage));
    }
    expect(namesOf(await list('stage=coming'))).toEqual(['Aardvark']);
    expect(namesOf(await list('q=ADG'))).toEqual(['Badger']);
    expect(namesOf(await list('q=%25'))).toEqual([]);
    expect(namesOf(await list('kind=play'))).toEqual([]);
    expect(namesOf(await list(`organisation=${FIRST_ORGANISATION_ID}`))).toEqual([]);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list(`limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...namesOf(page));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(['Badger', 'Aardvark', 'Civet']);
    const stray = await open.ask('GET', '/desk/titles?cursor=x', { token: ringmaster });
    expect(stray.body).toMatchObject({ code: 'invalid-input' });
  });

  test('a copy is a draft of its own', async () => {
    const source = await published({ name: 'The Original' });
    const { status, body: copy } = await move(source.titleId, 'copy');
    expect([status, copy.stage, copy.name]).toEqual([201, 'draft', 'The Original']);
    expect(copy.titleId).not.toBe(source.titleId);
    expect(copy).toMatchObject({ synopsis: source.synopsis, cast: source.cast });
    await move(source.titleId, 'end');
  });
});

test('each step is in the log, with what it changed', async () => {
  const { titleId } = await begin({ name: 'Noted' });
  for (const name of ['Noted Anew', 'Noted Anew']) {
    await open.clock.advance(1_000);
    await change(titleId, { name });
  }
  for (const step of ['publish', 'publish', 'end', 'reopen']) {
    await open.clock.advance(1_000);
    await move(titleId, step);
  }
  await open.settle();
  const { body } = await open.ask<{ items: AuditEntry[] }>(
    ...(['GET', `/desk/audit?kind=title&subject=${titleId}`, { token: owner }] as const),
  );
  expect(body.items.map(({ action }) => action).toReversed()).toEqual([
    ...['title.created', 'title.changed', 'title.published', 'title.ended', 'title.reopened'],
  ]);
  expect(body.items.at(-2)).toMatchObject({
    before: { name: 'Noted' },
    after: { name: 'Noted Anew' },
  });
  await move(titleId, 'end');
});

test('a drawing shows what is asked, and of a draft nobody else can ask for one', async () => {
  const body = {
    ...{ picture: 'banner', kind: 'movie', name: 'Zanzibar Nights', motif: 'waves' },
    palette: ['#1C1917', '#b91c1c', '#fef3c7'],
  };
  const draw = (token: string | undefined, more = {}) =>
    open.ask('POST', '/desk/titles/drawing', {
      ...(token === undefined ? {} : { token }),
      body: { ...body, ...more },
    });
  const drawn = await draw(owner);
  expect([drawn.status, drawn.headers['content-type']]).toEqual([200, 'image/svg+xml']);
  expect(drawn.raw.toString()).toContain('Zanzibar Nights');
  expect((await draw(owner, { motif: 'sun' })).raw.equals(drawn.raw)).toBe(false);
  expect([(await draw(undefined)).status, (await draw(await open.guest())).status]).toEqual([
    ...[401, 403],
  ]);
});
