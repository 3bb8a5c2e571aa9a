import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { MediaFace } from '@houseful/contract/faces/media';
import type { Face } from '@houseful/contract/operation';
import type { PicturePurpose } from '@houseful/contract/pictures';
import { creditOf } from '@houseful/contract/title-kit';
import type { titlesDeskOperations } from '@houseful/contract/titles-desk';
import type { Art } from './art/create-art.ts';

/** What a drawing is drawn by while its title has no id. */
const NO_TITLE_YET = 'ttl_new';

interface Pictured {
  readonly posterImageId?: string | null | undefined;
  readonly bannerImageId?: string | null | undefined;
}

/** Titles for who runs them: a picture that a title is to show must be one of its organisation's. */
export function composeTitles({
  catalog,
  media,
  art,
}: {
  catalog: CatalogFace;
  media: Pick<MediaFace, 'keepImages'>;
  art: Art;
}): Face<typeof titlesDeskOperations> {
  async function keep(organisationId: string, pictured: Pictured): Promise<void> {
    const images = imagesOf(pictured);
    if (images.length > 0) await media.keepImages({ organisationId, images });
  }

  return {
    ...catalog,

    createTitle: async (input, call) => {
      // First, so that nobody learns of others' pictures.
      const reached = call.reach?.some((each) => each.organisationId === input.organisationId);
      if (reached) await keep(input.organisationId, input);
      return catalog.createTitle(input, call);
    },

    changeTitle: async (input, call) => {
      if (imagesOf(input).length > 0) {
        const { organisationId } = await catalog.getDeskTitle(input, call);
        await keep(organisationId, input);
      }
      return catalog.changeTitle(input, call);
    },

    copyTitle: async (input, call) => {
      const { organisationId, ...title } = await catalog.getDeskTitle(input, call);
      const copy = await catalog.copyTitle(input, call);
      await keep(organisationId, title);
      return copy;
    },

    drawTitle: async ({ picture, titleId = NO_TITLE_YET, year, crew, palette, ...words }) =>
      art[picture]({
        ...words,
        ...{ titleId, palette, year: year ?? Number.NaN },
        credit: creditOf(words.kind, crew),
      }),
  };
}

function imagesOf({ posterImageId, bannerImageId }: Pictured) {
  const named = (imageId: string | null | undefined, purpose: PicturePurpose) =>
    imageId ? [{ imageId, purpose }] : [];
  return [...named(posterImageId, 'poster'), ...named(bannerImageId, 'banner')];
}
