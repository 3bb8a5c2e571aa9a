import type { insightsOperations } from '@houseful/contract/insights';
import type { Face } from '@houseful/contract/operation';
import { REPORT_CHOICES_MAX } from '@houseful/contract/reporting';
import { scopeOf } from '../rules/scope.ts';
import { listTitles, listVenues } from '../store/names.ts';
import { type ReportDeps, todayIn } from './ask.ts';

/** What reports can be narrowed down to. */
export function listChoices(deps: ReportDeps): Face<typeof insightsOperations>['getReportChoices'] {
  return async (asked, { reach = [] }) => {
    const scope = scopeOf(reach, asked);
    const [here, venues, titles] = await Promise.all([
      todayIn(deps, scope),
      listVenues(deps.db, scope, REPORT_CHOICES_MAX),
      listTitles(deps.db, scope, REPORT_CHOICES_MAX),
    ]);
    return {
      ...here,
      venues: venues.map(({ id: venueId, name }) => ({ venueId, name })),
      titles: titles.map(({ id: titleId, name }) => ({ titleId, name })),
    };
  };
}
