import { type ChangePreview, orderDeskOperations } from '@houseful/contract/order-desk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { useMay } from '../../staff/my-desk.ts';
import { useChange } from '../use-order.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';
import { MoveChoice, type Moves } from './move-choice.tsx';
import { ReasonField } from './reason-field.tsx';

/** Moves tickets to other free seats of the show; what it would give back is said before. */
export function MoveDialog({ desk, onClose, onDone }: ActionProps) {
  const { say, money } = useOrderWords();
  const may = useMay();
  const { orderId } = desk.order;
  const [moves, setMoves] = useState<Moves>(new Map());
  const [reason, setReason] = useState('');
  const pairs = [...moves].map(([from, to]) => ({ from, to }));
  const preview = useQuery({
    queryKey: ['desk-order', orderId, 'move', pairs, desk.version],
    queryFn: () =>
      api.call(orderDeskOperations.previewSeatMove, {
        ...{ orderId, from: pairs.map(({ from }) => from).join(',') },
        to: pairs.map(({ to }) => to).join(','),
      }),
    enabled: pairs.length > 0,
    retry: false,
  });
  const change = useChange(
    desk,
    ({ refund, version }: ChangePreview, options) =>
      api.call(
        orderDeskOperations.moveOrderSeats,
        { orderId, moves: pairs, reason, expectedVersion: version, expectedRefund: refund },
        options,
      ),
    () => onDone(say('done.move')),
  );
  const { data } = preview;
  const givesBack = data !== undefined && data.refund.amount > 0;
  const isNotMine = givesBack && !may('refund');
  return (
    <Dialog open wide title={say('do.move')} onClose={onClose}>
      {/* Not within the form: Enter on a seat of the list would send it. */}
      <MoveChoice {...{ desk, moves }} onChange={setMoves} />
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (data) change.mutate(data);
        }}
      >
        <div aria-live="polite" className="flex flex-col gap-1">
          {pairs.length === 0 && <p className="text-muted">{say('move.none')}</p>}
          {pairs.map(({ from, to }) => (
            <p key={from} className="font-semibold">
              {say('move.to', { from, to })}
            </p>
          ))}
          {pairs.length > 0 && data && (
            <p>
              {givesBack
                ? say('cancel.goesBack', { amount: money(data.refund) })
                : say('move.same')}
            </p>
          )}
          {isNotMine && <Notice tone="warn" title={say('move.notMine')} />}
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <ProblemNotice error={preview.error ?? change.error} />
        <Button
          type="submit"
          busy={change.isPending || preview.isFetching}
          disabled={!data || isNotMine || pairs.length === 0 || preview.error !== null}
        >
          {say('move.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
