import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { creditOf } from '@houseful/contract/title-kit';
import type { Clock } from '#platform/clock';
import { problem } from '#platform/problem';
import { showIdsOfTitle } from '../store/shows.ts';
import type { CatalogDb } from '../store/tables.ts';
import { findTitlesOnOffer, type TitleOnOffer } from '../store/titles.ts';
import { wordsOf } from '../store/desk-views.ts';
import { bannerUrl, posterUrl, viewTitle } from '../store/views.ts';

type TitleReads = Pick<CatalogFace, 'getMovie' | 'getTitle' | 'getShowIds' | 'getTitleArt'>;

const SHOWS_OF_TITLE_MAX = 1_000;

/** One published title at its own address, also when nothing of it is to come; a draft is not there. */
export function readTitles({ db, clock }: { db: CatalogDb; clock: Clock }): TitleReads {
  async function existing(titleId: string): Promise<TitleOnOffer> {
    const [row] = await findTitlesOnOffer(db, [titleId], undefined, clock.now());
    if (!row) throw problem('no-such-title');
    return row;
  }

  return {
    getMovie: async ({ titleId }) => viewTitle(await existing(titleId)),
    getTitle: async ({ titleId }) => viewTitle(await existing(titleId)),
    getShowIds: async ({ titleId, organisationId = null }) => ({
      name: (await existing(titleId)).name,
      showIds: await showIdsOfTitle(db, {
        ...{ titleId, organisationId },
        ...{ now: clock.now(), limit: SHOWS_OF_TITLE_MAX },
      }),
    }),
    getTitleArt: async ({ titleId }) => {
      const row = await existing(titleId);
      const { palette } = wordsOf(row);
      return {
        subject: {
          titleId,
          kind: row.kind,
          name: row.name,
          nativeName: row.native_name,
          year: row.year,
          genres: row.genres,
          languages: row.languages,
          certificate: row.certificate,
          palette,
          motif: row.motif,
          credit: creditOf(row.kind, row.people.crew),
        },
        version: row.version,
        uploaded: {
          poster: row.poster_image_id === null ? null : posterUrl(row),
          banner: row.banner_image_id === null ? null : bannerUrl(row),
        },
      };
    },
  };
}
