import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, session } from '../../lib/browser.ts';
import { rememberedHold, rememberHold } from '../../lib/hold/remembered-hold.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';

/** Reminds a buyer who came back from the checkout of the seats they still hold. */
export function HeldNotice({ showId }: { showId: string }) {
  const [holdId, setHoldId] = useState<string | null>(null);
  useEffect(() => setHoldId(rememberedHold(showId)), [showId]);
  const queries = useQueryClient();
  const { data: hold } = useQuery({
    queryKey: ['hold', holdId],
    queryFn: () => api.call(bookingOperations.getHold, { holdId: holdId ?? '' }),
    enabled: holdId !== null && session.current() !== null,
  });
  const forget = () => {
    rememberHold(showId, null);
    setHoldId(null);
  };
  const release = useMutation({
    mutationFn: ({ holdId }: Hold) => api.call(bookingOperations.releaseHold, { holdId }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['hold', holdId] });
      forget();
    },
  });
  if (!hold || hold.status !== 'HELD') return null;
  return (
    <section
      aria-label="Seats you hold"
      className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-bulb/60 bg-raised px-3 py-2 text-sm"
    >
      <p>
        You hold {hold.seatIds.length} {hold.seatIds.length === 1 ? 'seat' : 'seats'} for{' '}
        <Countdown expiresAt={hold.expiresAt} onOver={forget} />
      </p>
      <span className="flex gap-2">
        <ButtonLink to={`/checkout/${hold.holdId}`}>Continue to payment</ButtonLink>
        <Button look="quiet" busy={release.isPending} onClick={() => release.mutate(hold)}>
          Let them go
        </Button>
      </span>
    </section>
  );
}
