import type { CategoryColour } from './category-colours.ts';
import type { Room, RoomSection } from './room.ts';
import type { SeatBoard } from './seat-board.ts';

/** The stylesheet's colours, which a canvas cannot name by itself. */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly edge: string;
  readonly bulb: string;
  readonly good: string;
  readonly bad: string;
  readonly marquee: string;
  readonly cream: string;
  readonly font: string;
  category(categoryId: string): string;
}

export function readPalette(colours: ReadonlyMap<string, CategoryColour>): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (property: string) => style.getPropertyValue(property).trim();
  const ofCategory = new Map(
    [...colours].map(([categoryId, { property }]) => [categoryId, colour(property)]),
  );
  const edge = colour('--color-edge');
  return {
    ground: colour('--color-ground'),
    surface: colour('--color-surface'),
    ink: colour('--color-ink'),
    muted: colour('--color-muted'),
    line: colour('--color-line'),
    edge,
    bulb: colour('--color-bulb'),
    good: colour('--color-good'),
    bad: colour('--color-bad'),
    marquee: colour('--color-marquee'),
    cream: colour('--color-on-marquee'),
    font: style.fontFamily,
    category: (categoryId) => ofCategory.get(categoryId) ?? edge,
  };
}

/** A section's chairs as one path per colour: filling it draws them all at once. */
export interface SectionPaths {
  /** By category. */
  readonly free: ReadonlyMap<string, Path2D>;
  readonly held: Path2D;
  readonly unavailable: Path2D;
  readonly outline: Path2D;
  readonly freeCount: number;
  /** The category that most of the section's chairs are of. */
  readonly mainCategoryId: string;
}

/** Sold chairs are drawn at half size: state is told by shape before colour. */
const SOLD_SHARE = 0.5;

function pathsOfSection(section: RoomSection, board: SeatBoard): SectionPaths {
  const free = new Map<string, Path2D>();
  const [held, unavailable, outline] = [new Path2D(), new Path2D(), new Path2D()];
  const counts = new Map<string, number>();
  let freeCount = 0;
  for (const { seats } of section.rows) {
    for (const { seatId, categoryId, x, y, width, depth } of seats) {
      counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
      const state = board.stateOf(seatId);
      if (state === 'unavailable') {
        const [w, d] = [width * SOLD_SHARE, depth * SOLD_SHARE];
        unavailable.rect(x - w / 2, y - d / 2, w, d);
      } else if (state === 'held') held.rect(x - width / 2, y - depth / 2, width, depth);
      else {
        freeCount += 1;
        const path = free.get(categoryId) ?? new Path2D();
        path.rect(x - width / 2, y - depth / 2, width, depth);
        free.set(categoryId, path);
      }
    }
  }
  for (const { x, y } of section.outline) outline.lineTo(x, y);
  outline.closePath();
  const [main] = [...counts].sort(([, a], [, b]) => b - a);
  return { free, held, unavailable, outline, freeCount, mainCategoryId: main?.[0] ?? '' };
}

export interface SectionPathCache {
  pathsOf(section: RoomSection): SectionPaths;
  /** Forgets the sections of these seats; all of them for null. */
  forget(seatIds: readonly string[] | null): void;
}

/** Paths are built when a section first comes into sight, and again only when its seats change. */
export function createPathCache(room: Room, board: SeatBoard): SectionPathCache {
  const known = new Map<RoomSection, SectionPaths>();
  return {
    pathsOf: (section) => {
      const paths = known.get(section) ?? pathsOfSection(section, board);
      known.set(section, paths);
      return paths;
    },
    forget: (seatIds) => {
      if (seatIds === null) known.clear();
      for (const seatId of seatIds ?? []) {
        const section = room.seatById(seatId)?.row.section;
        if (section) known.delete(section);
      }
    },
  };
}
