import type { NewShow } from '@houseful/contract/faces/catalog';
import type { PlannedShow } from '@houseful/contract/schedule-desk';
import type { RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import type { Fitting } from '../rules/judge-programme.ts';
import { saleEnd } from '../rules/timetable.ts';
import type { PlannedRow } from '../store/schedule.ts';
import { type Prepared, priceOf } from './judge-plan.ts';
import { addShows, type ShowToAdd } from './schedule-shows.ts';

const TRIES_MAX = 5;
const MINUTE_MS = 60_000;

/** Somebody else took a screen between looking and taking: look again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Runs work in a transaction, anew when somebody else was faster at a screen. */
export async function untilNotOvertaken<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(pool, work);
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === TRIES_MAX) throw error;
    }
  }
}

export interface AddDeps {
  readonly record: RecordFacts;
  readonly seatsPerHoldMax: number;
}

/**
 * Puts shows on sale that were found to fit, all of them. @throws Overtaken, for `untilNotOvertaken`, when a screen is not
 * free any more: the constraint of the table knows, whoever else is planning.
 */
export async function addFitting(
  tx: Tx,
  deps: AddDeps,
  prepared: Prepared,
  fitting: readonly Fitting[],
  { idOf, now }: { readonly idOf: (position: number) => string; readonly now: Date },
): Promise<void> {
  const shows = fitting.map((each) => showToAdd(prepared, each, idOf(each.position), now));
  if ((await addShows(tx, deps, shows)) < shows.length) throw new Overtaken();
}

/** A show that fits, with everything that is said of it when it goes on sale. */
export function showToAdd(
  prepared: Prepared,
  fitting: Omit<Fitting, 'position'>,
  showId: string,
  now: Date,
): ShowToAdd {
  const { venue, screens } = prepared.place;
  const { wanted } = fitting;
  const screen = screens.get(wanted.screenId);
  const title = prepared.titles.get(wanted.titleId);
  if (!screen || !title) throw new Error('a show was judged without its screen or title');
  const show = newShow(prepared, fitting, showId, now);
  return { show, title, where: { venue, screenName: screen.name } };
}

function newShow(
  prepared: Prepared,
  { wanted, times }: Omit<Fitting, 'position'>,
  showId: string,
  now: Date,
): NewShow {
  const { terms, screenId, titleId, localDate, localTime, language, format } = wanted;
  const screen = prepared.place.screens.get(screenId);
  if (!terms || !screen?.seatMapId) throw new Error('a show without terms or room was to be added');
  const { pricing, categories } = priceOf(prepared, wanted);
  const { startsAt, endsAt } = times;
  const { preShowMinutes, cleanUpMinutes } = screen;
  return {
    ...{ showId, titleId, venueId: prepared.place.venue.venue_id, screenId },
    ...{ seatMapId: screen.seatMapId, localDate, localTime, language, format },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    opensAt: terms.saleOpensAt ?? now.toISOString(),
    closesAt: saleEnd(times, terms).toISOString(),
    ...{ categories, pricing, seatsPerBuyerMax: terms.seatsPerBuyerMax },
    cancellation: terms.cancellation ?? undefined,
    orphanRule: terms.orphanRule ?? undefined,
    turnaround: { preShowMinutes, cleanUpMinutes },
    planned: { terms, at: now.toISOString() },
  };
}

export function viewPlanned(row: PlannedRow): PlannedShow {
  return {
    ...{ showId: row.show_id, titleId: row.title_id, titleName: row.title_name },
    ...{ screenId: row.screen_id, localDate: row.local_date, localTime: row.local_time },
    ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    ...{ preShowMinutes: row.pre_show_minutes, cleanUpMinutes: row.clean_up_minutes },
    ...{ language: row.language, format: row.format },
    ...{ priceCardId: row.price_card_id, terms: row.terms },
  };
}

/** From its start to its end. */
export function minutesOf({
  starts_at,
  ends_at,
}: Pick<PlannedRow, 'starts_at' | 'ends_at'>): number {
  return Math.round((ends_at.getTime() - starts_at.getTime()) / MINUTE_MS);
}
