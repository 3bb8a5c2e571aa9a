import type { ShowListing, Title, TitleCard, VenueSummary } from '@houseful/contract/catalog';
import type { ShowTable, TitleTable, VenueTable } from './tables.ts';

export function posterUrl(titleId: string): string {
  return `/art/${titleId}/poster.svg`;
}

export function bannerUrl(titleId: string): string {
  return `/art/${titleId}/banner.svg`;
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
    posterUrl: posterUrl(row.title_id),
    bannerUrl: bannerUrl(row.title_id),
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
