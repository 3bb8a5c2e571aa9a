import { type HoldWarning, type OrphanRule, SUGGESTIONS_MAX } from '@houseful/contract/orphan-rule';
import { orphansOf } from './best-window.ts';
import { areNeighbours, isForEverybody, type Place, type SeatIndex } from './seat-index.ts';

const MINUTE_MS = 60_000;
/** How far around a choice other ones are looked for, in places of the drawing: some rows. */
const NEAR_PLACES = 250;

type IsFree = (place: Place) => boolean;

/** A chair for anybody: what can be left alone. */
function isOrdinary(place: Place): boolean {
  return place.areaId === null && isForEverybody(place);
}

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
  const isLeft = (place: Place) => isOrdinary(place) && isFree(place) && !chosen.includes(place);
  const orphans: Place[] = [];
  for (const place of chosen) {
    if (!isOrdinary(place)) continue;
    for (const step of [-1, 1]) {
      let left = 0;
      let last = place;
      for (;;) {
        const next = places[last.at + step];
        const beside = step === 1 ? areNeighbours(last, next) : areNeighbours(next, last);
        if (!next || !beside || !isLeft(next)) break;
        left += 1;
        if (left >= smallestFreeRun) break;
        last = next;
      }
      for (let n = 1; n <= left && left < smallestFreeRun; n++) {
        orphans.push(places[place.at + n * step] as Place);
      }
    }
  }
  return orphans.length < 2 ? orphans : [...new Set(orphans)].toSorted((a, b) => a.at - b.at);
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
  // Standing places, and those for wheelchairs and companions, leave nobody alone: they stay chosen.
  const ordinary = chosen.filter(isOrdinary);
  const others = chosen.filter((place) => !isOrdinary(place));
  const choices = choicesFor({ ...orphanCase, chosen: ordinary });
  const suggestions = choices.map((places) => [...places, ...others].map(({ seatId }) => seatId));
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
  orphanCase: OrphanCase,
  from: number,
  to: number,
): Generator<Place[], undefined> {
  const { places } = orphanCase.index;
  let at = Math.max(0, from);
  // A stretch that is looked at is looked at whole.
  while (at > 0 && continues(orphanCase, at)) at -= 1;
  while (at < Math.min(to, places.length)) {
    let end = at + 1;
    if (isOpen(orphanCase, at)) {
      while (continues(orphanCase, end)) end += 1;
      yield* cleanIn(orphanCase, places.slice(at, end));
    }
    at = end;
  }
}

function* cleanIn(
  { rule, chosen }: OrphanCase,
  stretch: readonly Place[],
): Generator<Place[], undefined> {
  const quantity = chosen.length;
  for (let start = 0; start + quantity <= stretch.length; start++) {
    const after = stretch.length - start - quantity;
    if (orphansOf(start, rule.smallestFreeRun) + orphansOf(after, rule.smallestFreeRun) > 0)
      continue;
    const choice = stretch.slice(start, start + quantity);
    if (choice.every((place) => chosen.some(({ categoryId }) => categoryId === place.categoryId))) {
      yield choice;
    }
  }
}

/** A seat that anybody could take instead. */
function isOpen({ index: { places }, isFree }: OrphanCase, at: number): boolean {
  const place = places[at];
  return place !== undefined && isOrdinary(place) && isFree(place);
}

/** Whether the place and the one before it are open neighbours. */
function continues(orphanCase: OrphanCase, at: number): boolean {
  const { places } = orphanCase.index;
  return (
    areNeighbours(places[at - 1], places[at]) &&
    isOpen(orphanCase, at) &&
    isOpen(orphanCase, at - 1)
  );
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
