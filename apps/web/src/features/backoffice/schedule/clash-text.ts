import type { ClashOfShow } from '@houseful/contract/clashes';
import type { Words } from '../../../lib/i18n/words.ts';
import type { SeenClash } from './model/board.ts';
import type { ScheduleTexts } from './words/schedule-words.ts';
import type { SayOf } from '../words/area-words.tsx';

type Speaker = Pick<Words, 'localDate' | 'localTime' | 'list'> & {
  readonly say: SayOf<ScheduleTexts>;
};

/** Why a show cannot be there, in words; who is in the way is named. */
export function clashText(clash: ClashOfShow | SeenClash, words: Speaker): string {
  const { say } = words;
  if ('with' in clash && clash.with) {
    const { titleName, localDate, localTime } = clash.with;
    return say('clash.overlap', {
      ...{ title: titleName, time: words.localTime(localTime), day: words.localDate(localDate) },
    });
  }
  if ('categories' in clash && clash.categories) {
    return say('clash.unpriced', { categories: words.list(clash.categories) });
  }
  if (clash.reason === 'overlap' || clash.reason === 'unpriced') return say('clash.other');
  return say(`clash.${clash.reason}`);
}
