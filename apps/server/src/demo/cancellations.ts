import {
  type CancellationPolicy,
  type CancellationStep,
  DEFAULT_CANCELLATION,
} from '@houseful/contract/cancellation';
import type { SeatMapTemplate } from './seat-maps/draw-seat-map.ts';
import type { TimetableLive } from './timetable.ts';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

const STADIUM: readonly SeatMapTemplate[] = ['stadium', 'stadium-vast'];

/** What people who rent a big hall long before allow; cinemas and clubs have the default. */
const PLAY = ladder([2 * DAY_MINUTES, 90], [4 * HOUR_MINUTES, 50]);
const MATCH = ladder([7 * DAY_MINUTES, 50]);
const CONCERT = ladder([7 * DAY_MINUTES, 75], [3 * DAY_MINUTES, 50]);
const FINAL = ladder();

/**
 * What a live show is sold under: concerts in a stadium cannot be cancelled, other concerts and
 * matches only long before, plays nearly until the evening; comedy like a film.
 */
export function cancellationOf(
  kind: TimetableLive['kind'],
  template: SeatMapTemplate,
): CancellationPolicy {
  switch (kind) {
    case 'concert':
      return STADIUM.includes(template) ? FINAL : CONCERT;
    case 'match':
      return MATCH;
    case 'play':
      return PLAY;
    case 'comedy':
      return DEFAULT_CANCELLATION;
  }
}

function ladder(...steps: readonly [minutes: number, percent: number][]): CancellationPolicy {
  return {
    steps: steps.map(
      ([untilMinutesBefore, refundPercent]): CancellationStep => ({
        untilMinutesBefore,
        refundPercent,
      }),
    ),
    feesRefunded: false,
  };
}
