import type { OrderAtDesk } from '@houseful/contract/order-desk';
import clsx from 'clsx';
import { useOrderWords } from './words/order-words.ts';

const LOOKS: Record<OrderAtDesk['status'], string> = {
  PAYMENT_PENDING: 'border-bulb text-bulb',
  CONFIRMED: 'border-good text-good',
  CANCELLED: 'border-edge text-muted',
  EXPIRED: 'border-edge text-faint',
  FAILED: 'border-bad text-bad',
};

/** How an order stands, in a word. */
export function StatusBadge({ status }: { status: OrderAtDesk['status'] }) {
  const { say } = useOrderWords();
  return (
    <span
      className={clsx(
        'inline-flex min-h-7 shrink-0 items-center rounded-full border px-3 text-sm font-semibold whitespace-nowrap',
        LOOKS[status],
      )}
    >
      {say(`status.${status}`)}
    </span>
  );
}
