import type { FunnelReport, insightsOperations, StepCounts } from '@houseful/contract/insights';
import type { Call, Face } from '@houseful/contract/operation';
import { FUNNEL_STEPS, type FunnelStep } from '@houseful/contract/reporting';
import { toCsv } from '#platform/csv';
import { daysOf } from '../rules/period.ts';
import { listPaid, listSteps } from '../store/steps.ts';
import { type ReportDeps, subjectOf } from './ask.ts';

type FunnelFace = Face<typeof insightsOperations>;
type Asked = Parameters<FunnelFace['getFunnelReport']>[0];

/** From a look to a ticket: how often each step was taken. */
export function reportFunnel(
  deps: ReportDeps,
): Pick<FunnelFace, 'getFunnelReport' | 'exportFunnelReport'> {
  const { db } = deps;

  async function report(asked: Asked, call: Call): Promise<FunnelReport> {
    const { scope, period, before } = await subjectOf(deps, asked, call);
    const filter = { scope, title: asked.title };
    const both = { from: before.from, until: period.until };
    const [steps, paid] = await Promise.all([
      listSteps(db, filter, both),
      listPaid(db, filter, both),
    ]);
    const byDay = new Map<string, StepCounts>();
    const count = (day: string, step: FunnelStep, taken: number) => {
      const counts = byDay.get(day) ?? noSteps();
      byDay.set(day, { ...counts, [step]: counts[step] + taken });
    };
    for (const { day, step, taken } of steps) count(day, step as FunnelStep, taken);
    for (const { day, orders } of paid) count(day, 'paid', orders);
    const days = daysOf(period).map((day) => ({ day, counts: byDay.get(day) ?? noSteps() }));
    return {
      ...{ period, before, days },
      total: sumOf(days.map(({ counts }) => counts)),
      totalBefore: sumOf(daysOf(before).map((day) => byDay.get(day) ?? noSteps())),
    };
  }

  return {
    getFunnelReport: report,

    exportFunnelReport: async (asked, call) => {
      const { days } = await report(asked, call);
      return toCsv(
        ['day', ...FUNNEL_STEPS],
        days.map(({ day, counts }) => [day, ...FUNNEL_STEPS.map((step) => counts[step])]),
      );
    },
  };
}

function noSteps(): StepCounts {
  return { title: 0, show: 0, seats: 0, hold: 0, order: 0, paid: 0 };
}

function sumOf(counts: readonly StepCounts[]): StepCounts {
  const sum = noSteps();
  for (const each of counts) for (const step of FUNNEL_STEPS) sum[step] += each[step];
  return sum;
}
