import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { Panel } from '../panel.tsx';
import { useDeskWords } from './words/desk-words.ts';

/** Who was turned away, and by which rule: the most frequent first. */
export function Refusals({ refusals }: Pick<WaitingRoomDesk, 'refusals'>) {
  const { say, number } = useDeskWords();
  const most = Math.max(1, ...refusals.map(({ count }) => count));
  return (
    <Panel title={say('refusals.title')} detail={say('refusals.detail')}>
      {refusals.length === 0 ? (
        <p className="text-sm text-muted">{say('refusals.none')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {refusals
            .toSorted((a, b) => b.count - a.count)
            .map(({ reason, count }) => (
              <li key={reason} className="flex flex-col gap-1">
                <span className="flex items-baseline justify-between gap-4">
                  <span className="min-w-0 font-medium">{say(`refusal.${reason}`)}</span>
                  <span className="font-bold tabular-nums">{number(count)}</span>
                </span>
                <svg
                  viewBox="0 0 100 2"
                  preserveAspectRatio="none"
                  className="h-1.5 w-full"
                  aria-hidden="true"
                >
                  <rect width="100" height="2" rx="1" className="fill-raised" />
                  <rect
                    width={Math.max(1, (count / most) * 100)}
                    height="2"
                    rx="1"
                    className="fill-bulb"
                  />
                </svg>
                <span className="text-sm text-muted">{say(`refusalDetail.${reason}`)}</span>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}
