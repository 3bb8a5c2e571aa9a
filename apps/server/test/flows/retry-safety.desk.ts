import { createHash } from 'node:crypto';
import type {
  Invitation,
  Member,
  Organisation,
  organisationsOperations,
} from '@houseful/contract/organisations';
import type { DeskVenue, venuesDeskOperations } from '@houseful/contract/venues-desk';
import type { SeatPlan, seatPlansOperations } from '@houseful/contract/seat-plans';
import { planFrom } from '@houseful/seat-plan/templates';
import type { mediaOperations } from '@houseful/contract/media';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import sharp from 'sharp';
import {
  member,
  operator,
  type Ready,
  type Row,
  type Scene,
  SESSIONS,
} from './retry-safety.scene.ts';

const SUPPORT = [{ role: 'support', venueIds: null }] as const;
const organisation = { organisationId: FIRST_ORGANISATION_ID };
const PATH = `/desk/organisations/${FIRST_ORGANISATION_ID}`;

async function invited(
  scene: Scene,
): Promise<{ token: string; invitation: Invitation; word: string }> {
  const token = await operator(scene);
  const body = { email: `${scene.fresh('staff')}@example.org`, grants: SUPPORT };
  const invitation = await scene.ask<Invitation>('POST', `${PATH}/invitations`, { token, body });
  return { token, invitation, word: scene.houses.invitationWord(invitation.invitationId) };
}

/** Somebody who works here, and who may dismiss them. */
async function employed(scene: Scene): Promise<Ready & { params: { userId: string } }> {
  const { token, word } = await invited(scene);
  const { session } = await member(scene);
  await scene.ask('POST', '/desk/invitations/accept', {
    token: session.accessToken,
    body: { token: word },
  });
  return { token, params: { ...organisation, userId: session.user.userId } };
}

const newVenue = ({ fresh }: Scene) => ({
  organisationId: FIRST_ORGANISATION_ID,
  ...{ name: fresh('Regal'), kind: 'multiplex', address: '1 Proof Road' },
  ...{ latitude: 15.5, longitude: 73.8 },
  city: { name: 'Panaji', state: 'Goa', timeZone: 'Asia/Kolkata' },
});

type Operations = typeof organisationsOperations &
  typeof venuesDeskOperations &
  typeof seatPlansOperations &
  typeof titlesDeskOperations &
  typeof mediaOperations;

type Writing = {
  [N in keyof Operations]: Operations[N]['method'] extends 'GET' ? never : N;
}[keyof Operations];

const PLAN = planFrom('cinema-120', {
  ...{ screen: 'Screen', stage: 'Stage', seats: 'Seats', stalls: 'Stalls', balcony: 'Balcony' },
  ...{ floor: 'Floor', side: 'Side', gate: 'A', standard: 'Standard', front: 'Front' },
  ...{ premium: 'Premium', recliner: 'Recliner' },
});

async function planned(scene: Scene): Promise<{ token: string; plan: SeatPlan; screenId: string }> {
  const { token, venueId } = await registered(scene);
  const body = { venueId, name: 'Audi 1', from: { plan: PLAN } };
  const plan = await scene.ask<SeatPlan>('POST', '/desk/seat-plans', { token, body });
  const path = `/desk/venues/${venueId}/screens`;
  const { screens } = await scene.ask<DeskVenue>('POST', path, { token, body: { name: '1' } });
  return { token, plan, screenId: screens[0]?.screenId ?? '' };
}

async function registered(scene: Scene): Promise<{ token: string; venueId: string }> {
  const token = await operator(scene);
  const body = newVenue(scene);
  const { venueId } = await scene.ask<DeskVenue>('POST', '/desk/venues', { token, body });
  return { token, venueId };
}

/** A title that could be published. */
const WHOLE_TITLE = {
  ...{ organisationId: FIRST_ORGANISATION_ID, kind: 'movie', name: 'A New Film', year: 2027 },
  ...{ languages: ['Hindi'], genres: ['Drama'], formats: ['2D'], durationMinutes: 100 },
  ...{ releaseDate: '2027-01-08', synopsis: 'Somebody wants something.' },
};

async function titled(scene: Scene): Promise<{ token: string; params: { titleId: string } }> {
  const token = await operator(scene);
  const body = WHOLE_TITLE;
  const { titleId } = await scene.ask<DeskTitle>('POST', '/desk/titles', { token, body });
  return { token, params: { titleId } };
}

async function publishedTitle(scene: Scene): Promise<Ready> {
  const { token, params } = await titled(scene);
  await scene.ask('POST', `/desk/titles/${params.titleId}/publish`, { token });
  return { token, params };
}

/** No two of them are alike. */
async function freshPoster(scene: Scene): Promise<Uint8Array> {
  const [red = 0, green = 0, blue = 0] = createHash('sha256')
    .update(scene.fresh('poster'))
    .digest();
  const background = { r: red, g: green, b: blue };
  const picture = sharp({ create: { width: 600, height: 900, channels: 3, background } });
  return new Uint8Array(await picture.png().toBuffer());
}

/** What the back office writes, and what a repetition of it is. */
export const DESK_RETRIES: Readonly<Record<Writing, Row>> = {
  createTitle: {
    knownBy: 'key',
    make: async (scene) => ({ token: await operator(scene), body: WHOLE_TITLE }),
    other: async () => ({ ...WHOLE_TITLE, name: 'Another Film' }),
  },
  changeTitle: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({ ...(await titled(scene)), body: { name: scene.fresh('Film') } }),
  },
  publishTitle: {
    knownBy: 'thing',
    because: 'a title is published once',
    make: titled,
  },
  endTitle: {
    knownBy: 'thing',
    because: 'what has ended has ended',
    make: publishedTitle,
  },
  reopenTitle: {
    knownBy: 'thing',
    because: 'what goes on goes on',
    make: async (scene) => {
      const { token = '', params = {} } = await publishedTitle(scene);
      await scene.ask('POST', `/desk/titles/${params['titleId']}/end`, { token });
      return { token, params };
    },
  },
  copyTitle: {
    knownBy: 'key',
    because: 'the address says what is copied; there is nothing else to say',
    make: titled,
  },
  drawTitle: {
    knownBy: 'reads',
    because: 'it draws a picture and keeps nothing',
    make: async (scene) => ({
      token: await operator(scene),
      body: {
        ...{ picture: 'poster', kind: 'movie', name: 'A New Film', motif: 'sun' },
        palette: ['#1c1917', '#b91c1c', '#fef3c7'],
      },
    }),
  },
  uploadImage: {
    knownBy: 'thing',
    because: 'the picture names itself: the same bytes are the same image',
    make: async (scene) => ({
      token: await operator(scene),
      query: `?organisation=${FIRST_ORGANISATION_ID}&purpose=poster`,
      body: await freshPoster(scene),
      headers: { 'content-type': 'image/png' },
    }),
  },
  createOrganisation: {
    knownBy: 'key',
    make: async (scene) => ({ token: await operator(scene), body: { name: 'Circus' } }),
    other: async () => ({ name: 'Another circus' }),
  },
  changeOrganisation: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({
      ...{ token: await operator(scene), params: organisation },
      body: { name: scene.fresh('House') } satisfies Partial<Organisation>,
    }),
  },
  changeMember: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({
      ...(await employed(scene)),
      body: { grants: [{ role: 'scanner', venueIds: null }] } satisfies Partial<Member>,
    }),
  },
  removeMember: {
    knownBy: 'thing',
    because: 'who works here no more works here no more',
    make: employed,
  },
  invite: {
    knownBy: 'key',
    make: async (scene) => ({
      ...{ token: await operator(scene), params: organisation },
      body: { email: `${scene.fresh('staff')}@example.org`, grants: SUPPORT },
    }),
    other: async ({ body }) => ({ ...(body as object), email: 'somebody.else@example.org' }),
  },
  withdrawInvitation: {
    knownBy: 'thing',
    because: 'an invitation is withdrawn once',
    make: async (scene) => {
      const { token, invitation } = await invited(scene);
      return { token, params: { ...organisation, invitationId: invitation.invitationId } };
    },
  },
  readInvitation: {
    knownBy: 'reads',
    because: 'it tells what an invitation offers',
    make: async (scene) => ({ body: { token: (await invited(scene)).word } }),
  },
  acceptInvitation: {
    knownBy: 'thing',
    because: 'the invitation names what is accepted, and the caller who does',
    make: async (scene) => {
      const { word } = await invited(scene);
      const { session } = await member(scene);
      return { token: session.accessToken, body: { token: word } };
    },
  },
  createVenue: {
    knownBy: 'key',
    make: async (scene) => ({ token: await operator(scene), body: newVenue(scene) }),
    other: async ({ body }) => ({ ...(body as object), name: 'Another' }),
  },
  changeVenue: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => {
      const { token, venueId } = await registered(scene);
      return { token, params: { venueId }, body: { address: '2 New Road' } };
    },
  },
  addScreen: {
    knownBy: 'key',
    make: async (scene) => {
      const { token, venueId } = await registered(scene);
      return { token, params: { venueId }, body: { name: 'Audi 1' } };
    },
    other: async () => ({ name: 'Audi 2' }),
  },
  changeScreen: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => {
      const { token, venueId } = await registered(scene);
      const { screens } = await scene.ask<DeskVenue>('POST', `/desk/venues/${venueId}/screens`, {
        ...{ token, body: { name: 'Audi 1' } },
      });
      const screenId = screens[0]?.screenId ?? '';
      return { token, params: { venueId, screenId }, body: { cleanUpMinutes: 25 } };
    },
  },
  createSeatPlan: {
    knownBy: 'key',
    make: async (scene) => {
      const { token, venueId } = await registered(scene);
      return { token, body: { venueId, name: 'Audi 1', from: { plan: PLAN } } };
    },
    other: async ({ body }) => ({ ...(body as object), name: 'Audi 2' }),
  },
  saveSeatPlan: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it is there already',
    make: async (scene) => {
      const { token, plan } = await planned(scene);
      return {
        token,
        params: { planId: plan.planId },
        body: { version: 1, name: 'The large one' },
      };
    },
  },
  publishSeatPlan: {
    knownBy: 'thing',
    because: 'the plan and its version name the seat map',
    make: async (scene) => {
      const { token, plan, screenId } = await planned(scene);
      const body = { version: 1, screenIds: [screenId] };
      return { token, params: { planId: plan.planId }, body };
    },
  },
  setUp: {
    knownBy: 'thing',
    because: 'a house is set up once; with the same email and password it is a sign-in',
    make: async ({ houses }) => ({
      body: {
        ...{ setUpWord: houses.setUpWord, organisationName: 'The house', name: 'Olga' },
        ...houses.operator,
      },
    }),
    same: ({ user }) => user,
    adds: SESSIONS,
  },
};
