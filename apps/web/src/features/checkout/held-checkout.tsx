import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../lib/browser.ts';
import { changeAddress, FROM_CHECKOUT } from '../../lib/hold/change-address.ts';
import { MoreTime } from '../../lib/hold/more-time.tsx';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ownerOf, type Visitor } from '../../lib/session/use-session.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { Notice } from '../../lib/ui/notice.tsx';
import { ContactForm } from './contact-form.tsx';
import { Opening } from './opening.tsx';
import { PriceQuestion } from './price-question.tsx';
import { PromoCode } from './promo-code.tsx';
import { SeatsCard } from './seats-card.tsx';
import { SignInInstead } from './sign-in-instead.tsx';
import { TicketTypes } from './ticket-types.tsx';
import { TimeBar } from './time-bar.tsx';
import { isOver } from './use-hold.ts';
import { usePay } from './use-pay.ts';
import { usePrice } from './use-price.ts';

interface HeldCheckoutProps {
  hold: Hold;
  visitor: Visitor;
  renderSignIn: (onDone: () => void) => ReactNode;
  /** The box office did not answer when it was last asked about the hold. */
  unreachable: boolean;
  /** The countdown reached zero. */
  onOver: () => void;
}

export function HeldCheckout(props: HeldCheckoutProps) {
  const { hold, visitor, renderSignIn, unreachable, onOver } = props;
  const { t } = useWords();
  const price = usePrice(hold, visitor);
  const pay = usePay(hold, price);
  const paySection = useRef<HTMLElement>(null);
  const step = pay.data;
  return (
    <div className="flex flex-col gap-3 sm:gap-4 lg:gap-6">
      <TimeBar text={t('checkout.timeLeft')} expiresAt={hold.expiresAt} onOver={onOver} />
      {!step && <MoreTime hold={hold} />}
      {unreachable && isOver(hold) && <Notice tone="warn">{t('checkout.perhapsOver')}</Notice>}
      <div className="grid min-w-0 items-start gap-3 sm:gap-4 lg:grid-cols-2 lg:gap-6">
        <SeatsCard showId={hold.showId} quote={price.quote}>
          {!step && <PromoCode price={price} />}
          {!step && <TicketTypes hold={hold} />}
          {!hold.together && <p className="text-sm text-muted">{t('checkout.notTogether')}</p>}
          {hold.warnings.some(({ suggestions }) => suggestions.length > 0) && (
            <p className="text-sm text-muted">{t('checkout.leavesAlone')}</p>
          )}
          {!step && (
            <ButtonLink
              look="quiet"
              size="small"
              className="self-start"
              to={changeAddress(hold)}
              state={FROM_CHECKOUT}
            >
              {t('checkout.change')}
            </ButtonLink>
          )}
        </SeatsCard>
        <section
          ref={paySection}
          tabIndex={-1}
          aria-label={t('checkout.pay')}
          className="flex min-w-0 flex-col gap-2 outline-none"
        >
          {step?.kind === 'price-differs' ? (
            <PriceQuestion step={step} />
          ) : (
            <>
              <SignInInstead {...{ visitor, renderSignIn }} returnFocusTo={paySection} />
              <ContactForm
                key={ownerOf(visitor)}
                visitor={visitor}
                total={price.quote.total}
                busy={pay.isPending || pay.isSuccess || price.busy}
                error={pay.error}
                onPay={pay.mutate}
              />
              {step?.kind === 'pay' && <Opening payUrl={step.payUrl} />}
              {!step && <LetGo hold={hold} />}
            </>
          )}
        </section>
      </div>
    </div>
  );
}

function LetGo({ hold }: { hold: Hold }) {
  const { t } = useWords();
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
      size="small"
      className="self-center"
      busy={release.isPending}
      onClick={() => release.mutate()}
    >
      {t('checkout.letGo')}
    </Button>
  );
}
