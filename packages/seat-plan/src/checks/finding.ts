import type { DrawnRow, DrawnSeat } from '../draw-seat-map.ts';
import type { PlanSection } from '../plan.ts';

/** Code → level. An error keeps a plan from being published. */
export const FINDING_LEVELS = {
  'no-places': 'error',
  'too-many-places': 'error',
  'duplicate-row': 'error',
  'duplicate-seat': 'error',
  'duplicate-seat-id': 'error',
  'seats-overlap': 'error',
  'seat-outside': 'error',
  'area-outside': 'error',
  'stage-outside': 'error',
  'focal-point-outside': 'error',
  'companion-alone': 'error',
  'wheelchair-alone': 'warning',
  'row-apart': 'warning',
  'seat-on-stage': 'warning',
  'seat-in-area': 'warning',
  'empty-section': 'warning',
  'empty-category': 'warning',
} as const;

export type FindingCode = keyof typeof FINDING_LEVELS;

/** A seat where it is edited. */
export interface SeatRef {
  readonly blockId: string;
  readonly key: string;
}

export interface Finding {
  readonly code: FindingCode;
  readonly level: 'error' | 'warning';
  readonly sectionId?: string;
  readonly blockIds?: readonly string[];
  readonly areaId?: string;
  readonly categoryId?: string;
  readonly seats?: readonly SeatRef[];
  /** What the words for it need: names as they are printed. */
  readonly values: Readonly<Record<string, string | number>>;
  /** So many others of the kind were left out after this one. */
  readonly more?: number;
}

/** A section with its rows as they are drawn. */
export interface SectionRows {
  readonly section: PlanSection;
  readonly rows: readonly DrawnRow[];
}

export function finding(code: FindingCode, about: Omit<Finding, 'code' | 'level'>): Finding {
  return { code, level: FINDING_LEVELS[code], ...about };
}

export function refOf({ block, laid }: DrawnSeat): SeatRef {
  return { blockId: block.id, key: laid.key };
}
