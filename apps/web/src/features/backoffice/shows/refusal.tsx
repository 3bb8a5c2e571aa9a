import { isProblem } from '../../../lib/api/problem.ts';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { useShowsWords } from './words/shows-words.ts';

const CLASHES = [
  ...(['closed', 'off-grid', 'skipped-hour', 'past', 'not-released'] as const),
  ...(['outside-licence', 'screen-retired', 'no-seat-map'] as const),
];

/** Why a show was not changed, in words that say what stands against it. */
export function Refusal({ error }: { error: unknown }) {
  const { say, localDate, localTime } = useShowsWords();
  if (isProblem(error, 'orders-changed')) {
    return <Notice tone="warn" urgent title={say('changed', { count: error.members.orders })} />;
  }
  if (!isProblem(error, 'show-change-refused')) return <ProblemNotice error={error} />;
  const { reason, clashes } = error.members;
  return (
    <Notice tone="bad" urgent title={say(`refused.${reason}`)}>
      {clashes.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {clashes.map((clash) => {
            const other = clash.with;
            const known = CLASHES.find((each) => each === clash.reason);
            const text = other
              ? say('clash.overlap', {
                  title: other.titleName,
                  date: localDate(other.localDate),
                  time: localTime(other.localTime),
                })
              : say(`clash.${known ?? 'other'}`);
            return <li key={text}>{text}</li>;
          })}
        </ul>
      )}
    </Notice>
  );
}
