import type { VenueSummary } from '@houseful/contract/catalog';
import type { VenueKind } from '@houseful/contract/venues';
import { absoluteAddress } from './describe-site.ts';
import type { PlaceData, VenueData } from './schema-org.ts';

const PLACE_TYPES: Record<VenueKind, PlaceData['@type']> = {
  multiplex: 'MovieTheater',
  'single-screen': 'MovieTheater',
  arena: 'StadiumOrArena',
  stadium: 'StadiumOrArena',
  theatre: 'PerformingArtsTheater',
};

type Described = Pick<
  VenueSummary,
  'venueId' | 'name' | 'kind' | 'address' | 'cityName' | 'latitude' | 'longitude'
>;

export function describePlace(venue: Described, site: string, language: string): PlaceData {
  return {
    '@type': PLACE_TYPES[venue.kind],
    name: venue.name,
    url: absoluteAddress(site, language, `/venues/${venue.venueId}`),
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue.address,
      addressLocality: venue.cityName,
    },
    geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
  };
}

/** A venue as its own page tells about it. */
export function describeVenue(venue: Described, site: string, language: string): VenueData {
  const place = describePlace(venue, site, language);
  return { ...place, '@id': `${place.url}#place` };
}
