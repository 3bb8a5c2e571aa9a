import type { insightsOperations, PaceReport } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import { PACE_DAYS_MAX, PACE_SHOWS_MAX } from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { problem } from '#platform/problem';
import { daysBetween, localDayOf } from '../rules/local-time.ts';
import { compareCourses, courseOf, type SellingCourse, shareOf } from '../rules/pace.ts';
import { scopeOf } from '../rules/scope.ts';
import { findRivals, findShow, type ShowRow, soldByDay } from '../store/occupancy.ts';
import type { ReportDeps } from './ask.ts';
import { viewShow } from './report-occupancy.ts';

type PaceFace = Face<typeof insightsOperations>;
type Asked = Parameters<PaceFace['getPaceReport']>[0];

/** How fast a show sells, next to earlier ones that are like it. */
export function reportPace(deps: ReportDeps): Pick<PaceFace, 'getPaceReport' | 'exportPaceReport'> {
  const { db, clock } = deps;

  async function report({ showId, against }: Asked, call: Call): Promise<PaceReport> {
    const scope = scopeOf(call.reach ?? [], {});
    const show = await findShow(db, scope, showId);
    if (!show) throw problem('no-such-show');
    const rivals = await findRivals(db, scope, show, against, PACE_SHOWS_MAX);
    const sold = Map.groupBy(
      await soldByDay(
        db,
        [show, ...rivals].map((each) => each.show_id),
      ),
      ({ show_id }) => show_id,
    );
    const courseFor = (row: ShowRow): SellingCourse => ({
      localDay: row.local_day,
      seatsTotal: row.seats_total ?? 0,
      days: sold.get(row.show_id) ?? [],
    });
    const today = localDayOf(clock.now().toISOString(), show.time_zone);
    const daysLeft = Math.min(PACE_DAYS_MAX, Math.max(0, daysBetween(today, show.local_day)));
    const { seats_total: seatsTotal } = show;
    return {
      show: viewShow(show),
      course: courseOf(courseFor(show), PACE_DAYS_MAX, daysLeft).map(({ daysBefore, seats }) => ({
        ...{ daysBefore, seats },
        share: seatsTotal ? shareOf(seats, seatsTotal) : null,
      })),
      against,
      rivals: rivals.length,
      others: compareCourses(rivals.map(courseFor), PACE_DAYS_MAX),
    };
  }

  return {
    getPaceReport: report,

    exportPaceReport: async (asked, call) => {
      const { course, others } = await report(asked, call);
      const mine = new Map(course.map((point) => [point.daysBefore, point]));
      const theirs = new Map(others.map((point) => [point.daysBefore, point]));
      const days = Array.from({ length: PACE_DAYS_MAX + 1 }, (_, place) => PACE_DAYS_MAX - place);
      return toCsv(
        ['days_before', 'seats', 'share', 'mean_of_others', 'least_of_others', 'most_of_others'],
        days.map((day) => {
          const [own, other] = [mine.get(day), theirs.get(day)];
          return [
            ...[day, own?.seats ?? '', own?.share ?? ''],
            ...[other?.mean ?? '', other?.least ?? '', other?.most ?? ''],
          ];
        }),
      );
    },
  };
}
