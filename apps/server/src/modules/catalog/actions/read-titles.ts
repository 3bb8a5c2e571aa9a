import type { CatalogFace } from '@houseful/contract/faces';
import type { catalogOperations, TitleKind } from '@houseful/contract/catalog';
import type { InputOf, OutputOf } from '@houseful/contract/operation';
import type { Clock } from '#platform/clock';
import { readPage, skipOf } from '#platform/paging';
import { problem } from '#platform/problem';
import { distanceKm, latitudesWithin } from '../rules/distance.ts';
import type { CatalogDb, TitleTable } from '../store/tables.ts';
import { findTitle, listTitles } from '../store/titles.ts';
import { cityExists, listVenuePoints } from '../store/venues.ts';
import { viewCard, viewTitle } from '../store/views.ts';

export const NEAR_KM_MAX = 50;

type TitleReads = Pick<
  CatalogFace,
  'listMovies' | 'listTitles' | 'getMovie' | 'getTitle' | 'getArtSubject'
>;
type ListMovies = (typeof catalogOperations)['listMovies'];

/** Discovery of titles. A title is listed while it has a show to come. */
export function readTitles({ db, clock }: { db: CatalogDb; clock: Clock }): TitleReads {
  async function list(
    input: InputOf<ListMovies>,
    kind: TitleKind | undefined,
  ): Promise<OutputOf<ListMovies>> {
    if (input.city !== undefined && !(await cityExists(db, input.city))) {
      throw problem('no-such-city');
    }
    const skip = skipOf(input.cursor);
    const filter = {
      kind,
      text: input.q,
      language: input.language,
      genre: input.genre,
      certificate: input.certificate,
      minRating: input.minRating,
      cityId: input.city,
      venueIds: input.near === undefined ? undefined : await venuesNear(input.near),
      localDate: input.date,
    };
    const rows = await listTitles(db, filter, clock.now(), skip, input.limit + 1);
    return readPage(rows.map(viewCard), skip, input.limit);
  }

  async function venuesNear(near: string): Promise<string[]> {
    const [latitude = 0, longitude = 0] = near.split(',').map(Number);
    const here = { latitude, longitude };
    const venues = await listVenuePoints(db, latitudesWithin(NEAR_KM_MAX, here));
    return venues
      .filter((venue) => distanceKm(here, venue) <= NEAR_KM_MAX)
      .map((venue) => venue.venue_id);
  }

  async function existing(titleId: string): Promise<TitleTable> {
    const row = await findTitle(db, titleId);
    if (!row) throw problem('no-such-title');
    return row;
  }

  return {
    listMovies: (input) => list(input, 'movie'),
    listTitles: (input) => list(input, input.kind),
    getMovie: async ({ titleId }) => viewTitle(await existing(titleId)),
    getTitle: async ({ titleId }) => viewTitle(await existing(titleId)),
    getArtSubject: async ({ titleId }) => {
      const row = await existing(titleId);
      const [dark = '#1c1917', accent = '#b91c1c', light = '#fef3c7'] = row.palette;
      const director = row.people.crew.find(({ job }) => job === 'Director');
      return {
        titleId,
        kind: row.kind,
        name: row.name,
        nativeName: row.native_name,
        year: row.year,
        genres: row.genres,
        languages: row.languages,
        certificate: row.certificate,
        palette: [dark, accent, light],
        motif: row.motif,
        credit: row.kind === 'movie' ? (director?.name ?? '') : '',
      };
    },
  };
}
