import type { Block, RoomSeat } from '../model/room.ts';

/** What the pointer is over, or the keyboard's focus is on. */
export type Target =
  | { readonly type: 'seat'; readonly seat: RoomSeat }
  | { readonly type: 'block'; readonly block: Block };

/** Holds the one thing that is pointed at; the keyboard's focus comes before the pointer. */
export interface Spot {
  get(): Target | null;
  point(target: Target | null): void;
  focus(target: Target | null): void;
  subscribe(listener: () => void): () => void;
}

export function createSpot(): Spot {
  const listeners = new Set<() => void>();
  let pointed: Target | null = null;
  let focused: Target | null = null;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  return {
    get: () => focused ?? pointed,
    point: (target) => {
      if (isSame(target, pointed)) return;
      pointed = target;
      changed();
    },
    focus: (target) => {
      if (isSame(target, focused)) return;
      focused = target;
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(a: Target | null, b: Target | null): boolean {
  if (a?.type === 'seat') return b?.type === 'seat' && a.seat === b.seat;
  if (a?.type === 'block') return b?.type === 'block' && a.block === b.block;
  return a === b;
}
