import { type CancellationPolicy, DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import type { PricedCategory } from '@houseful/contract/facts';
import type { Admission, ShowPricing } from '@houseful/contract/pricing';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { Temporal } from 'temporal-polyfill';
import { cancellationOf } from './cancellations.ts';
import {
  type CityDemand,
  languageWeights,
  liking,
  newestYearOf,
  shareOut,
  type TimetableFilm,
} from './film-mix.ts';
import { type LiveShowTime, performancesOn, type TimetableLive } from './live-calendar.ts';
import { demoPricing, priceParts } from './price-parts.ts';
import { filmPrices } from './prices.ts';
import { type Programme, placesOf, programmesOf, sharedFormats } from './programme.ts';
import {
  cheapestFirst,
  type DemoScreen,
  type DemoVenue,
  specForFilms,
  specForLive,
} from './rooms.ts';
import { CLEAN_UP_MINUTES, type ShowTime, screenDay } from './screen-day.ts';
import { seatMapCategories } from './seat-maps/categories.ts';
import { isFilmTemplate } from './seat-maps/draw-seat-map.ts';
import { FILM_SEAT_RULES, type SeatRules, seatRulesOf } from './seat-rules.ts';
import { seededFraction } from './seeded.ts';

export type { TimetableFilm } from './film-mix.ts';
export type { TimetableLive } from './live-calendar.ts';

/** A show with all that is needed to put it on sale. */
export type PlannedShow = {
  showId: string;
  titleId: string;
  venueId: string;
  screenId: string;
  seatMapId: string;
  /** UTC, ISO 8601 with milliseconds; `endsAt` includes the trailers of a film. */
  startsAt: string;
  endsAt: string;
  localDate: string;
  localTime: string;
  language: string;
  format: string;
  /** The sale window, UTC. */
  opensAt: string;
  closesAt: string;
  /** In the order of the seat map's categories, cheapest first. */
  categories: PricedCategory[];
  pricing: ShowPricing;
  /** Trailers are within the show; a live one's house is free when it is over. */
  turnaround: { preShowMinutes: number; cleanUpMinutes: number };
  cancellation: CancellationPolicy;
} & SeatRules;

type TimetableInput = {
  /** All venues of the demo: what plays where depends on the whole of it. */
  cityVenues: readonly DemoVenue[];
  films: readonly TimetableFilm[];
  lives: readonly TimetableLive[];
  /** The calendar date in each venue's own zone. */
  localDate: string;
};

const SALE_OPENS_DAYS_BEFORE = 10;
const FILM_SALE_CLOSES_MINUTES_AFTER_START = 15;
const CURRENCY = 'INR';

/** A day on which a new cinema week began; weeks run from Friday to Thursday. */
const CINEMA_WEEKS_BEGIN = '2026-01-02';
/** ISO weekday; from Friday to Sunday the last show may begin late. */
const FRIDAY = 5;
const LIVE_FORMAT = 'Live';
/** Above 1 a city hears its own language in more than that language's share of the audience. */
const LANGUAGE_PREFERENCE = 2.5;
const NATIONAL_SIDE = /\bIndia\b/;

/**
 * All shows of one calendar date: the same input always gives the same shows with the same ids, on
 * whatever day it is asked, so generating again changes nothing.
 *
 * On every date each film that fits some screen plays somewhere (given at least as many places on
 * programmes as films), each film screen has 4 to 6 shows, and shows on one screen never overlap.
 * The films of a screen change with the cinema week, its times with the day.
 */
export function showsOfDay(input: TimetableInput): PlannedShow[] {
  return [...filmShows(input), ...liveShows(input)];
}

function* filmShows(input: TimetableInput): Generator<PlannedShow> {
  const date = Temporal.PlainDate.from(input.localDate);
  const lateShows = date.dayOfWeek >= FRIDAY;
  const week = Math.floor(daysBetween(CINEMA_WEEKS_BEGIN, date) / 7);
  for (const { cityVenue, programme } of programmesOfWeek(input, week)) {
    const { screen, films } = programme;
    if (films.length > 0) {
      const seed = `${screen.screenId} ${input.localDate}`;
      for (const showTime of screenDay(films, seed, lateShows)) {
        yield filmShow(cityVenue, screen, date, showTime);
      }
    }
  }
}

function programmesOfWeek(
  { cityVenues, films }: TimetableInput,
  week: number,
): { cityVenue: DemoVenue; programme: Programme }[] {
  const screens = cityVenues.flatMap((cityVenue) =>
    cityVenue.screens.flatMap((screen, index) => {
      const seatCount = cityVenue.venue.screens[index]?.seatCount ?? 0;
      return isFilmTemplate(screen.template)
        ? [{ cityVenue, screen, seatCount, places: placesOf(seatCount) }]
        : [];
    }),
  );
  const byCity = Map.groupBy(screens, ({ cityVenue }) => cityVenue.venue.cityId);
  const demands = [...byCity].map(
    ([cityId, here]): CityDemand => ({
      cityId,
      filmLanguages: here[0]?.cityVenue.filmLanguages ?? [],
      places: here.reduce((sum, { places }) => sum + places, 0),
      screensFor: (film) =>
        here.filter(({ screen }) => sharedFormats(film, screen).length > 0).length,
    }),
  );
  const shares = shareOut(films, demands, week);
  const newest = newestYearOf(films);
  return demands.flatMap(({ cityId, filmLanguages }) => {
    const here = byCity.get(cityId) ?? [];
    const likingOf = (film: TimetableFilm) => liking(film, newest, filmLanguages);
    const programmes = programmesOf(here, shares.get(cityId) ?? new Map(), likingOf);
    return here.flatMap(({ cityVenue }, index) => {
      const programme = programmes[index];
      return programme ? [{ cityVenue, programme }] : [];
    });
  });
}

function filmShow(
  cityVenue: DemoVenue,
  screen: DemoScreen,
  date: Temporal.PlainDate,
  showTime: ShowTime<TimetableFilm>,
): PlannedShow {
  const { film, startMinute } = showTime;
  const format = formatOf(film, screen);
  const spec = specForFilms(screen);
  const categories = seatMapCategories(spec.categoryNames);
  if (!isFilmTemplate(screen.template)) {
    throw new RangeError(`${screen.screenId} shows no films`);
  }
  const amounts = filmPrices({
    template: screen.template,
    format,
    cityTier: cityVenue.cityTier,
    priceLevel: cityVenue.priceLevel,
    weekday: date.dayOfWeek,
    startMinute,
  });
  return {
    ...placeAndTime(cityVenue, screen, date, showTime, FILM_SALE_CLOSES_MINUTES_AFTER_START),
    titleId: film.titleId,
    seatMapId: spec.seatMapId,
    language: languageOf(film, cityVenue.filmLanguages, screen),
    format,
    categories: categories.map((category, index) =>
      priced(category, amounts[index]?.amount ?? 0, 'film'),
    ),
    pricing: demoPricing(whatAndWhere(film, cityVenue, format, date), 'film'),
    turnaround: { preShowMinutes: 0, cleanUpMinutes: CLEAN_UP_MINUTES },
    cancellation: DEFAULT_CANCELLATION,
    ...FILM_SEAT_RULES,
  };
}

function liveShows({ cityVenues, lives, localDate }: TimetableInput): PlannedShow[] {
  const date = Temporal.PlainDate.from(localDate);
  const venues = new Map(cityVenues.map((entry) => [entry.venue.venueId, entry]));
  return performancesOn(lives, localDate).flatMap((showTime) => {
    const cityVenue = venues.get(showTime.venueId);
    const screen = cityVenue?.screens[0];
    return cityVenue && screen ? [liveShow(cityVenue, screen, date, showTime)] : [];
  });
}

function liveShow(
  cityVenue: DemoVenue,
  screen: DemoScreen,
  date: Temporal.PlainDate,
  showTime: LiveShowTime<TimetableLive>,
): PlannedShow {
  const { live } = showTime;
  const spec = specForLive(screen, live);
  const prices = cheapestFirst(live.prices);
  const format = live.formats?.[0] ?? LIVE_FORMAT;
  const admission = admissionOf(live);
  return {
    ...placeAndTime(cityVenue, screen, date, showTime, 0),
    titleId: live.titleId,
    seatMapId: spec.seatMapId,
    language: live.languages[0] ?? '',
    format,
    categories: seatMapCategories(spec.categoryNames).map((category, index) =>
      priced(category, (prices[index]?.amountRupees ?? 0) * 100, admission),
    ),
    pricing: demoPricing(whatAndWhere(live, cityVenue, format, date), admission),
    turnaround: { preShowMinutes: 0, cleanUpMinutes: 0 },
    cancellation: cancellationOf(live.kind, screen.template),
    ...seatRulesOf(live.kind, screen.template),
  };
}

/**
 * What GST takes a live title for. An international, where India plays, is a recognised sporting
 * event; every other match of the demo is one of a franchise league.
 */
export function admissionOf(live: Pick<TimetableLive, 'kind' | 'name'>): Admission {
  if (live.kind !== 'match') {
    return 'performance';
  }
  return NATIONAL_SIDE.test(live.name) ? 'match' : 'league-match';
}

function placeAndTime(
  cityVenue: DemoVenue,
  screen: DemoScreen,
  date: Temporal.PlainDate,
  showTime: { startMinute: number; endMinute: number },
  closesMinutesAfterStart: number,
): Pick<
  PlannedShow,
  | 'showId'
  | 'venueId'
  | 'screenId'
  | 'startsAt'
  | 'endsAt'
  | 'localDate'
  | 'localTime'
  | 'opensAt'
  | 'closesAt'
> {
  const { venueId, timeZone } = cityVenue.venue;
  const time = Temporal.PlainTime.from({
    hour: Math.floor(showTime.startMinute / 60),
    minute: showTime.startMinute % 60,
  });
  const start = date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();
  const opens = date.subtract({ days: SALE_OPENS_DAYS_BEFORE }).toZonedDateTime(timeZone);
  const localTime = time.toString({ smallestUnit: 'minute' });
  const room = screen.screenId.replace(/^scr_/, '');
  return {
    showId: `shw_${room}-${date.toString().replaceAll('-', '')}-${localTime.replace(':', '')}`,
    venueId,
    screenId: screen.screenId,
    startsAt: written(start),
    endsAt: written(start.add({ minutes: showTime.endMinute - showTime.startMinute })),
    localDate: date.toString(),
    localTime,
    opensAt: written(opens.toInstant()),
    closesAt: written(start.add({ minutes: closesMinutesAfterStart })),
  };
}

/** The film's special format where the screen has it, two times in three; its plain one else. */
function formatOf(film: TimetableFilm, screen: DemoScreen): string {
  const shared = sharedFormats(film, screen);
  const special = shared.filter((format) => format !== '2D');
  const plain = shared.find((format) => format === '2D');
  const draw = seededFraction(`format ${film.titleId} ${screen.screenId}`);
  if (special.length === 0 || (plain && screen.template !== 'imax' && draw > 2 / 3)) {
    return plain ?? shared[0] ?? '';
  }
  return special[Math.floor(draw * 997) % special.length] ?? '';
}

/** Mostly the language that sells best in the city; now and then another that sells nearly as well. */
function languageOf(
  film: TimetableFilm,
  filmLanguages: readonly string[],
  screen: DemoScreen,
): string {
  const weights = languageWeights(film, filmLanguages).map(({ language, weight }) => ({
    language,
    weight: weight ** LANGUAGE_PREFERENCE,
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let left = total * seededFraction(`language ${film.titleId} ${screen.screenId}`);
  for (const { language, weight } of weights) {
    left -= weight;
    if (left < 0) {
      return language;
    }
  }
  return film.languages[0] ?? '';
}

function priced(
  category: { categoryId: string; name: string },
  amount: number,
  admission: Admission,
): PricedCategory {
  const parts = priceParts(amount, admission);
  const money = (paise: number) => ({ amount: paise, currency: CURRENCY });
  return {
    ...category,
    price: money(amount),
    base: money(parts.base),
    fee: money(parts.fee),
    tax: money(parts.tax),
  };
}

function whatAndWhere(
  { titleId }: { titleId: string },
  { venue: { venueId } }: DemoVenue,
  format: string,
  date: Temporal.PlainDate,
): ShowPricing['show'] {
  const organisationId = FIRST_ORGANISATION_ID;
  return { organisationId, venueId, titleId, format, weekday: date.dayOfWeek };
}

function daysBetween(from: string, to: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

function written(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
