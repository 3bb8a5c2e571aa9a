import { type DeskShowDetails, showsDeskOperations } from '@houseful/contract/shows-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ChangeForm } from './change-form.tsx';
import { deskShowKey, useTakeAnswer } from './use-desk-show.ts';
import { useShowsWords } from './words/shows-words.ts';

export interface ChangeDialogProps {
  show: DeskShowDetails;
  onClose: () => void;
}

/** Says who is concerned and what goes back, and cancels for exactly that many orders or not at all. */
export function CancelDialog({ show, onClose }: ChangeDialogProps) {
  const { say, money, number } = useShowsWords();
  const client = useQueryClient();
  const takeAnswer = useTakeAnswer();
  const { showId, orders, takings } = show;
  // Pressed twice, or again after a lost answer, it is one cancellation.
  const [idempotencyKey] = useState(newKey);
  const cancel = useMutation({
    mutationFn: (said: { reason: string; message?: string }) =>
      api.call(
        showsDeskOperations.cancelShow,
        { showId, ...said, expectedOrders: orders },
        { idempotencyKey: `${idempotencyKey}.${orders}` },
      ),
    onSuccess: (answer) => {
      takeAnswer(answer);
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: deskShowKey(showId) }),
  });
  return (
    <Dialog open title={say('cancel.title')} onClose={onClose}>
      <p>{orders > 0 ? say('cancel.orders', { count: orders }) : say('cancel.none')}</p>
      {takings && takings.amount > 0 && (
        <p className="text-lg font-bold">{say('cancel.money', { amount: money(takings) })}</p>
      )}
      <p className="text-sm text-muted">{say('cancel.final')}</p>
      <ChangeForm
        tells
        submit={orders > 0 ? say('cancel.confirm', { count: orders }) : say('cancel.confirmNone')}
        busy={cancel.isPending}
        error={cancel.error}
        onSubmit={(said) => cancel.mutate(said)}
        onClose={onClose}
      >
        {orders > 0 && (
          <Field
            key={orders}
            label={say('cancel.type', { count: number(orders) })}
            hint={say('cancel.typeHint')}
            required
            inputMode="numeric"
            autoComplete="off"
            pattern={String(orders)}
          />
        )}
      </ChangeForm>
    </Dialog>
  );
}
