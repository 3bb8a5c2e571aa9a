import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, serverTime } from '../../lib/browser.ts';
import { holdKey } from '../../lib/hold/hold-key.ts';
import { ownerOf, useVisitor } from '../../lib/session/use-session.ts';

/** Another tab may have ordered or released it. */
const ASK_AGAIN_MS = 30_000;
/** Our clock says it is over; the server's word counts. */
const ASK_WHETHER_OVER_MS = 1_000;

/**
 * The buyer's hold as the server has it, asked for again whenever the buyer comes back to the page
 * or becomes somebody else by signing in.
 */
export function useHold(holdId: string) {
  const visitor = useVisitor();
  const owner = ownerOf(visitor);
  const query = useQuery({
    queryKey: [...holdKey(holdId), owner],
    queryFn: () => api.call(bookingOperations.getHold, { holdId }),
    enabled: owner !== null,
    // The seats stay in sight while they are asked for in the name of who has just signed in.
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (isOver(state.data) ? ASK_WHETHER_OVER_MS : ASK_AGAIN_MS),
  });
  const { refetch } = query;

  useEffect(() => {
    // The way back from the payment page may bring this page back as it was left, busy and stale.
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void refetch();
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, [refetch]);

  return { ...query, visitor };
}

export function isOver(hold: Hold | undefined): boolean {
  return hold?.status === 'HELD' && Date.parse(hold.expiresAt) <= serverTime.now();
}
