import type { DeskShow } from '@houseful/contract/shows-desk';
import clsx from 'clsx';
import { useShowsWords } from './words/shows-words.ts';

const LOOKS: Record<DeskShow['state'], string> = {
  coming: 'border-bulb text-bulb',
  'on-sale': 'border-good text-good',
  stopped: 'border-warn text-warn',
  over: 'border-edge text-faint',
  cancelled: 'border-bad text-bad',
};

/** How the show stands for buyers, in a word. */
export function StateBadge({ state }: Pick<DeskShow, 'state'>) {
  const { say } = useShowsWords();
  return (
    <span
      className={clsx(
        'inline-flex min-h-7 w-fit shrink-0 items-center rounded-full border px-3 text-sm font-semibold whitespace-nowrap',
        LOOKS[state],
      )}
    >
      {say(`state.${state}`)}
    </span>
  );
}
