import type {
  Availability,
  ShowOnOffer,
  Title,
  TitleKind,
  VenueSummary,
} from '@houseful/contract/catalog';
import type { Money } from '@houseful/contract/primitives';
import { languageCode } from '../i18n/language-names.ts';
import { absoluteAddress } from './describe-site.ts';
import { describePlace } from './describe-venue.ts';
import type { EventData, EventType, FilmData, OfferData, PersonData } from './schema-org.ts';

/** A page of all shows of a blockbuster would be mostly this; search engines read the first. */
export const EVENTS_MAX = 40;
const ALMOST_GONE_SHARE = 0.1;

const EVENT_TYPES: Record<TitleKind, EventType> = {
  movie: 'ScreeningEvent',
  concert: 'MusicEvent',
  match: 'SportsEvent',
  play: 'TheaterEvent',
  comedy: 'ComedyEvent',
};

interface Readers {
  /** Where the shop stands. */
  readonly site: string;
  readonly language: string;
}

export interface VenueWithShows {
  readonly venue: VenueSummary;
  readonly shows: readonly ShowOnOffer[];
}

/** A film as a work of its own; null for what only exists as an event. */
export function describeFilm(title: Title, readers: Readers): FilmData | null {
  if (title.kind !== 'movie') return null;
  const address = titleAddress(title, readers);
  const directors = title.crew.filter(({ job }) => job === 'Director').map(person);
  return {
    '@type': 'Movie',
    '@id': `${address}#film`,
    url: address,
    name: title.name,
    ...(title.nativeName ? { alternateName: title.nativeName } : {}),
    image: pictures(title, readers.site),
    description: title.synopsis,
    dateCreated: String(title.year),
    datePublished: title.releaseDate,
    duration: `PT${title.durationMinutes}M`,
    genre: title.genres,
    inLanguage: title.languages.map(languageCode),
    ...(title.certificate ? { contentRating: `CBFC ${title.certificate}` } : {}),
    ...(directors.length > 0 ? { director: directors } : {}),
    ...(title.cast.length > 0 ? { actor: title.cast.map(person) } : {}),
  };
}

/** Each show as an event with its place and its price; the first `EVENTS_MAX`. */
export function describeShows(
  title: Title,
  venues: readonly VenueWithShows[],
  readers: Readers,
): EventData[] {
  return venues
    .flatMap(({ venue, shows }) => shows.map((show) => describeShow(title, venue, show, readers)))
    .slice(0, EVENTS_MAX);
}

function describeShow(
  title: Title,
  venue: VenueSummary,
  show: ShowOnOffer,
  readers: Readers,
): EventData {
  const isFilm = title.kind === 'movie';
  const onStage = title.kind === 'match' ? [] : title.cast.map(person);
  return {
    '@type': EVENT_TYPES[title.kind],
    name: title.name,
    description: title.synopsis,
    image: pictures(title, readers.site),
    startDate: instantThere(show.startsAt, show),
    endDate: instantThere(show.endsAt, show),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    inLanguage: languageCode(show.language),
    location: describePlace(venue, readers.site, readers.language),
    ...(show.availability ? { offers: describeOffer(show, show.availability, readers) } : {}),
    ...(!isFilm && onStage.length > 0 ? { performer: onStage } : {}),
    ...(isFilm ? { workPresented: { '@id': `${titleAddress(title, readers)}#film` } } : {}),
    ...(isFilm ? { videoFormat: show.format } : {}),
  };
}

function describeOffer(
  { showId }: ShowOnOffer,
  availability: Availability,
  { site, language }: Readers,
): OfferData {
  return {
    '@type': 'Offer',
    url: absoluteAddress(site, language, `/shows/${showId}/seats`),
    price: wholeUnits(availability.priceFrom),
    priceCurrency: availability.priceFrom.currency,
    availability: `https://schema.org/${stock(availability)}`,
  };
}

function stock({ seatsLeft, seatsTotal }: Availability) {
  if (seatsLeft === 0) return 'SoldOut';
  return seatsLeft / seatsTotal <= ALMOST_GONE_SHARE ? 'LimitedAvailability' : 'InStock';
}

/** `250.50`: how the currency's minor units are written out, without any grouping. */
function wholeUnits({ amount, currency }: Money): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return (amount / 10 ** digits).toFixed(digits);
}

/** The moment as the venue's clocks show it, with their offset: `2026-11-21T19:30:00+05:30`. */
export function instantThere(
  instant: string,
  { startsAt, localDate, localTime }: Pick<ShowOnOffer, 'startsAt' | 'localDate' | 'localTime'>,
): string {
  const startThere = Date.parse(`${localDate}T${localTime}:00.000Z`);
  const offsetMinutes = Math.round((startThere - Date.parse(startsAt)) / 60_000);
  const there = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const distance = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${there}${sign}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

function titleAddress({ titleId }: Title, { site, language }: Readers): string {
  return absoluteAddress(site, language, `/titles/${titleId}`);
}

function pictures(title: Title, site: string): string[] {
  return [title.bannerUrl, title.posterUrl].map((picture) => new URL(picture, site).href);
}

function person({ name }: { name: string }): PersonData {
  return { '@type': 'Person', name };
}
