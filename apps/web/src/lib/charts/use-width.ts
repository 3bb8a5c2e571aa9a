import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width in pixels that an element has got, for what is drawn to measure. */
export function useWidth<E extends Element>(): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!ref.current) return;
    const look = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    look.observe(ref.current);
    return () => look.disconnect();
  }, []);
  return [ref, width];
}
