import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { createNextAddress } from './next-address.ts';
import type { ParamChanges } from './search-params.ts';

/** Of the browser, not of what is drawn: a drawing may lag behind two quick hands. */
const next = createNextAddress(() => {
  const key: unknown = Object(history.state).key;
  return { step: `${key} ${location.href}`, search: location.search };
});

/**
 * What a page is about, as its address says it. A change takes the place of this step of the
 * history and leaves the page where it is scrolled to.
 */
export function useAddress() {
  const [address, setAddress] = useSearchParams();
  const { key } = useLocation();
  useEffect(() => next.drawn(), [key]);
  return {
    address,
    change: (changes: ParamChanges) =>
      setAddress(next.after(changes), { replace: true, preventScrollReset: true }),
  };
}
