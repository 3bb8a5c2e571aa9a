import type { Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { amountOf } from '../../../lib/format/amount-text.ts';
import { useCounterWords } from './words/counter-words.ts';

const KINDS = ['paid-in', 'paid-out'] as const;

/** Cash that goes into the drawer or out of it, and not by a sale. */
export function MoveCashDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const { say } = useCounterWords();
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('paid-out');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  // Pressed twice, or again after a lost answer, it is one movement.
  const [idempotencyKey] = useState(newKey);
  const { currency } = shift.float;
  const amount = amountOf(text, currency, Number.MAX_SAFE_INTEGER);
  const move = useMutation({
    mutationFn: async () => {
      if (amount === null) return;
      const { shiftId } = shift;
      await api.call(
        counterOperations.moveCash,
        { shiftId, kind, amount: { amount, currency }, reason: reason.trim() },
        { idempotencyKey },
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['counter'] });
      onClose();
    },
  });
  return (
    <Dialog open title={say('move.title')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate();
        }}
      >
        <SelectField
          label={say('move.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
          onChange={(value) => setKind(KINDS.find((it) => it === value) ?? 'paid-out')}
        />
        <Field
          label={say('move.amount')}
          required
          inputMode="decimal"
          value={text}
          error={text !== '' && amount === null ? say('pay.noAmount') : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <Field
          label={say('move.reason')}
          required
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <ProblemNotice error={move.error} />
        <Button type="submit" busy={move.isPending} disabled={!amount || reason.trim() === ''}>
          {say('move.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
