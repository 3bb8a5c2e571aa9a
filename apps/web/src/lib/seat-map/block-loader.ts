import type { Section } from '@houseful/contract/seat-map';
import type { Room } from './model/room.ts';

export interface BlockLoader {
  /** Loads a block's chairs, unless they are there or on their way; who asks last comes first. */
  need(blockId: string): void;
}

export interface BlockLoaderParts {
  room: Room;
  load(blockId: string): Promise<Section>;
  /** The block may be asked for again. */
  onError(error: unknown, blockId: string): void;
}

/** So many blocks are fetched at once; each is some tens of kilobytes. */
export const BLOCKS_AT_ONCE_MAX = 4;
/** Whoever flies over a stadium does not need all that was ever in sight. */
export const BLOCKS_WAITING_MAX = 8;

/** Brings blocks into the room as they are needed, a few at a time. */
export function createBlockLoader({ room, load, onError }: BlockLoaderParts): BlockLoader {
  const waiting: string[] = [];
  const running = new Set<string>();

  function next(): void {
    const blockId = running.size < BLOCKS_AT_ONCE_MAX ? waiting.shift() : undefined;
    if (blockId === undefined) return;
    running.add(blockId);
    load(blockId)
      .then(
        (section) => room.add([section]),
        (error: unknown) => onError(error, blockId),
      )
      .finally(() => {
        running.delete(blockId);
        next();
      });
  }

  return {
    need: (blockId) => {
      if (room.sectionOf(blockId) || running.has(blockId)) return;
      const place = waiting.indexOf(blockId);
      if (place >= 0) waiting.splice(place, 1);
      waiting.unshift(blockId);
      waiting.length = Math.min(waiting.length, BLOCKS_WAITING_MAX);
      next();
    },
  };
}
