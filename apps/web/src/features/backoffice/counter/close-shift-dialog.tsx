import { worthOf } from '@houseful/contract/cash';
import type { CashCount, Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { CashCountFields } from './cash-count.tsx';
import { useSigned } from './use-signed.ts';
import { useCounterWords } from './words/counter-words.ts';

interface CloseShiftDialogProps {
  shift: Shift;
  /** The shift of somebody who cannot close it: then a reason is always given. */
  forSomebody?: boolean;
  onClose: () => void;
}

/** Ends a shift: the drawer is counted, and a difference explained before it is written down for good. */
export function CloseShiftDialog({ shift, forSomebody = false, onClose }: CloseShiftDialogProps) {
  const { say } = useCounterWords();
  const signed = useSigned();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [count, setCount] = useState<CashCount>([]);
  const [reason, setReason] = useState('');
  const { shiftId, expected, venueName } = shift;
  const { currency } = expected;
  const difference = { amount: worthOf(count) - expected.amount, currency };
  const needsReason = forSomebody || difference.amount !== 0;
  const close = useMutation({
    mutationFn: () => {
      const counted = count.filter(({ pieces }) => pieces > 0);
      const said = reason.trim();
      return forSomebody
        ? api.call(counterOperations.closeShiftFor, { shiftId, count: counted, reason: said })
        : api.call(counterOperations.closeShift, {
            ...{ shiftId, count: counted },
            ...(needsReason && said !== '' ? { reason: said } : {}),
          });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['counter'] });
      onClose();
      void navigate(`/desk/counter/shifts/${shiftId}${forSomebody ? '' : '?mine'}`);
    },
  });
  return (
    <Dialog open title={say('close.title')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          close.mutate();
        }}
      >
        <p className="text-sm text-muted">{say('close.detail', { venue: venueName })}</p>
        <CashCountFields currency={currency} count={count} onCount={setCount} />
        <Notice tone={difference.amount === 0 ? 'good' : 'warn'}>
          {difference.amount === 0
            ? say('close.balanced')
            : say('close.difference', { difference: signed(difference) })}
        </Notice>
        {needsReason && (
          <Field
            label={say('close.reason')}
            required
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        <ProblemNotice error={close.error} />
        <Button type="submit" busy={close.isPending} className="min-h-14 text-lg">
          {say('close.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
