import { useId, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../../lib/ui/chip.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { Folded, Panel } from '../../panel.tsx';
import { clockText } from '../clock-text.ts';
import { useDeskWords } from '../words/desk-words.ts';
import type { Moment } from './course.ts';
import { CourseTable } from './course-table.tsx';
import { Curve } from './curve.tsx';

const MINUTE_MS = 60_000;
const RANGES = [
  { name: 'range.quarter', ms: 15 * MINUTE_MS },
  { name: 'range.hour', ms: 60 * MINUTE_MS },
  { name: 'range.all', ms: Number.POSITIVE_INFINITY },
] as const;

type Moments = readonly [Moment, ...Moment[]];

/** The room's course as curves over one time, of which a finger, a pointer or the arrow keys read a moment. */
export function CourseChart({ moments: all }: { moments: Moments }) {
  const { say } = useDeskWords();
  const [range, setRange] = useState<(typeof RANGES)[number]>(RANGES[1]);
  const [readMs, setReadMs] = useState<number | null>(null);
  const moments = lately(all, range.ms);
  const now = moments.at(-1) ?? moments[0];
  const place = readMs === null ? -1 : moments.findIndex(({ atMs }) => atMs === readMs);
  const shown = moments[place] ?? now;
  const onShow = (to: number | null) => {
    const moment = to === null ? undefined : moments[to];
    setReadMs(!moment || moment === now ? null : moment.atMs);
  };
  const curve = { moments, shown, onShow };
  return (
    <Panel title={say('course.title')}>
      <div className="flex flex-wrap gap-2" role="group" aria-label={say('course.range')}>
        {RANGES.map((one) => (
          <ChipToggle key={one.name} on={one === range} onClick={() => setRange(one)}>
            {say(one.name)}
          </ChipToggle>
        ))}
      </div>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <Curve
          {...curve}
          name={say('figure.waiting')}
          value={(one) => one.waiting}
          look="text-seat-5"
        />
        <Curve
          {...curve}
          name={say('figure.active')}
          value={(one) => one.active}
          part={(one) => one.inside}
          limit={{ name: say('course.cap'), value: (one) => one.activeMax }}
          look="text-seat-2"
        />
        <Curve
          {...curve}
          name={say('figure.perMinute')}
          value={(one) => one.admittedPerMinute}
          limit={{ name: say('course.pace'), value: (one) => one.paceMax }}
          look="text-seat-1"
        />
        <Curve
          {...curve}
          name={say('figure.seatsLeft')}
          value={(one) => one.seatsLeft}
          look="text-seat-3"
        />
      </div>
      <MomentReader {...curve} isNow={shown === now} />
      <Folded title={say('course.asTable')}>
        <CourseTable moments={moments} />
      </Folded>
    </Panel>
  );
}

interface MomentReaderProps {
  moments: Moments;
  shown: Moment;
  onShow: (place: number | null) => void;
  isNow: boolean;
}

/** Walks through the moments by keyboard or thumb; says what was then. */
function MomentReader({ moments, shown, onShow, isNow }: MomentReaderProps) {
  const { say, number, locale } = useDeskWords();
  const id = useId();
  const when = clockText(shown.atMs, locale, deviceTimeZone());
  const text = say('course.moment', {
    when,
    waiting: number(shown.waiting),
    inside: number(shown.inside),
    mayCome: number(shown.mayCome),
    perMinute: number(Math.round(shown.admittedPerMinute)),
    seatsLeft: number(shown.seatsLeft),
  });
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-4">
        <label htmlFor={id} className="text-sm font-medium">
          {say('course.read')}
        </label>
        {!isNow && (
          <Button look="plain" size="small" onClick={() => onShow(null)}>
            {say('course.now')}
          </Button>
        )}
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={moments.length - 1}
        value={moments.indexOf(shown)}
        aria-valuetext={text}
        onChange={({ target }) => onShow(Number(target.value))}
        className="h-8 w-full accent-marquee"
      />
      <p className="min-h-10 text-sm sm:min-h-5 text-muted tabular-nums" aria-hidden="true">
        {text}
      </p>
    </div>
  );
}

function lately(moments: Moments, ms: number): Moments {
  const fromMs = (moments.at(-1)?.atMs ?? 0) - ms;
  const late = moments.filter(({ atMs }) => atMs >= fromMs);
  return late as unknown as Moments;
}
