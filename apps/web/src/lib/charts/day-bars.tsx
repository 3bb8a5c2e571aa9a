import { type PointerEvent, useState } from 'react';
import { ChartGround } from './chart-ground.tsx';
import { everyNth, plotOf } from './plot.ts';
import { linePath, roundMax } from './scale.ts';
import { useWidth } from './use-width.ts';

export interface DayBar {
  readonly key: string;
  /** As it stands below the bar. */
  readonly tick: string;
  /** As it is read. */
  readonly name: string;
  readonly value: number;
  /** What it is held against; drawn as a line. */
  readonly before?: number | undefined;
}

interface DayBarsProps {
  name: string;
  beforeName?: string;
  bars: readonly DayBar[];
  format: (value: number) => string;
  /** Of the axis, where there is little room. */
  formatShort: (value: number) => string;
  look?: string;
}

const TICK_WIDTH = 64;
const BAR_WIDTH_MAX = 48;

/** One figure day by day, next to the period before. What it shows stands in a table, too: it is not read aloud. */
export function DayBars({ name, beforeName, bars, format, formatShort, look }: DayBarsProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [shownKey, setShownKey] = useState<string | null>(null);
  const plot = plotOf(width);
  const { left, right, top, floor } = plot;
  const max = roundMax(Math.max(1, ...bars.flatMap(({ value, before = 0 }) => [value, before])));
  const step = (right - left) / Math.max(1, bars.length);
  const x = (place: number) => left + (place + 0.5) * step;
  const y = (value: number) => floor - (Math.max(0, value) / max) * (floor - top);
  const shown = bars.find(({ key }) => key === shownKey);
  const hasBefore = bars.some(({ before }) => before !== undefined && before > 0);
  const line = bars.map(({ before = 0 }, place) => ({ x: x(place), y: y(before) }));
  const barWidth = Math.min(BAR_WIDTH_MAX, Math.max(1, step * 0.72));

  function read({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void {
    const place = (clientX - currentTarget.getBoundingClientRect().left - left) / step;
    setShownKey(bars[Math.min(bars.length - 1, Math.max(0, Math.floor(place)))]?.key ?? null);
  }

  return (
    <figure className={look ?? 'text-seat-1'} aria-hidden="true">
      <figcaption className="flex min-h-7 flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-muted">
        <span className="inline-flex items-center gap-1.5">
          <svg width="12" height="12" className={look ?? 'text-seat-1'}>
            <rect width="12" height="12" rx="3" className="fill-current" />
          </svg>
          {shown ? `${shown.name}: ` : name}
          {shown && <strong className="text-ink tabular-nums">{format(shown.value)}</strong>}
        </span>
        {beforeName && hasBefore && (
          <span className="inline-flex items-center gap-1.5">
            <svg width="16" height="12">
              <path d="M0 6H16" className="stroke-ink" strokeWidth="2" strokeDasharray="4 3" />
            </svg>
            {beforeName}
            {shown && <span className="tabular-nums">{format(shown.before ?? 0)}</span>}
          </span>
        )}
      </figcaption>
      <div ref={ref} className="w-full">
        <svg
          width={width}
          height={plot.height}
          className="block touch-pan-y"
          onPointerMove={read}
          onPointerDown={read}
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setShownKey(null)}
        >
          {bars.map(({ key, value }, place) => (
            <rect
              key={key}
              x={x(place) - barWidth / 2}
              y={y(value)}
              width={barWidth}
              height={Math.max(0, floor - y(value))}
              rx={Math.min(4, barWidth / 3)}
              className="fill-current"
              fillOpacity={shownKey === null || shownKey === key ? 0.9 : 0.45}
            />
          ))}
          {hasBefore && (
            <path
              d={linePath(line)}
              className="fill-none stroke-ink"
              strokeWidth="1.5"
              strokeDasharray="4 3"
              strokeLinejoin="round"
            />
          )}
          <ChartGround
            {...{ plot, max, format: formatShort }}
            ticks={everyNth(bars.length, Math.floor(width / TICK_WIDTH)).map((place) => ({
              ...{ x: x(place), text: bars[place]?.tick ?? '' },
            }))}
          />
        </svg>
      </div>
    </figure>
  );
}
