import type { Hold } from '@houseful/contract/booking';
import type { CounterSale, Shift, Tender } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useCounterWords } from '../words/counter-words.ts';
import { Basket } from './basket.tsx';
import { addressOf } from './steps.ts';
import { TakeMoney } from './take-money.tsx';

interface PayProps {
  shift: Shift;
  holdId: string;
  showId: string;
}

/** A running hold: whom its tickets are for, what they cost, and the money for them. */
export function Pay({ shift, holdId, showId }: PayProps) {
  const { shiftId } = shift;
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['counter-hold', holdId],
    queryFn: () => api.call(counterOperations.getCounterHold, { shiftId, holdId }),
  });
  const orderId = data?.orderId;
  const sold = useQuery({
    queryKey: ['counter-sale', orderId],
    queryFn: () => api.call(counterOperations.getCounterSale, { orderId: orderId ?? '' }),
    enabled: typeof orderId === 'string',
    retry: false,
  });
  // Sold before, and only the answer was lost.
  const isSold = sold.data !== undefined;
  useEffect(() => {
    if (isSold && orderId) void navigate(addressOf({ showId, orderId }), { replace: true });
  }, [isSold, orderId, showId, navigate]);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data || isSold) return <Skeleton className="h-96" />;
  return <PayHold hold={data} {...{ shift, showId }} />;
}

function PayHold({ hold, shift, showId }: { hold: Hold; shift: Shift; showId: string }) {
  const { say } = useCounterWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [promoCode, setPromoCode] = useState('');
  const [email, setEmail] = useState('');
  const { holdId } = hold;
  const { shiftId } = shift;
  const isOver = hold.status === 'EXPIRED' || hold.status === 'RELEASED';
  const price = useQuery({
    queryKey: ['counter-price', holdId, promoCode, hold.quote.lines],
    queryFn: () =>
      api.call(counterOperations.priceCounterHold, {
        ...{ shiftId, holdId },
        ...(promoCode ? { promoCode } : {}),
      }),
    enabled: !isOver && hold.orderId === null,
    retry: false,
  });
  const quote = price.data ?? hold.quote;
  const sell = useMutation({
    mutationFn: (tender: Tender): Promise<CounterSale> =>
      api.call(counterOperations.sellAtCounter, {
        ...{ shiftId, holdId, tender, expectedTotal: quote.total },
        ...(promoCode ? { promoCode } : {}),
        ...(email.trim() ? { contact: { email: email.trim() } } : {}),
      }),
    onSuccess: async ({ order }) => {
      await client.invalidateQueries({ queryKey: ['counter'] });
      void navigate(addressOf({ showId, orderId: order.orderId }), { replace: true });
    },
    onError: () => client.invalidateQueries({ queryKey: ['counter-hold', holdId] }),
  });
  const release = useMutation({
    mutationFn: () => api.call(counterOperations.releaseCounterHold, { shiftId, holdId }),
    onSettled: () => void navigate(addressOf({ showId }), { replace: true }),
  });
  if (isOver) {
    return (
      <Notice tone="warn" title={say('pay.over')} urgent>
        <p className="mt-1">{say('pay.overDetail')}</p>
        <Button className="mt-3" onClick={() => void navigate(addressOf({ showId }))}>
          {say('pay.again')}
        </Button>
      </Notice>
    );
  }
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Basket hold={hold} quote={quote} shiftId={shiftId} showId={showId} />
        <PromoField code={promoCode} error={price.error} onCode={setPromoCode} />
        <Field
          label={say('pay.email')}
          hint={say('pay.emailHint')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <Button look="quiet" busy={release.isPending} onClick={() => release.mutate()}>
          {say('pay.release')}
        </Button>
      </div>
      <TakeMoney
        total={quote.total}
        busy={sell.isPending}
        error={sell.error}
        onTake={(tender) => sell.mutate(tender)}
      />
    </div>
  );
}

interface PromoFieldProps {
  code: string;
  error: unknown;
  onCode: (code: string) => void;
}

function PromoField({ code, error, onCode }: PromoFieldProps) {
  const { say } = useCounterWords();
  const [text, setText] = useState(code);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(text.trim());
      }}
    >
      <div className="flex items-end gap-3">
        <Field
          label={say('pay.promo')}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          value={text}
          className="flex-1"
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" look="quiet" className="min-h-12">
          {say('pay.usePromo')}
        </Button>
      </div>
      <ProblemNotice error={error} />
    </form>
  );
}
