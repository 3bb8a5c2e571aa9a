import { type DeskOrder, orderDeskOperations } from '@houseful/contract/order-desk';
import type { Right } from '@houseful/contract/staff';
import { type ComponentType, useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import type { ActionProps } from './actions/action-props.ts';
import { CancelDialog } from './actions/cancel-dialog.tsx';
import { ContactDialog } from './actions/contact-dialog.tsx';
import { MoveDialog } from './actions/move-dialog.tsx';
import { RefundDialog } from './actions/refund-dialog.tsx';
import { useChange } from './use-order.ts';
import { useOrderWords } from './words/order-words.ts';

interface Action {
  readonly name: 'contact' | 'move' | 'cancel' | 'refund';
  readonly right: Right;
  /** Whether the order is one of which this can be asked at all. */
  readonly isFor: (desk: DeskOrder) => boolean;
  readonly Dialog: ComponentType<ActionProps>;
}

const stands = ({ order }: DeskOrder) => order.status === 'CONFIRMED';
const ACTIONS: readonly Action[] = [
  { name: 'contact', right: 'serve-buyers', isFor: stands, Dialog: ContactDialog },
  { name: 'move', right: 'serve-buyers', isFor: stands, Dialog: MoveDialog },
  { name: 'cancel', right: 'refund', isFor: stands, Dialog: CancelDialog },
  {
    ...{ name: 'refund', right: 'refund', Dialog: RefundDialog },
    isFor: ({ paid, refundable }) => paid !== null && refundable.amount > 0,
  },
];

/** What can be done to the order, as far as one may; the API decides. */
export function OrderActions({ desk }: { desk: DeskOrder }) {
  const { say } = useOrderWords();
  const may = useMay();
  const [open, setOpen] = useState<Action | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { orderId, contact } = desk.order;
  const { email } = contact;
  const resend = useChange(
    desk,
    (_: undefined, options) => api.call(orderDeskOperations.resendOrder, { orderId }, options),
    () => setSaid(say('done.resend', { recipient: email ?? '' })),
  );
  const actions = ACTIONS.filter(({ right, isFor }) => may(right) && isFor(desk));
  const canResend = may('serve-buyers') && stands(desk) && email !== undefined;
  return (
    <Panel title={say('order.actions')}>
      {said && <Notice tone="good" title={said} />}
      <ProblemNotice error={resend.error} />
      {actions.length === 0 && !canResend && <p className="text-muted">{say('order.nothing')}</p>}
      <div className="flex flex-col gap-2">
        {canResend && (
          <Button
            look="quiet"
            busy={resend.isPending}
            onClick={() => {
              setSaid(null);
              resend.mutate(undefined);
            }}
          >
            {say('do.resend')}
          </Button>
        )}
        {actions.map((action) => (
          <Button
            key={action.name}
            look="quiet"
            onClick={() => {
              setSaid(null);
              setOpen(action);
            }}
          >
            {say(`do.${action.name}`)}
          </Button>
        ))}
      </div>
      {open && (
        <open.Dialog
          desk={desk}
          onClose={() => setOpen(null)}
          onDone={(text) => {
            setOpen(null);
            setSaid(text);
          }}
        />
      )}
    </Panel>
  );
}
