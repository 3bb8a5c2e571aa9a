import type { Room, RoomSection } from '../model/room.ts';
import type { SeatBoard } from '../model/seat-board.ts';
import {
  addCompanionSign,
  addCorner,
  addCross,
  addSold,
  addSquare,
  addTurned,
  addWheelchairSign,
  createChairShapes,
} from './chair-shapes.ts';
import { isAccessible } from './room-view.ts';

/** Free seats that are filled at once: of one category, and all accessible or none. */
export interface FreeSeats {
  readonly categoryId: string;
  readonly accessible: boolean;
  readonly path: Path2D;
}

/** A section's chairs as one path per look: filling it draws them all at once. */
export interface SectionPaths {
  readonly free: readonly FreeSeats[];
  readonly held: Path2D;
  readonly sold: Path2D;
  readonly crosses: Path2D;
  readonly wheelchairs: Path2D;
  readonly companions: Path2D;
  /** Corners of free chairs with something before them. */
  readonly obstructed: Path2D;
}

/** `plain`: squares, for chairs of a few pixels. */
export type Detail = 'plain' | 'chairs';

export interface SectionPathCache {
  pathsOf(section: RoomSection, detail: Detail): SectionPaths;
  /** Forgets the sections of these seats; all of them for null. */
  forget(seatIds: readonly string[] | null): void;
}

/** Paths are built when a section first comes into sight, and again only when its seats change. */
export function createSectionPaths(room: Room, board: SeatBoard): SectionPathCache {
  const shapes = createChairShapes();
  const known: Record<Detail, Map<RoomSection, SectionPaths>> = {
    plain: new Map(),
    chairs: new Map(),
  };

  function build({ seats }: RoomSection, detail: Detail): SectionPaths {
    const free = new Map<string, FreeSeats>();
    const [held, sold, crosses] = [new Path2D(), new Path2D(), new Path2D()];
    const [wheelchairs, companions] = [new Path2D(), new Path2D()];
    const obstructed = new Path2D();
    for (const seat of seats) {
      const { seatId, categoryId, kind, width, depth } = seat;
      const state = board.stateOf(seatId);
      if (state === 'unavailable') {
        addSold(sold, seat);
        addCross(crosses, seat);
        continue;
      }
      const key = `${categoryId}/${isAccessible(seat)}`;
      const group = free.get(key) ?? {
        ...{ categoryId, accessible: isAccessible(seat), path: new Path2D() },
      };
      free.set(key, group);
      const into = state === 'held' ? held : group.path;
      if (detail === 'plain') addSquare(into, seat);
      else addTurned(into, shapes(kind, width, depth), seat);
      if (state === 'held') continue;
      if (kind === 'wheelchair') addWheelchairSign(wheelchairs, seat);
      if (kind === 'companion') addCompanionSign(companions, seat);
      if (seat.obstructed) addCorner(obstructed, seat);
    }
    return {
      ...{ free: [...free.values()], held, sold, crosses },
      ...{ wheelchairs, companions, obstructed },
    };
  }

  return {
    pathsOf: (section, detail) => {
      const paths = known[detail].get(section) ?? build(section, detail);
      known[detail].set(section, paths);
      return paths;
    },
    forget: (seatIds) => {
      for (const paths of Object.values(known)) {
        if (seatIds === null) paths.clear();
        for (const seatId of seatIds ?? []) {
          const section = room.seatById(seatId)?.row.section;
          if (section) paths.delete(section);
        }
      }
    },
  };
}
