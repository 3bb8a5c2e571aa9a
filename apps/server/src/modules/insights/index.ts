import { fileURLToPath } from 'node:url';
import type { InsightsFace } from '@houseful/contract/faces/insights';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { readFrom } from '#platform/postgres/tx';
import { closeDays } from './actions/close-days.ts';
import { createStepCounter } from './actions/count-steps.ts';
import { listChoices } from './actions/list-choices.ts';
import { recount, type RecountDeps } from './actions/recount.ts';
import { reportFunnel } from './actions/report-funnel.ts';
import { reportOccupancy } from './actions/report-occupancy.ts';
import { reportPace } from './actions/report-pace.ts';
import { reportPromos } from './actions/report-promos.ts';
import { reportRefunds } from './actions/report-refunds.ts';
import { reportSales } from './actions/report-sales.ts';
import { reportTopTitles } from './actions/report-top-titles.ts';
import type { InsightsDeps } from './deps.ts';
import { insightsReactions } from './reactions.ts';

export const insightsMigrations: MigrationSet = {
  schema: 'insights',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface Insights extends Module<InsightsFace> {
  /** Begins to write down what is counted in memory; ends with `stop`. */
  start(): void;
  stop(): Promise<void>;
  /** Writes down what was counted in memory. */
  writeSteps(): Promise<void>;
  /** Counts all sums anew from those who know, and puts them in the place of the old ones. */
  recount(from: Pick<RecountDeps, 'sources' | 'onProgress'>): Promise<void>;
}

/** What was sold, how full it was, and where the money is: sums of the news of others. */
export function createInsights(deps: InsightsDeps): Insights {
  const reads = { db: readFrom(deps.pool), clock: deps.clock };
  const steps = createStepCounter(deps);
  return {
    face: {
      getReportChoices: listChoices(reads),
      ...reportSales(reads),
      ...reportTopTitles(reads),
      ...reportOccupancy(reads),
      ...reportPace(reads),
      ...reportFunnel(reads),
      ...reportRefunds(reads),
      ...reportPromos(reads),
      ...closeDays(reads),
      countStep: steps.count,
    },
    reactions: insightsReactions(deps),
    schedule: [],
    start: steps.start,
    stop: steps.stop,
    writeSteps: steps.write,
    recount: (from) => recount({ ...deps, ...from }),
  };
}
