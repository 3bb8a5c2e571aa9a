import type { ShowSeats } from '@houseful/contract/shows-desk';
import { useShowsWords } from './words/shows-words.ts';

/** Sold, held and set aside of all seats, as one bar; what is left of it is free. */
export function SeatBar({ total, sold, held, setAside }: ShowSeats) {
  const { say } = useShowsWords();
  const parts = [
    ['fill-good', sold],
    ['fill-bulb', held],
    ['fill-edge', setAside],
  ] as const;
  let from = 0;
  return (
    <svg
      role="img"
      aria-label={say('seats.bar', { sold, held, setAside, total })}
      viewBox={`0 0 ${Math.max(total, 1)} 1`}
      preserveAspectRatio="none"
      className="h-2.5 w-full overflow-hidden rounded-full bg-raised"
    >
      {parts.map(([look, seats]) => {
        const x = from;
        from += seats;
        return <rect key={look} x={x} y={0} width={seats} height={1} className={look} />;
      })}
    </svg>
  );
}
