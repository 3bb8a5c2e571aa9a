import type { Contact, Quote } from '@houseful/contract/booking';

/** What an order says that changes can change. */
export interface OrderState {
  readonly quote: Quote;
  readonly contact: Contact;
}

/**
 * How the order was after each of its changes, and at first, worked out backwards from how it is: each change says what
 * was another one before it. `changes`: the first one first.
 */
export function unwindChanges<C extends { readonly before: Partial<OrderState> }>(
  now: OrderState,
  changes: readonly C[],
): { readonly first: OrderState; readonly after: readonly { change: C; state: OrderState }[] } {
  let state = now;
  const after = changes.toReversed().map((change) => {
    const told = { change, state };
    state = { ...state, ...change.before };
    return told;
  });
  return { first: state, after: after.toReversed() };
}
