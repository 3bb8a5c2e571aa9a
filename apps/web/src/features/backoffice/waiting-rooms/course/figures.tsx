import type { ReactNode } from 'react';
import { useDeskWords } from '../words/desk-words.ts';
import { conversionOf, type Moment } from './course.ts';

/** How the room stands, in numbers that can be read from across the office. */
export function Figures({ now }: { now: Moment }) {
  const { say, number, percent } = useDeskWords();
  const conversion = conversionOf(now);
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <Figure
        name={say('figure.waiting')}
        detail={say('figure.joined', { number: number(now.joined) })}
      >
        {number(now.waiting)}
      </Figure>
      <Figure
        name={say('figure.active')}
        detail={say('figure.activeDetail', {
          max: number(now.activeMax),
          mayCome: number(now.mayCome),
        })}
      >
        {number(now.active)}
      </Figure>
      <Figure
        name={say('figure.perMinute')}
        detail={say('figure.admitted', { number: number(now.admitted) })}
      >
        {number(Math.round(now.admittedPerMinute))}
      </Figure>
      <Figure
        name={say('figure.bought')}
        detail={say('figure.missed', { number: number(now.missed) })}
      >
        {number(now.bought)}
      </Figure>
      <Figure name={say('figure.conversion')} detail={say('figure.conversionDetail')}>
        {conversion === null ? '–' : percent(conversion)}
      </Figure>
      <Figure
        name={say('figure.seatsLeft')}
        detail={say('figure.unsold', { number: number(now.seatsUnsold) })}
      >
        {number(now.seatsLeft)}
      </Figure>
    </dl>
  );
}

function Figure({ name, detail, children }: { name: string; detail: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end rounded-card border border-line bg-surface px-4 py-3">
      <dd className="text-xs text-faint">{detail}</dd>
      <dd className="text-2xl font-bold break-words tabular-nums sm:text-3xl">{children}</dd>
      <dt className="text-sm text-muted">{name}</dt>
    </div>
  );
}
