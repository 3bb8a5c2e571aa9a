import type { TitleCard } from '@houseful/contract/catalog';
import { seededFraction } from './seeded.ts';

/** What the timetable needs to know of a film; `languages` has the original first. */
export type TimetableFilm = Pick<
  TitleCard,
  'titleId' | 'name' | 'languages' | 'formats' | 'durationMinutes' | 'rating' | 'year'
>;

/** How many places on programmes a city has, and what its audience speaks. */
export type CityDemand = {
  cityId: string;
  filmLanguages: readonly string[];
  places: number;
  /** How many screens of the city can show the film in one of its formats. */
  screensFor: (film: TimetableFilm) => number;
};

/** Places on programmes that each film gets, by city: `shares.get(cityId)?.get(film)`. */
type FilmShares = Map<string, Map<TimetableFilm, number>>;

/** Share of a city's audience that follows its first, second, … language. */
const LANGUAGE_WEIGHTS = [1, 0.45, 0.3, 0.15, 0.1, 0.06];
const OTHER_LANGUAGE_WEIGHT = 0.02;
/** A dub draws fewer than the original. */
const DUBBED_WEIGHT = 0.55;
const RATING_UNKNOWN = 6.5;
const RATING_BASE = 1.5;
const NEW_FILM_WEIGHT = 3;
const RECENT_FILM_WEIGHT = 1.8;
const BIG_FORMAT_WEIGHT = 1.5;
/** Films come and go in waves of this many weeks, each at its own pace. */
const WAVE_WEEKS_MIN = 12;
const WAVE_WEEKS_SPAN = 14;
const WAVE_HEIGHT = 0.35;
/** Below 1 the tail gets more than its due, so that a small film is on in several cities. */
const FAIRNESS_EXPONENT = 0.75;

/**
 * Divides each city's places among the films by appeal and local language (highest averages, so
 * shares are in proportion and a city of few screens shows its favourites). Shares drift with the
 * week, never jump. As long as the places are at least as many as the films, every film that some
 * screen can show gets a place somewhere.
 */
export function shareOut(
  films: readonly TimetableFilm[],
  cities: readonly CityDemand[],
  week: number,
): FilmShares {
  const newest = newestYearOf(films);
  const shares: FilmShares = new Map();
  const weightIn = (city: CityDemand, film: TimetableFilm) =>
    (liking(film, newest, city.filmLanguages) * wave(film, week)) ** FAIRNESS_EXPONENT;
  for (const city of cities) {
    const weights = films.map((film) => ({
      ...{ film, weight: weightIn(city, film) },
      placesMax: city.screensFor(film),
    }));
    shares.set(city.cityId, highestAverages(weights, city.places));
  }
  for (const film of films) {
    const plays = cities.some((city) => (shares.get(city.cityId)?.get(film) ?? 0) > 0);
    if (!plays) {
      const byWeight = cities
        .filter((city) => city.screensFor(film) > 0)
        .sort((a, b) => weightIn(b, film) - weightIn(a, film));
      makeRoom(
        film,
        byWeight.map((city) => shares.get(city.cityId)),
        shares,
      );
    }
  }
  return shares;
}

/** Newness is measured against the catalogue, not against the calendar: it never goes stale. */
export function newestYearOf(films: readonly TimetableFilm[]): number {
  return Math.max(...films.map((film) => film.year));
}

/** Every language the film comes in with how well it sells here; the original first. */
export function languageWeights(
  film: Pick<TimetableFilm, 'languages'>,
  filmLanguages: readonly string[],
): { language: string; weight: number }[] {
  return film.languages.map((language, index) => {
    const place = filmLanguages.indexOf(language);
    const local = LANGUAGE_WEIGHTS[place] ?? OTHER_LANGUAGE_WEIGHT;
    return { language, weight: local * (index === 0 ? 1 : DUBBED_WEIGHT) };
  });
}

/** How much a city with these languages likes the film, apart from the week. */
export function liking(
  film: TimetableFilm,
  newestYear: number,
  filmLanguages: readonly string[],
): number {
  const age = newestYear - film.year;
  const recency = age <= 1 ? NEW_FILM_WEIGHT : age <= 4 ? RECENT_FILM_WEIGHT : 1;
  const big = film.formats.some((format) => format !== '2D') ? BIG_FORMAT_WEIGHT : 1;
  const rating = RATING_BASE ** ((film.rating ?? RATING_UNKNOWN) - RATING_UNKNOWN);
  const local = Math.max(...languageWeights(film, filmLanguages).map(({ weight }) => weight));
  return rating * recency * big * local;
}

/** Around 1: films rise and fall over the weeks, each on its own wave. */
function wave(film: TimetableFilm, week: number): number {
  const period = WAVE_WEEKS_MIN + WAVE_WEEKS_SPAN * seededFraction(`wave ${film.titleId}`);
  const phase = seededFraction(`phase ${film.titleId}`);
  return 1 + WAVE_HEIGHT * Math.sin(2 * Math.PI * (week / period + phase));
}

function highestAverages(
  weights: readonly { film: TimetableFilm; weight: number; placesMax: number }[],
  places: number,
): Map<TimetableFilm, number> {
  const share = new Map<TimetableFilm, number>();
  for (let given = 0; given < places; given += 1) {
    let best: TimetableFilm | undefined;
    let bestAverage = 0;
    for (const { film, weight, placesMax } of weights) {
      const has = share.get(film) ?? 0;
      const average = weight / (has + 1);
      if (has < placesMax && average > bestAverage) {
        best = film;
        bestAverage = average;
      }
    }
    if (best) {
      share.set(best, (share.get(best) ?? 0) + 1);
    }
  }
  return share;
}

/** Gives the film one place, taken from the film that can best spare it in the best city for it. */
function makeRoom(
  film: TimetableFilm,
  candidates: readonly (Map<TimetableFilm, number> | undefined)[],
  shares: FilmShares,
): void {
  for (const share of candidates) {
    const [richest] = [...(share ?? [])]
      .filter(([rival, places]) => places > 1 || playsElsewhere(rival, share, shares))
      .sort((a, b) => b[1] - a[1] || (a[0].titleId < b[0].titleId ? -1 : 1));
    if (share && richest) {
      const [rival, places] = richest;
      if (places > 1) {
        share.set(rival, places - 1);
      } else {
        share.delete(rival);
      }
      share.set(film, 1);
      return;
    }
  }
}

function playsElsewhere(
  film: TimetableFilm,
  here: Map<TimetableFilm, number> | undefined,
  shares: FilmShares,
): boolean {
  return [...shares.values()].some((share) => share !== here && (share.get(film) ?? 0) > 0);
}
