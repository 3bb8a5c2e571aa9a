import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { problem } from '#platform/problem';
import { missingOf } from '../rules/title-life.ts';
import { type DeskTitleRow, updateTitle } from '../store/desk-titles.ts';
import { saidIn, viewDeskTitle } from '../store/desk-views.ts';
import { replaceTitleNames } from '../store/names.ts';
import { inTitle, noteTitle, type TitleAtHand, type TitleDeps } from './in-title.ts';

type Moves = Pick<CatalogFace, 'publishTitle' | 'endTitle' | 'reopenTitle'>;
type Moved = Pick<DeskTitleRow, 'published_at' | 'ended_at'>;

/** A title's way through its life; a step that was made already changes nothing. */
export function moveTitle(deps: TitleDeps): Moves {
  async function move(atHand: TitleAtHand, action: string, moved: Moved): Promise<DeskTitleRow> {
    const { tx, title, now } = atHand;
    const { shows_to_come: showsToCome, ...row } = { ...title, ...moved, changed_at: now };
    updateTitle(tx, row);
    await noteTitle(deps.audit, atHand, row, {
      ...{ action, before: momentsOf(title), after: momentsOf(row) },
    });
    return { ...row, shows_to_come: showsToCome };
  }

  return {
    /** From the commit on everybody sees and finds it. @throws no-such-title, title-incomplete */
    publishTitle: ({ titleId }, call) =>
      inTitle(deps, titleId, call, async (atHand) => {
        const { tx, title, now } = atHand;
        if (title.published_at !== null) return viewDeskTitle(title, now);
        const missing = missingOf(saidIn(title));
        if (missing.length > 0) throw problem('title-incomplete', { missing });
        const moved = await move(atHand, 'title.published', { published_at: now, ended_at: null });
        await replaceTitleNames(tx, moved);
        return viewDeskTitle(moved, now);
      }),

    /** @throws no-such-title, title-not-published */
    endTitle: ({ titleId }, call) =>
      inTitle(deps, titleId, call, async (atHand) => {
        const { title, now } = atHand;
        if (title.published_at === null) throw problem('title-not-published');
        if (title.ended_at !== null) return viewDeskTitle(title, now);
        return viewDeskTitle(await move(atHand, 'title.ended', { ...title, ended_at: now }), now);
      }),

    /** @throws no-such-title */
    reopenTitle: ({ titleId }, call) =>
      inTitle(deps, titleId, call, async (atHand) => {
        const { title, now } = atHand;
        if (title.ended_at === null) return viewDeskTitle(title, now);
        return viewDeskTitle(
          await move(atHand, 'title.reopened', { ...title, ended_at: null }),
          now,
        );
      }),
  };
}

function momentsOf({ published_at, ended_at }: Moved) {
  return {
    publishedAt: published_at?.toISOString() ?? null,
    endedAt: ended_at?.toISOString() ?? null,
  };
}
