import type { ReactNode } from 'react';
import { ChartGround } from './chart-ground.tsx';
import { everyNth, plotOf } from './plot.ts';
import { linePath, type Point } from './scale.ts';
import { useWidth } from './use-width.ts';

export interface SharePoint {
  /** Days before the end; the chart ends with 0. */
  readonly daysBefore: number;
  /** Shares from 0 to 1. */
  readonly own: number | null;
  readonly mean: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

interface ShareBandProps {
  names: { readonly own: string; readonly mean: string; readonly range: string };
  points: readonly SharePoint[];
  percent: (hundredths: number) => string;
  tick: (daysBefore: number) => string;
}

const TICK_WIDTH = 72;

/** A share that grows towards a day, next to mean and range of others. What it shows stands in a table, too. */
export function ShareBand({ names, points, percent, tick }: ShareBandProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const plot = plotOf(width);
  const { left, right, top, floor } = plot;
  const step = (right - left) / Math.max(1, points.length - 1);
  const y = (share: number) => floor - share * (floor - top);
  const line = (of: 'own' | 'mean' | 'least' | 'most'): Point[] =>
    points.flatMap((point, place) => {
      const share = point[of];
      return share === null ? [] : [{ x: left + place * step, y: y(share) }];
    });
  const [own, least, most] = [line('own'), line('least'), line('most')];
  const end = own.at(-1);
  const band = least.length > 0 ? `${linePath([...most, ...least.toReversed()])}Z` : '';
  return (
    <figure aria-hidden="true">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-1 text-sm text-muted">
        <Sign name={names.own}>
          <path d="M0 6H16" className="stroke-seat-1" strokeWidth="3" />
        </Sign>
        {band !== '' && (
          <>
            <Sign name={names.mean}>
              <path d="M0 6H16" className="stroke-ink" strokeWidth="2" strokeDasharray="4 3" />
            </Sign>
            <Sign name={names.range}>
              <rect width="16" height="12" rx="3" className="fill-seat-5" fillOpacity="0.3" />
            </Sign>
          </>
        )}
      </figcaption>
      <div ref={ref} className="w-full">
        <svg width={width} height={plot.height} className="block">
          <path d={band} className="fill-seat-5" fillOpacity="0.22" />
          <path
            d={linePath(line('mean'))}
            className="fill-none stroke-ink"
            strokeWidth="1.5"
            strokeDasharray="4 3"
          />
          <path
            d={linePath(own)}
            className="fill-none stroke-seat-1"
            strokeWidth="3"
            strokeLinejoin="round"
          />
          {end && <circle cx={end.x} cy={end.y} r="5" className="fill-seat-1 stroke-surface" />}
          <ChartGround
            {...{ plot, max: 1 }}
            format={(share) => percent(Math.round(share * 100))}
            ticks={everyNth(points.length, Math.floor(width / TICK_WIDTH)).map((place) => ({
              ...{ x: left + place * step, text: tick(points[place]?.daysBefore ?? 0) },
            }))}
          />
        </svg>
      </div>
    </figure>
  );
}

function Sign({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="16" height="12">
        {children}
      </svg>
      {name}
    </span>
  );
}
