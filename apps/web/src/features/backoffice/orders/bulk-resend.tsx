import { type OrderAtDesk, orderDeskOperations } from '@houseful/contract/order-desk';
import { api } from '../../../lib/browser.ts';
import { BulkDialog } from '../lists/bulk-dialog.tsx';
import { buyerOf } from './order-table.tsx';
import { useOrderWords } from './words/order-words.ts';

interface BulkResendProps {
  orders: readonly OrderAtDesk[];
  onClose: () => void;
}

/** Sends the mails of the chosen orders again, one after the other; begun again it sends none twice. */
export function BulkResend({ orders, onClose }: BulkResendProps) {
  const { say } = useOrderWords();
  return (
    <BulkDialog
      title={say('bulk.title')}
      start={say('bulk.start')}
      rows={orders.map((order) => ({
        id: order.orderId,
        name: buyerOf(order) ?? say('list.nobody'),
      }))}
      act={(orderId, idempotencyKey) =>
        api.call(orderDeskOperations.resendOrder, { orderId }, { idempotencyKey })
      }
      doneText={(sent) => say('bulk.done', { sent })}
      onClose={onClose}
    >
      <p>{say('bulk.detail', { count: orders.length })}</p>
    </BulkDialog>
  );
}
