import type {
  insightsOperations,
  OccupancyReport,
  OccupancyShow,
} from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import {
  REPORT_CSV_LINES_MAX,
  REPORT_LINES_MAX,
  SHOW_REPORT_DAYS_MAX,
} from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { type Fill, fillByHour, fillOf, listShows, type ShowRow } from '../store/occupancy.ts';
import { type ReportDeps, subjectOf } from './ask.ts';

type OccupancyFace = Face<typeof insightsOperations>;
type Asked = Parameters<OccupancyFace['getOccupancyReport']>[0];

/** How full shows are, by their own day and hour. */
export function reportOccupancy(
  deps: ReportDeps,
): Pick<OccupancyFace, 'getOccupancyReport' | 'exportOccupancyReport'> {
  const { db } = deps;

  async function report(asked: Asked, call: Call, showsMax: number): Promise<OccupancyReport> {
    const subject = await subjectOf(deps, asked, call, SHOW_REPORT_DAYS_MAX);
    const { scope, period, before } = subject;
    const filter = { scope, title: asked.title };
    const [hours, fillBefore, shows] = await Promise.all([
      fillByHour(db, filter, period),
      fillOf(db, filter, before),
      listShows(db, filter, period, showsMax + 1),
    ]);
    const total = { shows: 0, seats: 0, seats_total: 0 };
    for (const hour of hours) {
      total.shows += hour.shows;
      total.seats += hour.seats;
      total.seats_total += hour.seats_total;
    }
    return {
      ...{ period, before },
      total: viewFill(total),
      totalBefore: viewFill(fillBefore),
      hours: hours.map(({ weekday, hour, ...fill }) => ({ weekday, hour, ...viewFill(fill) })),
      shows: shows.slice(0, showsMax).map(viewShow),
      isCut: shows.length > showsMax,
    };
  }

  return {
    getOccupancyReport: (asked, call) => report(asked, call, REPORT_LINES_MAX),

    exportOccupancyReport: async (asked, call) => {
      const { shows } = await report(asked, call, REPORT_CSV_LINES_MAX);
      return toCsv(
        [
          ...['show', 'day', 'starts_at', 'time_zone', 'title', 'venue', 'screen'],
          ...['seats', 'seats_total'],
        ],
        shows.map((show) => [
          ...[show.showId, show.localDate, show.startsAt, show.timeZone],
          ...[show.titleName, show.venueName, show.screenName],
          ...[show.seats, show.seatsTotal ?? ''],
        ]),
      );
    },
  };
}

function viewFill({ shows, seats, seats_total: seatsTotal }: Fill) {
  return { shows, seats, seatsTotal };
}

export function viewShow(row: ShowRow): OccupancyShow {
  return {
    showId: row.show_id,
    titleName: row.title_name,
    venueName: row.venue_name,
    screenName: row.screen_name,
    startsAt: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    localDate: row.local_day,
    seats: row.seats,
    seatsTotal: row.seats_total,
  };
}
