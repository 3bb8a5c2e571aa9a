import { definedOf } from '#platform/defined-of';
import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { problem } from '#platform/problem';
import { missingOf } from '../rules/title-life.ts';
import { type DeskTitleRow, updateTitle } from '../store/desk-titles.ts';
import { columnsOf, saidIn, viewDeskTitle, wordsOf } from '../store/desk-views.ts';
import { replaceTitleNames } from '../store/names.ts';
import { inTitle, noteTitle, type TitleDeps } from './in-title.ts';

/**
 * What is said becomes so, the rest stays; a published title is found by its new words from the commit on. What is sold
 * already keeps the words it was sold by: they are frozen with each show.
 * @throws no-such-title, title-incomplete for a published title that would no longer say what buyers must know
 */
export function changeTitle(deps: TitleDeps): CatalogFace['changeTitle'] {
  return ({ titleId, ...wanted }, call) =>
    inTitle(deps, titleId, call, async (atHand) => {
      const { tx, title, now } = atHand;
      const before = wordsOf(title);
      const after = { ...before, ...definedOf(wanted) };
      if (JSON.stringify(before) === JSON.stringify(after)) return viewDeskTitle(title, now);
      const changed: DeskTitleRow = {
        ...{ ...title, ...columnsOf(after) },
        ...{ changed_at: now, version: title.version + 1 },
      };
      const missing = missingOf(saidIn(changed));
      if (title.published_at !== null && missing.length > 0)
        throw problem('title-incomplete', { missing });
      const { shows_to_come: _, ...row } = changed;
      updateTitle(tx, row);
      if (title.published_at !== null) await replaceTitleNames(tx, changed);
      await noteTitle(deps.audit, atHand, changed, {
        ...{ action: 'title.changed', before: { ...before }, after: { ...after } },
      });
      return viewDeskTitle(changed, now);
    });
}
