import type { TimetableFilm } from './film-mix.ts';
import type { DemoScreen } from './rooms.ts';
import { seededFraction } from './seeded.ts';

/** A screen and how many films share it in a week. */
type ProgrammeScreen = { screen: DemoScreen; seatCount: number; places: number };

/** A screen and the films it shows this week, the one for prime time first. */
export type Programme = ProgrammeScreen & { films: TimetableFilm[] };

const LARGE_ROOM_SEATS = 280;
const PLACES_LARGE = 2;
const PLACES_SMALL = 3;
/** Beyond this a bigger room is not a better one: an IMAX room is not outranked by an old palace. */
const SEATS_COUNTED_MAX = 400;
/** What a screen's special format is worth, in seats, to a film that was made in it. */
const FORMAT_MATCH_SEATS = 150;
/** How much better a screen likes a film that was made in its special format. */
const FORMAT_LIKING = 4;
/** Puts films that only some screens can show before all others. */
const SERVED_FIRST = 1e6;
const PLAIN_FORMAT = '2D';
/** How far a screen's own taste goes beside what the whole city wants. */
const TASTE_SPREAD = 1.5;

/** How many films share a screen in a week: fewer in the large rooms, which play the hits. */
export function placesOf(seatCount: number): number {
  return seatCount >= LARGE_ROOM_SEATS ? PLACES_LARGE : PLACES_SMALL;
}

/** The formats a film can be shown in on a screen, in the film's own order. */
export function sharedFormats(
  film: Pick<TimetableFilm, 'formats'>,
  screen: Pick<DemoScreen, 'formats'>,
): string[] {
  return film.formats.filter((format) => screen.formats.includes(format));
}

/**
 * Hands a city's films to its screens as a stable matching: each film wants the biggest rooms (its
 * own format's first, one in every venue before a second in any), each screen keeps the films the
 * city likes best. Wishes stay the same from week to week and only the shares move, so most films
 * stay where they are.
 *
 * Every film with a share plays if the shares are no more than the screens' places; films that only
 * some screens can show are served first, so that none is left outside.
 */
export function programmesOf(
  screens: readonly ProgrammeScreen[],
  share: ReadonlyMap<TimetableFilm, number>,
  likingOf: (film: TimetableFilm) => number,
): Programme[] {
  const programmes = screens.map((entry): Programme => ({ ...entry, films: [] }));
  const applicants = [...share].map(([film, places]) => ({
    film,
    missing: places,
    wishes: wishesOf(film, programmes).values(),
  }));
  const byFilm = new Map(applicants.map((applicant) => [applicant.film, applicant]));
  const liking = likingByScreen(programmes, [...share.keys()], likingOf);
  const waiting = [...applicants];
  for (let applicant = waiting.pop(); applicant; applicant = waiting.pop()) {
    while (applicant.missing > 0) {
      const wish = applicant.wishes.next();
      if (wish.done) {
        break;
      }
      applicant.missing -= 1;
      const dropped = admit(wish.value, applicant.film, liking);
      const loser = dropped && byFilm.get(dropped);
      if (loser) {
        loser.missing += 1;
        waiting.push(...(loser === applicant ? [] : [loser]));
      }
    }
  }
  return programmes;
}

type Liking = (film: TimetableFilm, programme: Programme) => number;

/** What each screen thinks of each film: the city's liking, its own taste, and its formats. */
function likingByScreen(
  programmes: readonly Programme[],
  films: readonly TimetableFilm[],
  likingOf: (film: TimetableFilm) => number,
): Liking {
  const table = new Map<TimetableFilm, Map<Programme, number>>();
  for (const film of films) {
    const city = likingOf(film) * (isChoosy(film, programmes) ? SERVED_FIRST : 1);
    const row = new Map<Programme, number>();
    for (const programme of programmes) {
      const { screen } = programme;
      const taste = 1 + TASTE_SPREAD * seededFraction(`${film.titleId} ${screen.screenId}`);
      row.set(programme, city * taste * (sharesSpecialFormat(film, screen) ? FORMAT_LIKING : 1));
    }
    table.set(film, row);
  }
  return (film, programme) => table.get(film)?.get(programme) ?? 0;
}

/** Adds the film in order of liking; returns the film that has to leave, if the screen was full. */
function admit(
  programme: Programme,
  film: TimetableFilm,
  liking: Liking,
): TimetableFilm | undefined {
  programme.films.push(film);
  programme.films.sort(
    (a, b) => liking(b, programme) - liking(a, programme) || (a.titleId < b.titleId ? -1 : 1),
  );
  return programme.films.length > programme.places ? programme.films.pop() : undefined;
}

function wishesOf(film: TimetableFilm, programmes: readonly Programme[]): Programme[] {
  const byWorth = programmes
    .map((programme) => ({ programme, worth: worthOf(film, programme) }))
    .filter(({ worth }) => worth > 0)
    .sort(
      (a, b) =>
        b.worth - a.worth || (a.programme.screen.screenId < b.programme.screen.screenId ? -1 : 1),
    );
  const seen = new Map<string, number>();
  return byWorth
    .map(({ programme }) => {
      const { venueId } = programme.screen;
      const before = seen.get(venueId) ?? 0;
      seen.set(venueId, before + 1);
      return { programme, before };
    })
    .sort((a, b) => a.before - b.before)
    .map(({ programme }) => programme);
}

/** What the screen is worth to the film, in seats; 0 where it cannot be shown. */
function worthOf(film: TimetableFilm, { screen, seatCount }: Programme): number {
  if (sharedFormats(film, screen).length === 0) {
    return 0;
  }
  const special = sharesSpecialFormat(film, screen) ? FORMAT_MATCH_SEATS : 0;
  return Math.min(seatCount, SEATS_COUNTED_MAX) + special;
}

function sharesSpecialFormat(film: TimetableFilm, screen: DemoScreen): boolean {
  return sharedFormats(film, screen).some((format) => format !== PLAIN_FORMAT);
}

/** Whether some of the screens cannot show the film. */
function isChoosy(film: TimetableFilm, programmes: readonly Programme[]): boolean {
  return programmes.some(({ screen }) => sharedFormats(film, screen).length === 0);
}
