import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { Payout, Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useCounterWords } from './words/counter-words.ts';

/** Money that waits for who paid at a counter; without an open shift it can only be looked at. */
export function Payouts({ shift }: { shift: Shift | null }) {
  const { say, money, moment } = useCounterWords();
  const [paying, setPaying] = useState<Payout | null>(null);
  const query = usePages(['counter', 'payouts'], (cursor) =>
    api.call(counterOperations.listPayouts, { cursor, limit: 20 }),
  );
  const { items: payouts } = query;
  return (
    <Panel title={say('payouts.title')} detail={say('payouts.detail')}>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {payouts?.length === 0 && <p className="text-muted">{say('payouts.none')}</p>}
      <ul className="divide-y divide-line">
        {payouts?.map((payout) => (
          <li key={payout.payoutId} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="font-semibold tabular-nums">{money(payout.amount)}</span> ·{' '}
              {say(`method.${payout.method}`)}
              <span className="block text-sm break-words text-muted">
                {[payout.ticketCode, payout.title, moment(payout.since, deviceTimeZone())]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {payout.why && (
                <span className="block text-sm break-words">
                  {[say(`payouts.why.${payout.why}`), payout.reason].filter(Boolean).join(': ')}
                </span>
              )}
            </span>
            {shift && (
              <Button look="quiet" size="small" onClick={() => setPaying(payout)}>
                {say('payouts.pay')}
                <span className="sr-only">
                  : {money(payout.amount)}, {payout.ticketCode}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!shift && payouts && payouts.length > 0 && (
        <p className="text-sm text-muted">{say('payouts.needsShift')}</p>
      )}
      <MoreButton query={query}>{say('shifts.more')}</MoreButton>
      {paying && shift && (
        <PayOutDialog payout={paying} shift={shift} onClose={() => setPaying(null)} />
      )}
    </Panel>
  );
}

interface PayOutDialogProps {
  payout: Payout;
  shift: Shift;
  onClose: () => void;
}

function PayOutDialog({ payout, shift, onClose }: PayOutDialogProps) {
  const { say, money } = useCounterWords();
  const client = useQueryClient();
  const [reference, setReference] = useState('');
  const { payoutId, amount, method } = payout;
  const isCard = method === 'card-terminal';
  const pay = useMutation({
    mutationFn: () =>
      api.call(counterOperations.payOut, {
        ...{ payoutId, shiftId: shift.shiftId },
        ...(isCard ? { reference: reference.trim() } : {}),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['counter'] });
      onClose();
    },
  });
  return (
    <Dialog open title={say('payouts.pay')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          pay.mutate();
        }}
      >
        <p className="text-3xl font-bold tabular-nums">{money(amount)}</p>
        <p>{say(`give.${method}`)}</p>
        {isCard && (
          <Field
            label={say('pay.reference')}
            required
            maxLength={40}
            value={reference}
            onChange={({ target }) => setReference(target.value)}
          />
        )}
        <ProblemNotice error={pay.error} />
        <Button type="submit" busy={pay.isPending} disabled={isCard && reference.trim() === ''}>
          {say('give.done')}
        </Button>
      </form>
    </Dialog>
  );
}
