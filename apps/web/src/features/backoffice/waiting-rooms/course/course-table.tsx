import { deviceTimeZone } from '../../device-time-zone.ts';
import { clockText } from '../clock-text.ts';
import { useDeskWords } from '../words/desk-words.ts';
import type { Moment } from './course.ts';

const ROWS_MAX = 40;

/** The curves as numbers, the newest first; of a long course every so many moments one. */
export function CourseTable({ moments }: { moments: readonly Moment[] }) {
  const { say, number, locale } = useDeskWords();
  const every = Math.ceil(moments.length / ROWS_MAX);
  const rows = moments.toReversed().filter((_moment, place) => place % every === 0);
  const zone = deviceTimeZone();
  const columns = [
    [say('figure.waiting'), (one: Moment) => one.waiting],
    [say('course.inside'), (one: Moment) => one.inside],
    [say('course.mayCome'), (one: Moment) => one.mayCome],
    [say('course.cap'), (one: Moment) => one.activeMax],
    [say('figure.perMinute'), (one: Moment) => one.admittedPerMinute],
    [say('figure.bought'), (one: Moment) => one.bought],
    [say('figure.seatsLeft'), (one: Moment) => one.seatsLeft],
  ] as const;
  return (
    <div className="overflow-x-auto" role="region" aria-label={say('course.title')} tabIndex={0}>
      <table className="w-full text-right text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-2 pr-3 text-left font-medium">
              {say('course.time')}
            </th>
            {columns.map(([name]) => (
              <th key={name} scope="col" className="px-3 py-2 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((moment) => (
            <tr key={moment.atMs} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-medium whitespace-nowrap">
                {clockText(moment.atMs, locale, zone)}
              </th>
              {columns.map(([name, value]) => (
                <td key={name} className="px-3 py-1.5">
                  {number(Math.round(value(moment)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
