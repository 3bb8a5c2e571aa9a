import { useEffect, useState } from 'react';

/** Less than this is rounding, not room. */
const ROOM_PX_MIN = 4;
const PAGE_SHARE = 0.85;

/** A row that can be scrolled sideways by a page, and knows where there is room to go. */
export function useScroller() {
  const [row, attach] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState({ back: false, on: false });

  useEffect(() => {
    if (!row) return;
    const look = () => {
      const back = row.scrollLeft > ROOM_PX_MIN;
      const on = row.scrollWidth - row.clientWidth - row.scrollLeft > ROOM_PX_MIN;
      setRoom((now) => (now.back === back && now.on === on ? now : { back, on }));
    };
    const size = new ResizeObserver(look);
    size.observe(row);
    row.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      row.removeEventListener('scroll', look);
    };
  }, [row]);

  /** Back, or on. */
  const scroll = (direction: -1 | 1) => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row?.scrollBy({
      left: direction * row.clientWidth * PAGE_SHARE,
      behavior: calm ? 'instant' : 'smooth',
    });
  };
  return { attach, room, scroll };
}
