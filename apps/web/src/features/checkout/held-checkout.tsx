import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../lib/browser.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import type { Visitor } from '../../lib/session/use-session.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';
import { PriceSummary } from '../../lib/ui/price-summary.tsx';
import { ShowWords } from '../../lib/ui/show-words.tsx';
import { Skeleton } from '../../lib/ui/skeleton.tsx';
import { ContactForm } from './contact-form.tsx';
import { SignInInstead } from './sign-in-instead.tsx';
import { usePay } from './use-pay.ts';

interface HeldCheckoutProps {
  hold: Hold;
  visitor: Visitor;
  renderSignIn: (onDone: () => void) => ReactNode;
  /** The countdown reached zero. */
  onOver: () => void;
}

export function HeldCheckout({ hold, visitor, renderSignIn, onOver }: HeldCheckoutProps) {
  const pay = usePay(hold);
  return (
    <div className="flex flex-col gap-5">
      <p className="sticky top-0 z-10 -mx-4 flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3 sm:mx-0 sm:rounded-lg sm:border">
        <span>Held for you. Time left to pay:</span>
        <Countdown expiresAt={hold.expiresAt} onOver={onOver} className="text-xl" />
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <section
          aria-label="Your seats"
          className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5"
        >
          <HeldShow showId={hold.showId} />
          <PriceSummary quote={hold.quote} />
          {!hold.together && (
            <p className="text-sm text-muted">These seats are not side by side.</p>
          )}
          <LetGo hold={hold} />
        </section>
        <section aria-label="Pay" className="flex flex-col gap-4">
          {visitor.kind !== 'member' && <SignInInstead {...{ hold, renderSignIn }} />}
          <ContactForm
            key={visitor.kind}
            visitor={visitor}
            total={hold.quote.total}
            busy={pay.isPending || pay.isSuccess}
            error={pay.error}
            onPay={pay.mutate}
          />
        </section>
      </div>
    </div>
  );
}

function HeldShow({ showId }: { showId: string }) {
  const { data: show } = useQuery({
    queryKey: ['show', showId],
    queryFn: () => api.call(bookingOperations.getShow, { showId }),
  });
  if (!show) return <Skeleton className="h-24" />;
  return (
    <div className="flex gap-4">
      <img
        src={show.title.posterUrl}
        alt=""
        width={80}
        height={120}
        className="aspect-2/3 w-20 shrink-0 self-start rounded-md bg-raised object-cover"
      />
      <ShowWords {...show} titleName={show.title.name} venueName={show.venue.name} />
    </div>
  );
}

function LetGo({ hold }: { hold: Hold }) {
  const navigate = useNavigate();
  const release = useMutation({
    mutationFn: () => api.call(bookingOperations.releaseHold, { holdId: hold.holdId }),
    onSuccess: () => {
      rememberHold(hold.showId, null);
      void navigate(`/shows/${hold.showId}/seats`, { replace: true });
    },
  });
  return (
    <Button
      look="plain"
      className="self-start"
      busy={release.isPending}
      onClick={() => release.mutate()}
    >
      Let the seats go and choose others
    </Button>
  );
}
