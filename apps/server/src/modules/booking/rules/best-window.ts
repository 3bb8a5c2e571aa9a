import { areNeighbours, type Place } from './seat-index.ts';

/** The room as it is just now, for one kind of wish. */
export interface Room {
  readonly places: readonly Place[];
  /** Of `FreePlaces`, by the `at` of a place. */
  readonly marks: Uint8Array;
  /** The fewest neighbouring seats that may stay free beside a party; fewer are orphans. */
  readonly smallestFreeRun: number;
  readonly categoryId: string | undefined;
}

export interface Window {
  /** Seats left alone beside it. */
  readonly orphans: number;
  /** Of all its seats together. */
  readonly distance: number;
  /** The `at` of its first seat. */
  readonly start: number;
}

/** A free seat that anybody may take, whatever it costs: what a lone seat is alone among. */
export function isOpen({ marks }: Room, at: number): boolean {
  return marks[at] === 0;
}

export function isOnOffer(room: Room, at: number): boolean {
  const { categoryId } = room;
  return (
    isOpen(room, at) &&
    (categoryId === undefined || (room.places[at] as Place).categoryId === categoryId)
  );
}

/** How many of so many seats left over in a stretch would be orphans: all of a few, none of many. */
export function orphansOf(left: number, smallestFreeRun: number): number {
  return left < smallestFreeRun ? left : 0;
}

/** Fewest orphans, then nearest, then first in the drawing. */
export function isBetter(window: Window, than: Window | null): boolean {
  if (than === null) return true;
  if (window.orphans !== than.orphans) return window.orphans < than.orphans;
  if (window.distance !== than.distance) return window.distance < than.distance;
  return window.start < than.start;
}

/** The best `quantity` seats side by side among the places from `from` up to `to`; null: there are none. */
export function bestWindow(
  room: Room,
  { from, to }: { readonly from: number; readonly to: number },
  quantity: number,
): Window | null {
  let best: Window | null = null;
  let start = from;
  while (start < to) {
    const end = endOfStretch(room, start, to);
    if (end - start >= quantity) best = bestInStretch(room, { start, end }, quantity, best);
    start = Math.max(end, start + 1);
  }
  return best;
}

/** One past the last of the open neighbours that begin with `start`; `start` if it is not open. */
function endOfStretch(room: Room, start: number, to: number): number {
  const { places } = room;
  if (!isOpen(room, start)) return start;
  let end = start + 1;
  while (end < to && areNeighbours(places[end - 1], places[end]) && isOpen(room, end)) end++;
  return end;
}

function bestInStretch(
  room: Room,
  stretch: { readonly start: number; readonly end: number },
  quantity: number,
  bestSoFar: Window | null,
): Window | null {
  const { places, smallestFreeRun } = room;
  let best = bestSoFar;
  let distance = 0;
  let onOffer = 0;
  for (let at = stretch.start; at < stretch.end; at++) {
    distance += (places[at] as Place).distance;
    onOffer += Number(isOnOffer(room, at));
    const before = at - quantity;
    if (before >= stretch.start) {
      distance -= (places[before] as Place).distance;
      onOffer -= Number(isOnOffer(room, before));
    }
    if (onOffer < quantity) continue;
    const window = {
      orphans:
        orphansOf(before + 1 - stretch.start, smallestFreeRun) +
        orphansOf(stretch.end - at - 1, smallestFreeRun),
      distance,
      start: before + 1,
    };
    if (isBetter(window, best)) best = window;
  }
  return best;
}
