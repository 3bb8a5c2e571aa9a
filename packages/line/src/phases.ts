import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';

/** What moves a room on. `empty`: it drains, and nobody is in line, called or inside any more. */
export type RoomMove = 'open' | 'close-lobby' | 'drawn' | 'drain' | 'empty' | 'end';
export type RoomOrder = 'drawn' | 'fifo';

type Moves = Partial<Record<RoomMove, WaitingRoomPhase>>;

const AFTER_OPENING: Record<RoomOrder, WaitingRoomPhase> = { drawn: 'lobby', fifo: 'fifo' };

/** A move that is not here is refused. The operator may end a room from everywhere. */
const MOVES: Record<WaitingRoomPhase, Moves> = {
  closed: { end: 'ended' },
  lobby: { 'close-lobby': 'draw', end: 'ended' },
  draw: { drawn: 'fifo', end: 'ended' },
  fifo: { drain: 'draining', end: 'ended' },
  draining: { empty: 'ended', end: 'ended' },
  ended: {},
};

interface Allowed {
  /** Somebody who has no place may take one. */
  readonly join: boolean;
  /** People are called, unless the room is paused; who has been called may come. */
  readonly call: boolean;
}

/** Who comes while the order is being drawn came after the lobby: they stand behind it. */
export const ALLOWED: Record<WaitingRoomPhase, Allowed> = {
  closed: { join: false, call: false },
  lobby: { join: true, call: false },
  draw: { join: true, call: false },
  fifo: { join: true, call: true },
  draining: { join: false, call: true },
  ended: { join: false, call: false },
};

/** The phase after the move; null when it is not one of this phase. */
export function phaseAfter(
  phase: WaitingRoomPhase,
  move: RoomMove,
  order: RoomOrder,
): WaitingRoomPhase | null {
  if (phase === 'closed' && move === 'open') return AFTER_OPENING[order];
  return MOVES[phase][move] ?? null;
}
