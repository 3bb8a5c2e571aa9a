import type { ShowListing, Title, TitleCard, VenueSummary } from '@houseful/contract/catalog';
import { type PicturePurpose, pictureAddress } from '@houseful/contract/pictures';
import type { ShowTable, TitleTable, VenueTable } from './tables.ts';

type Pictured = Pick<TitleTable, 'title_id' | 'version' | 'poster_image_id' | 'banner_image_id'>;

/** The uploaded picture, else the drawn one; a title that was changed has a new address, so that nobody keeps the old drawing. */
export function posterUrl(row: Pictured): string {
  return row.poster_image_id === null
    ? drawnUrl(row, 'poster')
    : pictureAddress(row.poster_image_id, 'poster');
}

export function bannerUrl(row: Pictured): string {
  return row.banner_image_id === null
    ? drawnUrl(row, 'banner')
    : pictureAddress(row.banner_image_id, 'banner');
}

function drawnUrl({ title_id, version }: Pictured, purpose: PicturePurpose): string {
  return `/art/${title_id}/${purpose}.svg${version > 0 ? `?v=${version}` : ''}`;
}

/** Whatever becomes of the title, its poster of the day is found here: for what is written down for long. */
export function lastingPosterUrl(titleId: string): string {
  return `/art/${titleId}/poster.svg`;
}

/** What it costs from; both are null together. */
export interface PriceFrom {
  readonly price_from: number | null;
  readonly currency: string | null;
}

export function viewCard(row: TitleTable & PriceFrom): TitleCard {
  return {
    titleId: row.title_id,
    kind: row.kind,
    name: row.name,
    nativeName: row.native_name,
    year: row.year,
    languages: row.languages,
    genres: row.genres,
    formats: row.formats,
    certificate: row.certificate,
    durationMinutes: row.duration_minutes,
    rating: row.rating,
    releaseDate: row.release_date,
    priceFrom: viewPrice(row),
    posterUrl: posterUrl(row),
    bannerUrl: bannerUrl(row),
  };
}

function viewPrice({ price_from, currency }: PriceFrom): TitleCard['priceFrom'] {
  return price_from === null || currency === null ? null : { amount: price_from, currency };
}

export function viewTitle(row: TitleTable & PriceFrom): Title {
  return { ...viewCard(row), synopsis: row.synopsis, ...row.people };
}

export function viewVenue(row: VenueTable): VenueSummary {
  return {
    venueId: row.venue_id,
    name: row.name,
    kind: row.kind,
    cityId: row.city_id,
    cityName: row.city_name,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
  };
}

export function viewShow(row: ShowTable, timeZone: string): ShowListing {
  return {
    showId: row.show_id,
    titleId: row.title_id,
    screenId: row.screen_id,
    screenName: row.screen_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    localDate: row.local_date,
    localTime: row.local_time,
    timeZone,
    language: row.language,
    format: row.format,
  };
}
