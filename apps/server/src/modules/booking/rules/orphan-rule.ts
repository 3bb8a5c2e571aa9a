import { type HoldWarning, type OrphanRule, SUGGESTIONS_MAX } from '@houseful/contract/orphan-rule';
import { areNeighbours, isForEverybody, type Place, type SeatIndex } from './seat-index.ts';

const MINUTE_MS = 60_000;
/** How far around a choice other ones are looked for, in places of the drawing: some rows. */
const NEAR_PLACES = 250;

type IsFree = (place: Place) => boolean;

/** From when on the rule refuses nothing any more. */
export function relaxesAt(rule: OrphanRule, showStartsAt: Date): Date {
  return new Date(showStartsAt.getTime() - rule.relaxedMinutesBefore * MINUTE_MS);
}

/**
 * The free seats that taking `chosen` leaves alone: those beside a chosen seat in what is left of
 * its stretch, when that is shorter than the smallest free run. A stretch ends at a taken seat,
 * an aisle, the end of the row, and at places for wheelchairs and companions, which are never
 * left alone themselves. Taking a whole stretch leaves nobody. Looks at the neighbours only.
 */
export function orphansLeft(
  { places }: Pick<SeatIndex, 'places'>,
  chosen: readonly Place[],
  isFree: IsFree,
  smallestFreeRun: number,
): Place[] {
  const taken = new Set(chosen);
  const orphans = new Set<Place>();
  for (const place of chosen) {
    if (place.areaId !== null || !isForEverybody(place)) continue;
    for (const step of [-1, 1]) {
      const left: Place[] = [];
      for (let at = place.at + step; left.length < smallestFreeRun; at += step) {
        const next = places[at];
        const beside =
          step === 1 ? areNeighbours(places[at - 1], next) : areNeighbours(next, places[at + 1]);
        if (!next || !beside || taken.has(next) || !isForEverybody(next) || !isFree(next)) break;
        left.push(next);
      }
      if (left.length < smallestFreeRun) for (const orphan of left) orphans.add(orphan);
    }
  }
  return [...orphans].toSorted((a, b) => a.at - b.at);
}

export type OrphanVerdict =
  | { readonly verdict: 'fine' }
  | { readonly verdict: 'warned'; readonly warning: HoldWarning }
  | {
      readonly verdict: 'refused';
      readonly seatIds: readonly string[];
      readonly suggestions: readonly (readonly string[])[];
    };

export interface OrphanCase {
  readonly rule: OrphanRule;
  readonly index: Pick<SeatIndex, 'places'>;
  /** All that the hold would have. */
  readonly chosen: readonly Place[];
  /** What is free without this hold. */
  readonly isFree: IsFree;
  readonly nearTheShow: boolean;
}

/**
 * What the show's rule says to a hold by name. It refuses only where it is enforced, where as many
 * seats side by side of the same categories could be had that leave no orphan, and before the
 * show is near; otherwise the hold is made and carries a warning.
 */
export function judgeOrphans(orphanCase: OrphanCase): OrphanVerdict {
  const { rule, index, chosen, isFree, nearTheShow } = orphanCase;
  if (rule.mode === 'off') return { verdict: 'fine' };
  const orphans = orphansLeft(index, chosen, isFree, rule.smallestFreeRun);
  if (orphans.length === 0) return { verdict: 'fine' };
  const seatIds = orphans.map(({ seatId }) => seatId);
  const choices = choicesFor(orphanCase);
  const suggestions = choices.map((places) => places.map(({ seatId }) => seatId));
  if (rule.mode === 'enforce' && !nearTheShow && suggestions.length > 0) {
    return { verdict: 'refused', seatIds, suggestions };
  }
  const why = nearTheShow ? 'near-the-show' : 'no-other-choice';
  const relaxed = rule.mode === 'enforce' ? why : null;
  return {
    verdict: 'warned',
    warning: { code: 'leaves-single-seat', seatIds, suggestions, relaxed },
  };
}

/** The nearest other choices; where the rule may refuse, one from anywhere if there is none near. */
function choicesFor(orphanCase: OrphanCase): Place[][] {
  const { rule, index, chosen, nearTheShow } = orphanCase;
  const ats = chosen.map(({ at }) => at);
  const near = [
    ...cleanChoices(orphanCase, Math.min(...ats) - NEAR_PLACES, Math.max(...ats) + NEAR_PLACES),
  ];
  if (near.length > 0) {
    return near
      .map((places) => ({ places, away: distanceBetween(places, chosen) }))
      .toSorted((a, b) => a.away - b.away)
      .slice(0, SUGGESTIONS_MAX)
      .map(({ places }) => places);
  }
  if (rule.mode === 'warn' || nearTheShow) return [];
  return [...cleanChoices(orphanCase, 0, index.places.length).take(1)];
}

/** Every choice of as many seats side by side, of the same categories, that leaves no orphan. */
function* cleanChoices(
  { rule, index: { places }, chosen, isFree }: OrphanCase,
  from: number,
  to: number,
): Generator<Place[], undefined> {
  const categories = new Set(chosen.map(({ categoryId }) => categoryId));
  const quantity = chosen.filter(({ areaId }) => areaId === null).length;
  let length = 0;
  for (let at = Math.max(0, from); at < Math.min(to, places.length); at++) {
    const place = places[at] as Place;
    const fits =
      place.areaId === null &&
      isForEverybody(place) &&
      categories.has(place.categoryId) &&
      isFree(place);
    if (!fits) length = 0;
    else length = areNeighbours(places[at - 1], place) ? length + 1 : 1;
    if (length < quantity) continue;
    const choice = places.slice(at - quantity + 1, at + 1);
    if (orphansLeft({ places }, choice, isFree, rule.smallestFreeRun).length === 0) yield choice;
  }
}

function distanceBetween(a: readonly Place[], b: readonly Place[]): number {
  const [one, other] = [middleOf(a), middleOf(b)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function middleOf(places: readonly Place[]): { x: number; y: number } {
  const sum = places.reduce(({ x, y }, place) => ({ x: x + place.x, y: y + place.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / places.length, y: sum.y / places.length };
}
