import type { CatalogFace } from '@houseful/contract/faces';
import type { Clock } from '#platform/clock';
import { problem } from '#platform/problem';
import { showIdsOfTitle } from '../store/shows.ts';
import type { CatalogDb } from '../store/tables.ts';
import { findTitlesOnOffer, type TitleOnOffer } from '../store/titles.ts';
import { viewTitle } from '../store/views.ts';

type TitleReads = Pick<CatalogFace, 'getMovie' | 'getTitle' | 'getShowIds' | 'getArtSubject'>;

const SHOWS_OF_TITLE_MAX = 1_000;

/** One title at its own address, also when nothing of it is to come. */
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
