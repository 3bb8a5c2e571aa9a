import { DEFAULT_ORPHAN_RULE, type OrphanRule } from '@houseful/contract/orphan-rule';
import type { SeatMapTemplate } from './seat-maps/draw-seat-map.ts';
import type { TimetableLive } from './timetable.ts';

export interface SeatRules {
  readonly orphanRule: OrphanRule;
  readonly seatsPerBuyerMax: number | null;
}

const STADIUM: readonly SeatMapTemplate[] = ['stadium', 'stadium-vast'];
const SEATS_OF_A_STADIUM_CONCERT_MAX = 10;

const HINT: OrphanRule = { ...DEFAULT_ORPHAN_RULE, mode: 'warn' };

/** Films only warn of lone seats, and sell to whoever comes. */
export const FILM_SEAT_RULES: SeatRules = { orphanRule: HINT, seatsPerBuyerMax: null };

/**
 * How a live show keeps its room whole and its tickets with those who go: theatres, which sell every
 * seat, refuse to leave one alone until two hours before the curtain; concerts in a stadium, which
 * all the city wants, sell one buyer so many seats and no more.
 */
export function seatRulesOf(kind: TimetableLive['kind'], template: SeatMapTemplate): SeatRules {
  return {
    orphanRule: kind === 'play' ? { ...HINT, mode: 'enforce', relaxedMinutesBefore: 120 } : HINT,
    seatsPerBuyerMax:
      kind === 'concert' && STADIUM.includes(template) ? SEATS_OF_A_STADIUM_CONCERT_MAX : null,
  };
}
