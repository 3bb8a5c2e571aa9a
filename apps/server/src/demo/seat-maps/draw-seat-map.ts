import type { SeatMap } from '@houseful/contract/seat-map';
import { drawArenaForMatch, drawArenaForStage } from './arena.ts';
import { drawComedyClub } from './comedy-club.ts';
import { drawMultiplexRoom, MULTIPLEX_CATEGORY_NAMES, MULTIPLEX_CUTS } from './multiplex.ts';
import {
  drawSingleScreen,
  SINGLE_SCREEN_CATEGORY_NAMES,
  SINGLE_SCREEN_CUTS,
} from './single-screen.ts';
import { drawStadiumForConcert, drawStadiumForMatch } from './stadium.ts';
import { drawTheatre } from './theatre.ts';
import { drawThrustTheatre } from './thrust-theatre.ts';

export const FILM_TEMPLATES = [
  'multiplex-small',
  'multiplex-medium',
  'multiplex-large',
  'imax',
  'single-screen',
] as const;
export type FilmTemplate = (typeof FILM_TEMPLATES)[number];

export const LIVE_TEMPLATES = [
  'comedy-club',
  'theatre-thrust',
  'theatre-studio',
  'theatre',
  'theatre-grand',
  'arena-indoor',
  'arena',
  'stadium',
  'stadium-vast',
] as const;
type LiveTemplate = (typeof LIVE_TEMPLATES)[number];

export type SeatMapTemplate = FilmTemplate | LiveTemplate;

/** How the room is set: arenas and stadiums look different for a match and for a stage. */
export type Arrangement = 'screen' | 'stage' | 'match';

/** Everything a drawing is made from: the same spec always gives the same seat map. */
export type SeatMapSpec = {
  seatMapId: string;
  name: string;
  template: SeatMapTemplate;
  arrangement: Arrangement;
  /** Cheapest first. Rooms for films have names of their own: see `filmCategoryNames`. */
  categoryNames: readonly string[];
  /** Picks one of the cuts that rooms of this template come in; any whole number from 0. */
  cut: number;
  /** The entrance printed on the tickets of a multiplex screen; larger buildings have their own. */
  gateNumber: number;
};

export function isFilmTemplate(template: SeatMapTemplate): template is FilmTemplate {
  return (FILM_TEMPLATES as readonly string[]).includes(template);
}

/** The categories that rooms of a film template always have, cheapest first. */
export function filmCategoryNames(template: FilmTemplate): readonly string[] {
  return template === 'single-screen' ? SINGLE_SCREEN_CATEGORY_NAMES : MULTIPLEX_CATEGORY_NAMES;
}

/** Draws the spec: unique seat ids, chairs at least 50 cm apart, every category with a place in it. */
export function drawSeatMap(spec: SeatMapSpec): SeatMap {
  const { seatMapId, name, template, categoryNames } = spec;
  const room = { seatMapId, name, categoryNames };
  switch (template) {
    case 'multiplex-small':
    case 'multiplex-medium':
    case 'multiplex-large':
    case 'imax': {
      const cut = pick(MULTIPLEX_CUTS[template], spec.cut);
      return drawMultiplexRoom({ seatMapId, name, gateNumber: spec.gateNumber, cut });
    }
    case 'single-screen':
      return drawSingleScreen({ seatMapId, name, cut: pick(SINGLE_SCREEN_CUTS, spec.cut) });
    case 'comedy-club':
      return drawComedyClub(room);
    case 'theatre-thrust':
      return drawThrustTheatre(room);
    case 'theatre-studio':
    case 'theatre':
    case 'theatre-grand':
      return drawTheatre({ ...room, size: template });
    case 'arena-indoor':
    case 'arena': {
      const draw = spec.arrangement === 'match' ? drawArenaForMatch : drawArenaForStage;
      return draw({ ...room, size: template });
    }
    case 'stadium':
    case 'stadium-vast': {
      const draw = spec.arrangement === 'match' ? drawStadiumForMatch : drawStadiumForConcert;
      return draw({ ...room, size: template });
    }
  }
}

/** Chairs and standing places together. */
export function countPlaces(seatMap: SeatMap): number {
  let places = 0;
  for (const section of seatMap.sections) {
    for (const row of section.rows) {
      places += row.seats.length;
    }
  }
  return seatMap.areas.reduce((sum, area) => sum + area.capacity, places);
}

function pick<T>(cuts: readonly T[], cut: number): T {
  const chosen = cuts[cut % cuts.length];
  if (chosen === undefined) {
    throw new RangeError(`no such cut: ${cut}`);
  }
  return chosen;
}
