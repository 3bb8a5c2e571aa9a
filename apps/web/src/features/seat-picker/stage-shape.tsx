import type { SeatMap } from '@houseful/contract/seat-map';

/** What everybody looks at. */
export function StageShape({ stage }: { stage: SeatMap['stage'] }) {
  const { x, y, width, height, shape, label } = stage;
  const middle = { x: x + width / 2, y: y + height / 2 };
  return (
    <g aria-hidden="true">
      {shape === 'screen' ? (
        <path
          d={`M${x} ${y + height} Q${middle.x} ${y - height * 0.4} ${x + width} ${y + height}`}
          className="fill-none stroke-bulb"
          strokeWidth={Math.max(10, Math.min(24, height / 3))}
          strokeLinecap="round"
        />
      ) : shape === 'pitch' ? (
        <ellipse
          cx={middle.x}
          cy={middle.y}
          rx={width / 2}
          ry={height / 2}
          className="fill-good stroke-good"
          fillOpacity={0.22}
          strokeWidth={20}
        />
      ) : (
        <rect
          {...{ x, y, width, height }}
          rx={Math.min(width, height) / 12}
          className="fill-bulb stroke-bulb"
          fillOpacity={0.18}
          strokeWidth={8}
        />
      )}
      <text
        x={middle.x}
        y={
          shape === 'screen' ? y + height + labelSize(stage) * 1.2 : middle.y + labelSize(stage) / 3
        }
        textAnchor="middle"
        fontSize={labelSize(stage)}
        letterSpacing={labelSize(stage) * 0.3}
        className="fill-muted uppercase"
      >
        {label}
      </text>
    </g>
  );
}

function labelSize({ width, height, shape }: SeatMap['stage']): number {
  return shape === 'screen' ? 30 : Math.min(height / 3, width / 8);
}
