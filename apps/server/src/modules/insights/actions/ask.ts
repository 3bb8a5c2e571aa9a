import type { Call } from '@houseful/contract/operation';
import { REPORT_DAYS_MAX } from '@houseful/contract/reporting';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { localDayOf } from '../rules/local-time.ts';
import { type AskedDays, type Days, daysAsked } from '../rules/period.ts';
import { type Scope, scopeOf } from '../rules/scope.ts';
import { findTimeZone } from '../store/names.ts';
import { sumSales, type TotalRow } from '../store/sales-report.ts';

/** What reports are read from. */
export interface ReportDeps {
  readonly db: Queryable;
  readonly clock: Clock;
}

export interface AskedPlaces {
  readonly organisation?: string | undefined;
  readonly venue?: string | undefined;
}

/** What a report is about: where, and when. */
export interface Subject extends Days {
  readonly scope: Scope;
}

const NO_VENUES_YET = 'UTC';
const NO_SALES_YET = 'INR';

/** Where most of the venues are, and which day it is there. */
export async function todayIn(
  { db, clock }: ReportDeps,
  scope: Scope,
): Promise<{ timeZone: string; today: string }> {
  const timeZone = (await findTimeZone(db, scope)) ?? NO_VENUES_YET;
  return { timeZone, today: localDayOf(clock.now().toISOString(), timeZone) };
}

/** @throws invalid-input for days that are too many, or none */
export async function subjectOf(
  deps: ReportDeps,
  asked: AskedDays & AskedPlaces,
  { reach = [] }: Call,
  daysMax = REPORT_DAYS_MAX,
): Promise<Subject> {
  const scope = scopeOf(reach, asked);
  const { today } = await todayIn(deps, scope);
  const days = daysAsked(asked, today, daysMax);
  if (typeof days !== 'string') return { ...days, scope };
  throw problem('invalid-input', { issues: [{ path: 'until', message: days }] });
}

export interface MoneyOf {
  readonly currency: string;
  readonly otherCurrencies: string[];
  /** Sums of the period, and of the one before; undefined: nothing was sold. */
  readonly sums: TotalRow | undefined;
  readonly sumsBefore: TotalRow | undefined;
}

/** The currency that is asked for, or that of most orders in both periods, with what was sold in it; and the others. */
export async function moneyOf(
  { db }: ReportDeps,
  { scope, period, before }: Subject,
  {
    currency: asked,
    title,
    channel,
  }: {
    readonly currency?: string | undefined;
    readonly title?: string | undefined;
    readonly channel?: string | undefined;
  },
): Promise<MoneyOf> {
  const both = { from: before.from, until: period.until };
  const totals = await sumSales(db, { scope, title, channel }, both, period.from);
  const currency = asked ?? totals[0]?.currency ?? NO_SALES_YET;
  const others = new Set(totals.map((total) => total.currency));
  others.delete(currency);
  const of = (isBefore: boolean) =>
    totals.find((total) => total.currency === currency && total.is_before === isBefore);
  return { currency, otherCurrencies: [...others], sums: of(false), sumsBefore: of(true) };
}
