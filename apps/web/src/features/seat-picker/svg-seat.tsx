import clsx from 'clsx';
import { memo } from 'react';
import type { RoomSeat } from './room.ts';
import { isTaken, type SeatLook } from './seat-words.ts';

interface SvgSeatProps {
  seat: RoomSeat;
  label: string;
  look: SeatLook;
  lost: boolean;
  fillClass: string;
  /** One chair of the room takes part in the tab order; arrow keys move on from it. */
  inTabOrder: boolean;
}

/** How much of a free chair's size the others have: state is told by shape before colour. */
const SOLD_SHARE = 0.5;

/** One chair, drawn again only when something about it changes. */
export const SvgSeat = memo(function SvgSeat(props: SvgSeatProps) {
  const { seat, label, look, lost, inTabOrder } = props;
  return (
    <g
      data-seat={seat.index}
      id={`seat-${seat.index}`}
      role="checkbox"
      aria-checked={look === 'selected' || look === 'mine'}
      aria-disabled={isTaken(look) || undefined}
      aria-label={label}
      tabIndex={inTabOrder ? 0 : -1}
      transform={`translate(${seat.x} ${seat.y})`}
      className={clsx('seat', lost && 'seat-lost')}
    >
      <Chair {...props} />
    </g>
  );
});

function Chair({ seat, look, lost, fillClass }: SvgSeatProps) {
  const share = look === 'unavailable' && !lost ? SOLD_SHARE : 1;
  const [width, height] = [seat.width * share, seat.depth * share];
  const box = { x: -width / 2, y: -height / 2, width, height, rx: Math.min(width, height) / 4 };
  if (lost) return <rect {...box} className="fill-bad stroke-ink" strokeWidth={5} />;
  if (look === 'unavailable') return <rect {...box} className="fill-line" />;
  if (look === 'held') {
    return (
      <rect {...box} className="fill-surface stroke-edge" strokeWidth={4} strokeDasharray="9 6" />
    );
  }
  if (look === 'selected' || look === 'mine') {
    const paper = look === 'mine' ? 'fill-bulb' : 'fill-on-marquee';
    return (
      <>
        <rect {...box} className={clsx(paper, 'stroke-marquee-bright')} strokeWidth={8} />
        <path
          d="M-13 0 -4 10 14 -11"
          className="fill-none stroke-marquee"
          strokeWidth={8}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    );
  }
  return (
    <>
      <rect {...box} className={fillClass} />
      <ChairMark seat={seat} />
    </>
  );
}

/** A wheelchair or a companion sign; on other chairs their number, once it can be read. */
function ChairMark({ seat }: { seat: RoomSeat }) {
  if (seat.kind === 'wheelchair') {
    return (
      <g className="fill-none stroke-ground" strokeWidth={5} strokeLinecap="round">
        <circle cx={-3} cy={-16} r={3} className="fill-ground" />
        <path d="M-3 -9V3H9l6 12M-3 -3H8" />
        <path d="M-9 -3a12 12 0 1 0 16 16" />
      </g>
    );
  }
  if (seat.kind === 'companion') {
    return (
      <g className="fill-ground">
        <circle cx={0} cy={-9} r={7} />
        <path d="M-13 16a13 13 0 0 1 26 0z" />
      </g>
    );
  }
  return (
    <text y={8} className="seat-number fill-ground" textAnchor="middle" fontSize={22}>
      {seat.number}
    </text>
  );
}
