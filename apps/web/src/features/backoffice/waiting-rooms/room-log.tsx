import type { WaitingRoomDesk, WaitingRoomLogEntry } from '@houseful/contract/waiting-room-desk';
import { ownerOf, useVisitor } from '../../../lib/session/use-session.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import { ChangeList } from './change-list.tsx';
import { changesOfEntry } from './changes.ts';
import { Panel } from '../panel.tsx';
import { clockText } from './clock-text.ts';
import { useDeskWords } from './words/desk-words.ts';

const ACTIONS = [
  ...(['create', 'change', 'open', 'close-lobby', 'drawn', 'pause', 'resume', 'drain'] as const),
  ...(['end', 'empty', 'hand-in-randomness'] as const),
];

/** Everything that was done to the room, the newest first. */
export function RoomLog({ log }: Pick<WaitingRoomDesk, 'log'>) {
  const { say } = useDeskWords();
  return (
    <Panel title={say('log.title')} detail={say('log.detail')}>
      <ol className="flex max-h-[32rem] flex-col divide-y divide-line overflow-y-auto" tabIndex={0}>
        {log.map((entry, place) => (
          <LogLine key={log.length - place} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function LogLine({ entry }: { entry: WaitingRoomLogEntry }) {
  const { say, date, locale } = useDeskWords();
  const me = ownerOf(useVisitor());
  const zone = deviceTimeZone();
  const action = ACTIONS.find((one) => one === entry.action);
  const who =
    entry.operatorId === null
      ? say('log.byItself')
      : entry.operatorId === me
        ? say('log.you')
        : (entry.operatorName ?? entry.operatorId);
  return (
    <li className="flex flex-col gap-1 py-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong>{action ? say(`action.${action}`) : entry.action}</strong>
        <span className="min-w-0 break-words text-muted">
          {who} ·{' '}
          <time dateTime={entry.at}>
            {date(entry.at, zone)}, {clockText(Date.parse(entry.at), locale, zone)}
          </time>
        </span>
      </div>
      <ChangeList changes={changesOfEntry(entry)} />
    </li>
  );
}
