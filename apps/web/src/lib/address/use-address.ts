import { useSearchParams } from 'react-router';
import { type ParamChanges, withParams } from './search-params.ts';

/**
 * What a page is about, as its address says it. A change takes the place of this step of the
 * history and leaves the page where it is scrolled to.
 */
export function useAddress() {
  const [address, setAddress] = useSearchParams();
  return {
    address,
    change: (changes: ParamChanges) =>
      setAddress((before) => withParams(before, changes), {
        ...{ replace: true, preventScrollReset: true },
      }),
  };
}
