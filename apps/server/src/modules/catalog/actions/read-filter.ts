import type { catalogOperations } from '@houseful/contract/catalog';
import type { InputOf } from '@houseful/contract/operation';
import { problem } from '#platform/problem';
import { distanceKm, latitudesWithin } from '../rules/distance.ts';
import type { CatalogDb } from '../store/tables.ts';
import type { TitleFilter } from '../store/title-filter.ts';
import { cityExists, listVenuePoints } from '../store/venues.ts';
import { findByWords } from './find-by-words.ts';
import type { SearchDeps } from './search.ts';

export const NEAR_KM_MAX = 50;

/** What was asked, with words and places looked up. @throws no-such-city */
export async function readFilter(
  deps: SearchDeps,
  asked: InputOf<(typeof catalogOperations)['getTitleFacets']>,
): Promise<TitleFilter> {
  const { city, q, near, date, ...plain } = asked;
  if (city !== undefined && !(await cityExists(deps.db, city))) throw problem('no-such-city');
  return {
    ...plain,
    kind: asked.kind,
    language: asked.language,
    genre: asked.genre,
    certificate: asked.certificate,
    format: asked.format,
    timeOfDay: asked.timeOfDay,
    minRating: asked.minRating,
    priceMax: asked.priceMax,
    localDate: date,
    cityId: city,
    titleIds: q === undefined ? undefined : await titlesNamed(deps, q),
    venueIds: near === undefined ? undefined : await venuesNear(deps.db, near),
  };
}

async function titlesNamed(deps: SearchDeps, query: string): Promise<string[]> {
  const { found } = await findByWords(deps, query);
  return found.filter(({ kind }) => kind === 'title').map(({ subject }) => subject);
}

async function venuesNear(db: CatalogDb, near: string): Promise<string[]> {
  const [latitude = 0, longitude = 0] = near.split(',').map(Number);
  const here = { latitude, longitude };
  const venues = await listVenuePoints(db, latitudesWithin(NEAR_KM_MAX, here));
  return venues
    .filter((venue) => distanceKm(here, venue) <= NEAR_KM_MAX)
    .map((venue) => venue.venue_id);
}
