import type { insightsOperations } from '../insights.ts';
import type { Face } from '../operation.ts';
import type { FunnelStep } from '../reporting.ts';

export interface InsightsFace extends Face<typeof insightsOperations> {
  /** Counts a step towards a ticket, and nothing about who took it. Never fails and never waits. */
  countStep(step: Exclude<FunnelStep, 'paid'>, of: { titleId: string } | { showId: string }): void;
}
