import type { TimelineEntry } from '@houseful/contract/order-desk';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { useOrderWords } from './words/order-words.ts';

/** All that happened to the order, the newest first. */
export function OrderTimeline({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const { say } = useOrderWords();
  return (
    <Panel title={say('order.timeline')}>
      <ol className="flex flex-col">
        {timeline.toReversed().map((entry, index) => (
          <Entry key={`${entry.at} ${entry.kind} ${index}`} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { say, money, date, time } = useOrderWords();
  const { at, kind, actor, reason, seatIds, amount, about } = entry;
  const zone = deviceTimeZone();
  const known = `reason.${reason}`;
  const said = reason && say(known as 'reason.order-changed');
  const more = [
    seatIds.join(', '),
    amount && money(amount),
    about,
    actor && say('timeline.by', { name: actor.name ?? say('timeline.somebody') }),
  ].filter(Boolean);
  return (
    <li className="group flex gap-3">
      <span className="flex flex-col items-center pt-1.5" aria-hidden="true">
        <span className="size-3 rounded-full border-2 border-bulb" />
        <span className="w-0.5 flex-1 bg-line group-last:hidden" />
      </span>
      <div className="min-w-0 flex-1 pb-4 group-last:pb-0" data-kind={kind}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <strong>{say(`timeline.${kind}`)}</strong>
          <time dateTime={at} className="text-sm text-muted">
            {date(at, zone)}, {time(at, zone)}
          </time>
        </p>
        {more.length > 0 && <p className="text-sm break-words text-muted">{more.join(' · ')}</p>}
        {said && <p className="text-sm break-words">{said === known ? reason : said}</p>}
      </div>
    </li>
  );
}
