import type { DeskTitle } from '@houseful/contract/titles-desk';
import clsx from 'clsx';
import { useTitlesWords } from './words/titles-words.ts';

const LOOKS: Record<DeskTitle['stage'], string> = {
  draft: 'border-edge text-muted',
  coming: 'border-bulb text-bulb',
  now: 'border-good text-good',
  ended: 'border-edge text-faint',
};

/** Where the title is in its life, in a word. */
export function StageBadge({ title }: { title: Pick<DeskTitle, 'stage' | 'endedAt'> }) {
  const { say } = useTitlesWords();
  // Nobody has ended it: merely nothing of it is on.
  const word = title.stage === 'ended' && title.endedAt === null ? 'idle' : title.stage;
  return (
    <span
      className={clsx(
        'inline-flex min-h-7 shrink-0 items-center rounded-full border px-3 text-sm font-semibold whitespace-nowrap',
        LOOKS[title.stage],
      )}
    >
      {say(`stage.${word}`)}
    </span>
  );
}
