import type { PlannedShow, scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { operator, type Ready, type Row, type Scene } from './retry-safety.scene.ts';

type Writing = {
  [N in keyof typeof scheduleDeskOperations]: (typeof scheduleDeskOperations)[N] extends {
    method: 'GET';
  }
    ? never
    : N;
}[keyof typeof scheduleDeskOperations];

const VENUE_ID = 'ven_test-talkies';
const FIRST_DAY_MS = Date.parse('2027-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;

const CARD = {
  ...{ name: 'Standard', currency: 'INR', basis: 'all-in', rounding: 'line' },
  ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult' }],
  cells: [
    {
      ...{ ticketTypeId: null, categoryId: null, format: null, daypart: null, weekdays: null },
      amount: 250_00,
    },
  ],
};

let days = 0;

/** A day on which nobody has planned anything. */
function freshDay(): string {
  days += 1;
  return new Date(FIRST_DAY_MS + days * DAY_MS).toISOString().slice(0, 10);
}

async function carded(scene: Scene): Promise<{ token: string; terms: { priceCardId: string } }> {
  const token = await operator(scene);
  const body = { organisationId: FIRST_ORGANISATION_ID, rule: CARD };
  const path = '/desk/price-cards';
  const { ruleId } = await scene.ask<{ ruleId: string }>('POST', path, { token, body });
  return { token, terms: { priceCardId: ruleId } };
}

const SHOW = { titleId: 'ttl_test', language: 'Hindi', format: '2D' };

async function drafted(scene: Scene): Promise<Ready> {
  const { token, terms } = await carded(scene);
  const when = { localDate: freshDay(), localTime: '18:00' };
  return {
    token,
    body: { venueId: VENUE_ID, shows: [{ ...SHOW, screenId: 'scr_1', ...when, terms }] },
  };
}

async function programmed(scene: Scene): Promise<{ token: string; plan: object }> {
  const { token, terms } = await carded(scene);
  const day = freshDay();
  const times = {
    screenIds: ['scr_1'],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    times: ['12:00', '18:00'],
  };
  const lines = [{ ...SHOW, ...times }];
  return {
    token,
    plan: { kind: 'template', venueId: VENUE_ID, from: day, until: day, lines, terms },
  };
}

async function planned(scene: Scene): Promise<Ready> {
  const { token = '', body } = await drafted(scene);
  const { items } = await scene.ask<{ items: PlannedShow[] }>('POST', '/desk/shows', {
    token,
    body,
  });
  await scene.houses.settle();
  return { token, params: { showId: items[0]?.showId ?? '' } };
}

/** What the back office writes about the programme, and what a repetition of it is. */
export const SCHEDULE_RETRIES: Readonly<Record<Writing, Row>> = {
  planShows: {
    knownBy: 'key',
    make: drafted,
    other: async ({ body }) => {
      const { venueId, shows } = body as { venueId: string; shows: object[] };
      return { venueId, shows: shows.map((show) => ({ ...show, language: 'Tamil' })) };
    },
  },
  changeShow: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({ ...(await planned(scene)), body: { language: 'Tamil' } }),
  },
  checkSchedule: {
    knownBy: 'reads',
    because: 'it tells what would clash, and keeps nothing',
    make: async (scene) => {
      const { token, plan } = await programmed(scene);
      return { token, body: { plan } };
    },
  },
  applySchedule: {
    knownBy: 'key',
    make: async (scene) => {
      const { token, plan } = await programmed(scene);
      return { token, body: { plan, mode: 'all-or-nothing' } };
    },
    other: async ({ body }) => ({ ...(body as object), mode: 'skip-clashes' }),
  },
};
