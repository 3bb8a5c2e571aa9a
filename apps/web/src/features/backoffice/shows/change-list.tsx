import type { DeskShowDetails, ShowChange } from '@houseful/contract/shows-desk';
import { Panel } from '../panel.tsx';
import { useShowsWords } from './words/shows-words.ts';

/** What was done to the show and why, the latest first. */
export function ChangeList({ show }: { show: DeskShowDetails }) {
  const { say, moment } = useShowsWords();
  const { changes, timeZone } = show;
  if (changes.length === 0) return null;
  const place = (at: NonNullable<ShowChange['from']>) =>
    `${moment(at.startsAt, timeZone)}, ${at.screenName}`;
  const moveOf = (from: NonNullable<ShowChange['from']>, to: NonNullable<ShowChange['to']>) =>
    place(from) === place(to) && from.endsAt && to.endsAt
      ? say('history.resized', {
          from: moment(from.endsAt, timeZone),
          to: moment(to.endsAt, timeZone),
        })
      : say('history.moved', { from: place(from), to: place(to) });
  const what = ({ kind, from, to }: ShowChange) =>
    kind === 'moved' && from && to
      ? moveOf(from, to)
      : say(kind === 'moved' ? 'act.move' : `history.${kind}`);
  return (
    <Panel title={say('history.title')}>
      <ol className="divide-y divide-line">
        {changes.map((change) => (
          <li key={change.changeId} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="font-semibold">{what(change)}</span>
              <span className="text-sm text-muted">{moment(change.at, timeZone)}</span>
            </span>
            <span className="break-words">{change.reason}</span>
            {change.message && (
              <span className="text-sm break-words text-muted">
                {say('history.said', { message: change.message })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
