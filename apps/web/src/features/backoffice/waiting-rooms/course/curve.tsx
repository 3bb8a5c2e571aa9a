import clsx from 'clsx';
import type { PointerEvent } from 'react';
import { device } from '../../../../lib/time/device.ts';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { tickText } from '../clock-text.ts';
import { useDeskWords } from '../words/desk-words.ts';
import type { Moment } from './course.ts';
import {
  areaPath,
  linePath,
  nearest,
  roundMax,
  stepPath,
  timeTicks,
} from '../../../../lib/charts/scale.ts';
import { useWidth } from '../../../../lib/charts/use-width.ts';

type Value = (moment: Moment) => number;

export interface CurveProps {
  name: string;
  moments: readonly [Moment, ...Moment[]];
  /** The moment that is read, in all curves the same. */
  shown: Moment;
  onShow: (place: number | null) => void;
  value: Value;
  /** Part of the value, drawn below it. */
  part?: Value;
  /** Drawn as a dashed line, with its name. */
  limit?: { readonly name: string; readonly value: Value };
  look: string;
}

const HEIGHT = 132;
const TOP = 8;
const FLOOR = HEIGHT - 22;
const LEFT = 6;
const RIGHT = 6;
const TICK_WIDTH = 90;

/** One figure of a room over time. Read aloud it is its name and the value that is read. */
export function Curve({ name, moments, shown, onShow, value, part, limit, look }: CurveProps) {
  const { number, locale } = useDeskWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const times = moments.map(({ atMs }) => atMs);
  const fromMs = moments[0].atMs;
  const toMs = Math.max(fromMs + 1, times.at(-1) ?? 0);
  const max = roundMax(
    moments.reduce((most, one) => Math.max(most, value(one), limit?.value(one) ?? 0), 0),
  );
  const x = (atMs: number) =>
    LEFT + ((atMs - fromMs) / (toMs - fromMs)) * Math.max(0, width - LEFT - RIGHT);
  const y = (count: number) => FLOOR - (count / max) * (FLOOR - TOP);
  const points = (of: Value) => moments.map((one) => ({ x: x(one.atMs), y: y(of(one)) }));
  const zone = deviceTimeZone();
  const { ticks, stepMs } = timeTicks(
    { fromMs, toMs },
    Math.max(1, Math.floor(width / TICK_WIDTH)),
    aheadMs(),
  );

  function read({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void {
    const place =
      (clientX - currentTarget.getBoundingClientRect().left - LEFT) / (width - LEFT - RIGHT);
    onShow(nearest(times, fromMs + place * (toMs - fromMs)));
  }

  return (
    <figure className="flex min-w-0 flex-col gap-1" aria-label={name}>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-sm text-muted">{name}</span>
        <span className="text-lg font-bold tabular-nums">
          {number(Math.round(value(shown)))}
          {limit && (
            <span className="ml-2 text-xs font-normal text-faint">
              {limit.name} {number(Math.round(limit.value(shown)))}
            </span>
          )}
        </span>
      </figcaption>
      <div ref={ref} className={clsx('w-full', look)}>
        <svg
          width={width}
          height={HEIGHT}
          className="block touch-pan-y"
          aria-hidden="true"
          onPointerMove={read}
          onPointerDown={read}
          onPointerLeave={({ pointerType }) => {
            // A finger that is lifted has chosen the moment.
            if (pointerType === 'mouse') onShow(null);
          }}
        >
          {[0, max / 2, max].map((count) => (
            <line
              key={count}
              x1={LEFT}
              x2={width - RIGHT}
              y1={y(count)}
              y2={y(count)}
              className="stroke-line"
            />
          ))}
          {ticks.map((tick) => (
            <text
              key={tick}
              x={Math.min(Math.max(x(tick), LEFT + 24), width - RIGHT - 24)}
              y={HEIGHT - 6}
              textAnchor="middle"
              className="fill-faint text-[10px] tabular-nums"
            >
              {tickText(tick, stepMs, locale, zone)}
            </text>
          ))}
          <path d={areaPath(points(value), FLOOR)} className="fill-current opacity-20" />
          {part && <path d={areaPath(points(part), FLOOR)} className="fill-current opacity-35" />}
          <path
            d={linePath(points(value))}
            className="fill-none stroke-current"
            strokeWidth="2"
            strokeLinejoin="round"
          />
          {limit && (
            <path
              d={stepPath(points(limit.value))}
              className="fill-none stroke-bad"
              strokeWidth="1.5"
              strokeDasharray="5 4"
            />
          )}
          {[max / 2, max].map((count) => (
            <text
              key={count}
              x={LEFT + 2}
              y={y(count) + 11}
              className="fill-faint stroke-surface text-[10px] tabular-nums [paint-order:stroke]"
              strokeWidth="3"
            >
              {number(count)}
            </text>
          ))}
          <line
            x1={x(shown.atMs)}
            x2={x(shown.atMs)}
            y1={TOP}
            y2={FLOOR}
            className="stroke-edge"
            strokeDasharray="2 3"
          />
          <circle
            cx={x(shown.atMs)}
            cy={y(value(shown))}
            r="4"
            className="fill-current stroke-surface"
            strokeWidth="2"
          />
        </svg>
      </div>
    </figure>
  );
}

const MINUTE_MS = 60_000;

/** How far this device's clocks are ahead of UTC. */
function aheadMs(): number {
  return -new Date(device.now()).getTimezoneOffset() * MINUTE_MS;
}
