import { fileURLToPath } from 'node:url';
import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { RecordFacts } from '#platform/facts/facts';
import { createNudgedLoop } from '#platform/nudged-loop';
import type { Logger } from '#platform/telemetry/logger';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import { countFacets } from './actions/count-facets.ts';
import { forgetSales } from './actions/count-sales.ts';
import { listTitlesThatFit } from './actions/list-titles.ts';
import { listTrendingTitles } from './actions/list-trending.ts';
import { nameEverything } from './actions/name-everything.ts';
import { batchSchedule } from './actions/batch-schedule.ts';
import type { PriceShow } from './actions/judge-plan.ts';
import { planShows } from './actions/plan-shows.ts';
import { readWeek } from './actions/read-week.ts';
import { runBatch, runNextBatch } from './actions/run-batch.ts';
import { readShows } from './actions/read-shows.ts';
import { readTitles } from './actions/read-titles.ts';
import { changeShow, type ChangeShowDeps } from './actions/change-show.ts';
import { changeTitle } from './actions/change-title.ts';
import { copyTitle, createTitle } from './actions/create-title.ts';
import { cancelShow } from './actions/cancel-show.ts';
import { moveShow } from './actions/move-show.ts';
import { readDeskShows } from './actions/read-desk-shows.ts';
import { switchSale } from './actions/switch-sale.ts';
import { moveTitle } from './actions/move-title.ts';
import { readDeskTitles } from './actions/read-desk-titles.ts';
import { addTitles, scheduleShows } from './actions/schedule-shows.ts';
import { rehearseShow } from './actions/rehearse-show.ts';
import { search } from './actions/search.ts';
import { catalogReactions } from './reactions.ts';
import { catalogSchedule } from './schedule.ts';
import { catalogDb } from './store/tables.ts';

export const catalogMigrations: MigrationSet = {
  schema: 'catalog',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface CatalogDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  readonly audit: Audit;
  /** What a show costs that is planned at the desk. */
  readonly priceShow: PriceShow;
  readonly sellBy: ChangeShowDeps['sellBy'];
  readonly log: Logger;
  /** Frozen into every show that is scheduled from now on. */
  readonly seatsPerHoldMax: number;
}

export interface Catalog extends Module<CatalogFace> {
  /** Finishes the step of a batch that is under way and begins no other. */
  stop(): Promise<void>;
}

/** What is shown, where and when: titles and their shows. */
export function createCatalog(deps: CatalogDeps): Catalog {
  const { pool, clock } = deps;
  const db = catalogDb(pool);
  const reads = { db, reader: readFrom(pool), clock };
  const planning = { ...deps, ...reads };
  const batches = createNudgedLoop(runNextBatch(planning), (error) =>
    deps.log.error({ err: error }, 'a batch of shows does not go on'),
  );
  return {
    face: {
      ...listTitlesThatFit(reads),
      ...readTitles(reads),
      ...readShows(reads),
      ...readDeskTitles(reads),
      ...readDeskShows(reads),
      ...switchSale(deps),
      cancelShow: cancelShow(deps),
      moveShow: moveShow(deps),
      ...moveTitle(deps),
      createTitle: createTitle(deps),
      changeTitle: changeTitle(deps),
      copyTitle: copyTitle(deps),
      getTitleFacets: countFacets(reads),
      listTrendingTitles: listTrendingTitles(reads),
      search: search(reads),
      addTitles: addTitles(deps),
      scheduleShows: scheduleShows({ ...deps, db }),
      rehearseShow: rehearseShow({ ...deps, db }),
      getScheduleWeek: readWeek(reads),
      planShows: planShows(planning),
      changeShow: changeShow(planning),
      ...batchSchedule({ ...planning, runBatch: runBatch(planning), nudge: batches.nudge }),
    },
    reactions: catalogReactions(deps),
    schedule: catalogSchedule({
      forgetSales: forgetSales(deps),
      nameEverything: nameEverything(deps),
      runBatches: async () => batches.nudge(),
    }),
    stop: batches.stop,
  };
}
