import type { PicturePurpose } from '@houseful/contract/pictures';
import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { useSettled } from '../../../../lib/time/use-settled.ts';
import { type TitleForm, wordsOf } from '../title-form.ts';

const SETTLED_MS = 400;
/** One grey point, until the drawing is there. */
const NOTHING_YET =
  'data:image/gif;base64,R0lGODlhAQABAIAAAHd3dwAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** What the house would draw of a title like this, once the typing pauses: an address that only this page knows. */
export function useDrawing(picture: PicturePurpose, form: TitleForm, titleId?: string): string {
  const { kind, nativeName, year, languages, genres, certificate, crew, palette, motif } =
    wordsOf(form);
  const name = form.name.trim() || '…';
  const words = { kind, name, nativeName, year, languages, genres, certificate, crew };
  const asked = useSettled(
    JSON.stringify({ picture, titleId, ...words, palette, motif }),
    SETTLED_MS,
  );
  const { data } = useQuery({
    queryKey: ['title-drawing', asked],
    queryFn: async ({ signal }) => {
      const drawn = await api.download(titlesDeskOperations.drawTitle, JSON.parse(asked), {
        signal,
      });
      return `data:image/svg+xml,${encodeURIComponent(await drawn.text())}`;
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return data ?? NOTHING_YET;
}
