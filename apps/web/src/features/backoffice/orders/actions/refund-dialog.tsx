import { orderDeskOperations } from '@houseful/contract/order-desk';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { amountOf } from '../../../../lib/format/amount-text.ts';
import { useChange } from '../use-order.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';
import { ReasonField } from './reason-field.tsx';

/** Gives money of the order back by hand, not more than is left of it. */
export function RefundDialog({ desk, onClose, onDone }: ActionProps) {
  const { say, money } = useOrderWords();
  const { refundable, version } = desk;
  const { orderId } = desk.order;
  const { currency } = refundable;
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const amount = amountOf(typed, currency, refundable.amount);
  const isGood = amount !== null && amount > 0 && amount <= refundable.amount;
  const change = useChange(
    desk,
    (minor: number, options) =>
      api.call(
        orderDeskOperations.refundOrder,
        { orderId, amount: { amount: minor, currency }, reason, expectedVersion: version },
        options,
      ),
    () => onDone(say('done.refund', { amount: money({ amount: amount ?? 0, currency }) })),
  );
  const wrong = say('refund.wrong', {
    least: money({ amount: 1, currency }),
    most: money(refundable),
  });
  return (
    <Dialog open title={say('do.refund')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) change.mutate(amount);
        }}
      >
        <p>{say('refund.detail', { amount: money(refundable) })}</p>
        <Field
          {...{ label: say('refund.amount', { currency }), inputMode: 'decimal', required: true }}
          value={typed}
          error={typed !== '' && !isGood ? wrong : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
        <ReasonField value={reason} onChange={setReason} />
        <ProblemNotice error={change.error} />
        <Button type="submit" busy={change.isPending} disabled={!isGood}>
          {isGood
            ? say('refund.submit', { amount: money({ amount, currency }) })
            : say('refund.submitNone')}
        </Button>
      </form>
    </Dialog>
  );
}
