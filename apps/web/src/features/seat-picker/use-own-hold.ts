import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api, session } from '../../lib/browser.ts';
import { rememberedHold, rememberHold } from '../../lib/hold/remembered-hold.ts';

export interface OwnHold {
  /** What this tab still holds for the show, if anything. */
  readonly hold: Hold | null;
  readonly seatIds: ReadonlySet<string>;
  readonly releasing: boolean;
  release(): void;
  forget(): void;
}

export function useOwnHold(showId: string): OwnHold {
  const [holdId, setHoldId] = useState<string | null>(null);
  useEffect(() => setHoldId(rememberedHold(showId)), [showId]);
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['hold', holdId],
    queryFn: () => api.call(bookingOperations.getHold, { holdId: holdId ?? '' }),
    enabled: holdId !== null && session.current() !== null,
  });
  const hold = holdId !== null && data?.status === 'HELD' ? data : null;
  const forget = () => {
    rememberHold(showId, null);
    setHoldId(null);
  };
  const release = useMutation({
    mutationFn: (held: Hold) => api.call(bookingOperations.releaseHold, { holdId: held.holdId }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['hold', holdId] });
      forget();
    },
  });
  return {
    hold,
    seatIds: useMemo(() => new Set(hold?.seatIds), [hold]),
    releasing: release.isPending,
    release: () => hold && release.mutate(hold),
    forget,
  };
}
