import type { SeatKind } from '@houseful/contract/seat-map';
import type { PlanStage } from '../plan.ts';

/** All of the contract's words for them: a browser has its types, but not its lists. */
export const SeatKinds = [
  'standard',
  'recliner',
  'wheelchair',
  'companion',
] as const satisfies readonly SeatKind[];
export const StageShapes = [
  'screen',
  'stage',
  'pitch',
  'court',
] as const satisfies readonly PlanStage['shape'][];
