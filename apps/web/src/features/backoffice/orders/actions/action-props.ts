import type { DeskOrder } from '@houseful/contract/order-desk';

/** What every dialog about an order is given. */
export interface ActionProps {
  readonly desk: DeskOrder;
  readonly onClose: () => void;
  /** Closes it, and says what was done. */
  readonly onDone: (said: string) => void;
}
