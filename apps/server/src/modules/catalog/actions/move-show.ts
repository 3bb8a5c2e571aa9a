import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { ProblemMembers } from '@houseful/contract/problems';
import type { ShowChange } from '@houseful/contract/shows-desk';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import { fact } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { Span } from '../rules/opening.ts';
import {
  type Clash,
  clashesOf,
  saleEnd,
  type ShowOnScreen,
  timesOf,
  type WantedShow,
} from '../rules/timetable.ts';
import { type DeskShowRow, findTitleOf, lockScreen, showsOnScreen } from '../store/desk-shows.ts';
import { findVenueToPlan, occupiedScreens } from '../store/schedule.ts';
import { rangeOf } from '../store/shows.ts';
import type { TitleTable } from '../store/tables.ts';
import { inShow, type ShowDeps } from './in-show.ts';
import { type Place, placeOf } from './judge-plan.ts';
import { schedulable } from './schedule-shows.ts';

const MINUTE_MS = 60_000;
/** What is on sale stays on sale: its title may have ended, or be a draft again, by now. */
const OF_NEW_SHOWS: ReadonlySet<string> = new Set([
  'title-draft',
  'title-ended',
  'title-not-shared',
]);
/** What PostgreSQL answers when somebody else has put a show there meanwhile. */
const EXCLUSION_VIOLATION = '23P01';

/**
 * Moves a show that has not begun to another time, or to a screen whose seats are those that are sold. Where it stands
 * already nothing changes. A show that nobody has bought can be made longer or shorter on the way.
 * @throws no-such-show, idempotency-key-reused, show-change-refused, orders-changed
 */
export function moveShow(deps: ShowDeps): CatalogFace['moveShow'] {
  const move = moveWhereFree(deps);
  return async (input, call) => {
    try {
      await move(input, call);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === EXCLUSION_VIOLATION))
        throw error;
      throw refused('clash', [{ reason: 'overlap' }]);
    }
  };
}

function moveWhereFree(deps: ShowDeps): CatalogFace['moveShow'] {
  return async ({ terms, orders, hasBuyers, ...asked }, call) =>
    inShow(deps, { ...asked, kind: 'moved' }, call, async ({ tx, show, now, version }) => {
      const { localDate, localTime, screenId } = asked;
      if (show.cancelled_at !== null) throw refused('cancelled');
      const lasts = minutesOf(show);
      const { durationMinutes = lasts } = asked;
      const isThere =
        show.screen_id === screenId &&
        show.local_date === localDate &&
        show.local_time === localTime;
      if (isThere && durationMinutes === lasts) return null;
      if (show.starts_at <= now) throw refused('begun');
      const venue = await findVenueToPlan(tx, show.venue_id);
      const place = venue && placeOf(venue);
      const screen = place?.screens.get(screenId);
      if (!place || !screen) throw refused('no-such-screen');
      const isElsewhere = screenId !== show.screen_id;
      if (isElsewhere && screen.seatMapId !== terms.seatMapId) throw refused('another-seat-map');
      if (durationMinutes !== lasts && hasBuyers) throw refused('length-is-sold');
      const wanted = {
        ...{ showId: show.show_id, titleName: show.title_name },
        ...{ localDate, localTime, durationMinutes },
      };
      const title = await findTitleOf(tx, show.title_id);
      if (!title) throw problem('no-such-show');
      const clashes = await findClashes(tx, wanted, { show, place, screen, title, now });
      const times = timesOf(wanted, show.time_zone, screen);
      if (clashes.length > 0 || times === null) throw refused('clash', clashes);
      if (orders !== asked.expectedOrders) throw problem('orders-changed', { orders });

      const { startsAt, endsAt, occupied } = times;
      const message = asked.message ?? null;
      const from = {
        ...{ startsAt: show.starts_at.toISOString(), endsAt: show.ends_at.toISOString() },
        screenName: show.screen_name,
      };
      const to = {
        ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        screenName: screen.name,
      };
      const label = { ...terms.label, ...to, screenId };
      const moved = { showId: show.show_id, version, at: now.toISOString() };
      return {
        changed: {
          ...{
            screen_id: screenId,
            screen_name: screen.name,
            starts_at: startsAt,
            ends_at: endsAt,
          },
          ...{ local_date: localDate, local_time: localTime },
          // Where it only lasts longer, buyers have nothing to be told of.
          ...(!isThere && { moved_at: now, moved_from: show.starts_at, message }),
          occupied: rangeOf(occupied),
          pre_show_minutes: screen.preShowMinutes,
          clean_up_minutes: screen.cleanUpMinutes,
        },
        facts: [
          fact('catalog.show-moved', {
            ...{ ...moved, label, localDate, from, message },
            ...(show.terms && { closesAt: saleEnd(times, show.terms).toISOString() }),
          }),
        ],
        ...{ before: { ...noted(from), reason: null }, after: { ...noted(to), orders } },
        ...{ from, to },
      };
    });
}

/** As the log calls it. */
function noted({ screenName: screen, ...when }: NonNullable<ShowChange['from']>) {
  return { ...when, screen };
}

type Refusal = ProblemMembers<'show-change-refused'>['reason'];

function refused(reason: Refusal, clashes: readonly Clash[] = []): Error {
  return problem('show-change-refused', {
    reason,
    clashes: clashes.map((clash) => ({
      reason: clash.reason,
      with: clash.with
        ? {
            ...{ titleName: clash.with.titleName, localDate: clash.with.localDate },
            localTime: clash.with.localTime,
          }
        : null,
    })),
  });
}

function minutesOf({ starts_at, ends_at }: DeskShowRow): number {
  return (ends_at.getTime() - starts_at.getTime()) / MINUTE_MS;
}

interface Around {
  readonly show: DeskShowRow;
  readonly place: Place;
  readonly screen: DeskScreen;
  readonly title: TitleTable;
  readonly now: Date;
}

/** A show before the release stays one. */
function isPreview(show: DeskShowRow, { release_date: releaseDate }: TitleTable): boolean {
  return show.local_date < releaseDate;
}

/** Every reason why it cannot be there, looked for while nobody else moves a show to the screen. */
async function findClashes(
  tx: Tx,
  wanted: WantedShow,
  { show, place, screen, title, now }: Around,
): Promise<Clash[]> {
  const { venue } = place;
  await lockScreen(tx, screen.screenId);
  const times = timesOf(wanted, venue.time_zone, screen);
  const others = times ? await othersThere(tx, screen.screenId, times.occupied) : [];
  const on = {
    venue: {
      ...{ organisationId: venue.organisation_id, timeZone: venue.time_zone },
      openingHours: venue.opening_hours,
    },
    screen,
    title: { ...schedulable(title), releaseDate: title.release_date },
    now,
  };
  return clashesOf(wanted, on, others).filter(
    ({ reason }) =>
      !OF_NEW_SHOWS.has(reason) && !(reason === 'not-released' && isPreview(show, title)),
  );
}

/** What the screen is kept for, and shows of which nobody has said how long that is. */
async function othersThere(tx: Tx, screenId: string, span: Span): Promise<ShowOnScreen[]> {
  const kept = (await occupiedScreens(tx, [screenId], span)).get(screenId) ?? [];
  const rows = await showsOnScreen(tx, screenId, span);
  const known = new Set(kept.map(({ showId }) => showId));
  return [
    ...kept,
    ...rows
      .filter(({ show_id }) => !known.has(show_id))
      .map((row) => ({
        ...{ showId: row.show_id, titleName: row.title_name },
        ...{ localDate: row.local_date, localTime: row.local_time },
        occupied: { from: row.starts_at, until: row.ends_at },
      })),
  ];
}
