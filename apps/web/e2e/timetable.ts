import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import type { Page } from '@playwright/test';
import { callApi, OPERATOR } from './shop.ts';

/** Far enough ahead that the demo has nothing on. */
const WEEKS_AHEAD = 6;
const DAY_MS = 86_400_000;

function mondayAhead(): string {
  const now = Date.now() + WEEKS_AHEAD * 7 * DAY_MS;
  const weekday = new Date(now).getUTCDay() || 7;
  return new Date(now - (weekday - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** So many days after a day. */
export const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** A multiplex of the demo and its weeks, as its operator has them from the API. */
export async function operator(page: Page) {
  const { accessToken: token } = await callApi<{ accessToken: string }>(
    ...([page.request, 'post', '/auth/login', { data: OPERATOR }] as const),
  );
  const { items } = await callApi<{ items: DeskVenue[] }>(
    ...([page.request, 'get', '/desk/venues?limit=100', { token }] as const),
  );
  // A multiplex with screens enough.
  const venue = items.find(({ kind, screens }) => kind === 'multiplex' && screens.length >= 3);
  if (!venue) throw new Error('the demo has no multiplex');
  const week = (from: string) =>
    callApi<ScheduleWeek>(page.request, 'get', `/desk/venues/${venue.venueId}/week?from=${from}`, {
      token,
    });
  /** The first week in which nobody has planned anything. */
  async function freeWeek(): Promise<string> {
    let monday = mondayAhead();
    while ((await week(monday)).shows.length > 0) monday = later(monday, 7);
    return monday;
  }
  return { venue, week, freeWeek, token };
}
