import type { counterOperations } from '../counter-operations.ts';
import type { Movement, Tender } from '../counter.ts';
import type { FactPayload } from '../facts.ts';
import type { Call, Face } from '../operation.ts';
import type { Money } from '../primitives.ts';

type CounterOperations = Face<typeof counterOperations>;

/** What takes booking, payments and tickets as well is put together elsewhere. */
type SoldTogether =
  | 'listCounterShows'
  | 'holdAtCounter'
  | 'changeCounterHold'
  | 'getCounterHold'
  | 'releaseCounterHold'
  | 'priceCounterHold'
  | 'sellAtCounter'
  | 'getCounterSale'
  | 'sendCounterTickets'
  | 'getCounterRefund'
  | 'refundAtCounter'
  | 'payOut';

export interface CounterFace extends Omit<CounterOperations, SoldTogether> {
  /** The caller's own shift, where they may still sell. @throws no-such-shift */
  shiftToSell(
    input: { shiftId: string },
    call: Call,
  ): Promise<{ organisationId: string; venueId: string; isOpen: boolean }>;
  /** What was taken for an order, for who reaches it. @throws no-such-order */
  saleWithin(input: { orderId: string }, call: Call): Promise<Movement>;
  /**
   * Notes what the cashier has taken for an order, once: from then on it counts as captured.
   * @throws no-such-shift, hold-already-ordered, shift-closed, shift-full, order-expired, currency-mismatch, not-enough-tendered
   */
  takeMoney(
    input: { shiftId: string; orderId: string; amount: Money; tender: Tender; until: string },
    call: Call,
  ): Promise<Movement>;
  /** Whether this tender pays that much in the shift. @throws no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-tendered */
  mayTake(input: { shiftId: string; amount: Money; tender: Tender }, call: Call): Promise<void>;
  /** Notes what a cancellation gives back, before its fact is heard; again, it is the same. */
  oweCancelled(cancelled: FactPayload<'booking.order-cancelled'>): Promise<void>;
  /**
   * Notes that money which is owed was handed back, once.
   * @throws no-such-order, no-such-shift, handed-back-elsewhere, shift-closed, shift-full, currency-mismatch, not-enough-cash, reference-needed
   */
  handBack(
    input: { payoutId: string; shiftId: string; reference?: string | undefined },
    call: Call,
  ): Promise<Movement>;
  /** Whether the shift could hand this much back now. @throws no-such-order, no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-cash, reference-needed */
  mayHandBack(
    input: {
      orderId: string;
      shiftId: string;
      amount: Money;
      reference?: string | undefined;
    },
    call: Call,
  ): Promise<void>;
  /** What was taken for an order, and each sum that was handed back; whose it is is not asked. */
  takingOf(input: { orderId: string }): Promise<Movement | null>;
  handedBackFor(input: { payoutId: string }): Promise<Movement | null>;
  /** Has the tickets sent, once; answers where to. Whether the caller may is not asked. */
  sendTickets(input: { orderId: string; email: string }): Promise<{ email: string }>;
}
