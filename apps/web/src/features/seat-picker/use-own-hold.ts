import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { api, session } from '../../lib/browser.ts';
import { CHANGE_PARAMETER } from '../../lib/hold/change-address.ts';
import { holdKey } from '../../lib/hold/hold-key.ts';
import { rememberedHold, rememberHold } from '../../lib/hold/remembered-hold.ts';
import { searchWith } from '../../lib/seat-map/search-with.ts';

export interface OwnHold {
  /** What this tab still holds for the show, if anything. */
  readonly hold: Hold | null;
  readonly seatIds: ReadonlySet<string>;
  /** The same hold, where the address asks to change its seats. */
  readonly changing: Hold | null;
  /** Whether the hold to be changed is still being asked for, or could not be. */
  readonly waiting: boolean;
  /** Why the hold to be changed could not be asked for. */
  readonly error: unknown;
  readonly releasing: boolean;
  retry(): void;
  /** Takes a hold that was made here and now. */
  adopt(hold: Hold): void;
  release(): void;
  forget(): void;
}

/** The buyer's hold of the show: the one that the address names, or the last one of this tab. */
export function useOwnHold(showId: string): OwnHold {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [remembered, setRemembered] = useState<string | null>(null);
  // The server knows nobody's holds, and the browser's first look is like the server's.
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => {
    setRemembered(rememberedHold(showId));
    setInBrowser(true);
  }, [showId]);
  const changeId = isInBrowser ? new URLSearchParams(search).get(CHANGE_PARAMETER) : null;
  const holdId = changeId ?? remembered;
  const isAsked = holdId !== null && session.current() !== null;
  const queries = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: holdKey(holdId ?? ''),
    queryFn: () => api.call(bookingOperations.getHold, { holdId: holdId ?? '' }),
    enabled: isAsked,
  });
  const isOurs = data?.status === 'HELD' && data.showId === showId;
  const hold = isAsked && isOurs ? data : null;
  const changing = changeId === null ? null : hold;
  const failed = isProblem(error, 'no-such-hold') ? null : error;
  const waiting = changeId !== null && isAsked && !hold && (isFetching || failed !== null);
  useChangeEnd(changeId, changing, waiting);
  const forget = () => {
    rememberHold(showId, null);
    setRemembered(null);
  };
  const release = useMutation({
    mutationFn: (held: Hold) => api.call(bookingOperations.releaseHold, { holdId: held.holdId }),
    onSuccess: async (_, held) => {
      forget();
      if (changeId) {
        await navigate({ search: searchWith(search, CHANGE_PARAMETER, null) }, { replace: true });
      }
      void queries.invalidateQueries({ queryKey: holdKey(held.holdId) });
    },
  });
  return {
    ...{ hold, changing, waiting, forget },
    seatIds: useMemo(() => new Set(hold?.seatIds), [hold]),
    error: changeId === null ? null : failed,
    retry: () => void refetch(),
    releasing: release.isPending,
    adopt: (made) => {
      queries.setQueryData(holdKey(made.holdId), made);
      setRemembered(made.holdId);
    },
    release: () => hold && release.mutate(hold),
  };
}

/**
 * A hold that ends while it is being changed is told by the checkout, as elsewhere; one that has
 * ended before leaves an ordinary map.
 */
function useChangeEnd(changeId: string | null, changing: Hold | null, waiting: boolean): void {
  const { search } = useLocation();
  const navigate = useNavigate();
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (changing) seen.current = changing.holdId;
    if (changing || changeId === null || waiting) return;
    const to =
      seen.current === changeId
        ? `/checkout/${changeId}`
        : { search: searchWith(search, CHANGE_PARAMETER, null) };
    void navigate(to, { replace: true });
  }, [changeId, changing, waiting, search, navigate]);
}
