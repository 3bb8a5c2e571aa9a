import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { RoomKeeper } from '../model/room-keeper.ts';
import type { RoomState } from '../model/room.ts';
import type { RoomWords } from '../words.ts';
import type { Bell } from '../bell.ts';

/** What every screen of the page has at hand. */
export interface RoomSurroundings {
  readonly roomId: string;
  readonly keeper: RoomKeeper;
  readonly words: RoomWords;
  readonly bell: Bell;
  /** `/hi`, or nothing: what stands before each path in this language. */
  readonly base: string;
  /** Milliseconds since 1970 on the server's clock. */
  readonly now: () => number;
}

export const RoomContext = createContext<RoomSurroundings | null>(null);

export function useRoom(): RoomSurroundings {
  const room = useContext(RoomContext);
  if (!room) throw new Error('RoomContext is missing');
  return room;
}

export function useWords(): RoomWords {
  return useRoom().words;
}

export function useRoomState(): RoomState {
  const { keeper } = useRoom();
  const [state, setState] = useState(keeper.get);
  useEffect(() => {
    setState(keeper.get());
    return keeper.subscribe(() => setState(keeper.get()));
  }, [keeper]);
  return state;
}
