import type { Plot } from './plot.ts';

interface ChartGroundProps {
  plot: Plot;
  /** The value at the top. */
  max: number;
  format: (value: number) => string;
  ticks: readonly { readonly x: number; readonly text: string }[];
}

/** Lines and figures behind a chart. */
export function ChartGround({ plot, max, format, ticks }: ChartGroundProps) {
  const { left, right, top, floor, height } = plot;
  const y = (value: number) => floor - (value / max) * (floor - top);
  return (
    <>
      {[0, max / 2, max].map((value) => (
        <line
          key={value}
          x1={left}
          x2={right}
          y1={y(value)}
          y2={y(value)}
          className="stroke-line"
        />
      ))}
      {ticks.map(({ x, text }) => (
        <text
          key={x}
          x={Math.min(Math.max(x, left + 22), right - 22)}
          y={height - 6}
          textAnchor="middle"
          className="fill-faint text-[11px] tabular-nums"
        >
          {text}
        </text>
      ))}
      {[max / 2, max].map((value) => (
        <text
          key={value}
          x={left + 2}
          y={y(value) + 12}
          className="fill-muted stroke-surface text-[11px] tabular-nums [paint-order:stroke]"
          strokeWidth="4"
        >
          {format(value)}
        </text>
      ))}
    </>
  );
}
