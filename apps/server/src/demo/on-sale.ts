import type { Call } from '@houseful/contract/operation';
import { belongingOf } from '@houseful/contract/show-label';
import { FIRST_ORGANISATION_ID, type Reach } from '@houseful/contract/staff';
import type { WaitingRoomSummary } from '@houseful/contract/waiting-room-desk';
import { addMs, type Clock, MINUTE_MS, SECOND_MS } from '#platform/clock';
import type { Random } from '#platform/random';
import type { Job } from '#platform/schedule/schedule';
import type { House } from '../compose.ts';
import { createLineCrowd, type LineCrowd } from './line-crowd.ts';

const WHOLE_HOUSE: Reach = [{ organisationId: FIRST_ORGANISATION_ID, venueIds: null }];
/** The concert that a whole city wants. */
const TITLE_ID = 'ttl_coldplay-music-of-the-spheres-2025';
const CITY_ID = 'mumbai';
const DOORS_OPEN_AFTER_MS = MINUTE_MS;
const ON_SALE_AFTER_MS = 4 * MINUTE_MS;
/** Small enough that somebody who watches sees each step, and the whole of it in ten minutes. */
const RULES = {
  placesPerInterval: 20,
  intervalMs: 10 * SECOND_MS,
  activeMax: 60,
  graceMs: 30 * SECOND_MS,
  placesBack: 20,
  admissionMs: 3 * MINUTE_MS,
};
const LOOK_EVERY_MS = 2 * SECOND_MS;

export interface OnSale {
  /** Puts a room in front of the concert. @returns its id; null when the concert is not played */
  announce(operatorId: string): Promise<string | null>;
  readonly jobs: readonly Job[];
}

/**
 * The demo's on-sale: a room in front of one show of the concert, and a make-believe crowd for every
 * room that is ever put in front of the concert, also by the operator at the desk.
 */
export function createOnSale(
  { faces }: Pick<House, 'faces'>,
  clock: Clock,
  random: Random,
): OnSale {
  const crowds = new Map<string, LineCrowd>();
  let showIds: ReadonlySet<string> = new Set();

  /** Where the concert is played last, as far as it is on sale: other visitors find the earlier ones open. */
  async function lastShow(): Promise<string | null> {
    const where = { titleId: TITLE_ID, city: CITY_ID };
    const { dates } = await faces.catalog.listShows(where);
    const { venues } = await faces.catalog.listShows({ ...where, date: dates.at(-1) });
    return venues[0]?.shows[0]?.showId ?? null;
  }

  async function announce(operatorId: string): Promise<string | null> {
    const showId = await lastShow();
    if (showId === null) return null;
    const { title, venue, listing } = await faces.catalog.getShow({ showId });
    const { startsAt, timeZone } = listing;
    const now = clock.now();
    const call: Call = {
      caller: { buyerId: operatorId, roles: ['operator'] },
      idempotencyKey: null,
      reach: WHOLE_HOUSE,
    };
    const { label } = await faces.booking.getShowTerms({ showId });
    const { status } = await faces.waitingRoom.createWaitingRoom(
      {
        scope: { kind: 'show', showId },
        ordering: 'drawn',
        rules: RULES,
        opensAt: addMs(now, DOORS_OPEN_AFTER_MS).toISOString(),
        onSaleAt: addMs(now, ON_SALE_AFTER_MS).toISOString(),
        ...{ name: title.name, belonging: belongingOf(label) },
        occasion: { venueName: venue.name, startsAt, timeZone },
        showIds: [showId],
      },
      call,
    );
    return status.roomId;
  }

  async function isInFrontOfTheConcert({ scope }: WaitingRoomSummary): Promise<boolean> {
    if (scope.kind === 'title') return scope.titleId === TITLE_ID;
    // Shows are added each day; a copy to rehearse on is not among them, and has a crowd of its own.
    if (!showIds.has(scope.showId)) {
      showIds = new Set((await faces.catalog.getShowIds({ titleId: TITLE_ID })).showIds);
    }
    return showIds.has(scope.showId);
  }

  async function lookAround(): Promise<void> {
    const { items } = await faces.waitingRoom.listWaitingRooms(
      {},
      { ...NOBODY, reach: WHOLE_HOUSE },
    );
    const open = items.filter(({ phase }) => phase !== 'ended');
    for (const roomId of crowds.keys()) {
      if (!open.some((room) => room.roomId === roomId)) crowds.delete(roomId);
    }
    for (const room of open) {
      const { roomId } = room;
      const known = crowds.get(roomId);
      if (!known && !(await isInFrontOfTheConcert(room))) continue;
      const crowd = known ?? createLineCrowd({ faces, clock, random, roomId });
      crowds.set(roomId, crowd);
      await crowd.goOn();
    }
  }

  return {
    announce,
    jobs: [{ name: 'demo/on-sale', everyMs: LOOK_EVERY_MS, run: lookAround }],
  };
}

const NOBODY: Call = { caller: null, idempotencyKey: null };
