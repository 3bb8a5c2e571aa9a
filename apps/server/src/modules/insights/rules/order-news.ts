/** An order as it was paid. */
export interface Sale {
  readonly at: string;
  readonly channel: string;
  readonly currency: string;
  readonly seats: number;
  readonly base: number;
  readonly fee: number;
  readonly tax: number;
  readonly offers: readonly UsedOffer[];
}

export interface UsedOffer {
  readonly offerId: string;
  readonly name: string;
  readonly code: string | null;
  readonly amount: number;
}

/** The end of an order that was paid, and what goes back of it. */
export interface Cancellation {
  readonly at: string;
  readonly refund: number;
}

/** What the house has changed of an order that was paid. */
export interface OrderChange {
  readonly changeId: string;
  readonly at: string;
  /** Given up by it. */
  readonly seats: number;
  readonly refund: number;
  /** As the refund says it. */
  readonly reason: string;
}

export interface MovedMoney {
  readonly at: string;
  readonly amount: number;
  readonly currency: string;
  readonly provider: string;
}

export interface PaidRefund extends MovedMoney {
  readonly refundId: string;
  readonly reason: string;
}

/** All that was told of one order so far, by whomever; each member is told once and never changes. */
export interface OrderNews {
  readonly showId?: string | undefined;
  readonly sale?: Sale | undefined;
  readonly cancellation?: Cancellation | undefined;
  readonly changes?: readonly OrderChange[] | undefined;
  readonly capture?: MovedMoney | undefined;
  readonly refunds?: readonly PaidRefund[] | undefined;
}

/** What is known once both are: however often and in whatever order news comes, it is the same in the end. */
export function mergeNews(known: OrderNews, fresh: OrderNews): OrderNews {
  return {
    showId: known.showId ?? fresh.showId,
    sale: known.sale ?? fresh.sale,
    cancellation: known.cancellation ?? fresh.cancellation,
    changes: merged(known.changes, fresh.changes, ({ changeId }) => changeId),
    capture: known.capture ?? fresh.capture,
    refunds: merged(known.refunds, fresh.refunds, ({ refundId }) => refundId),
  };
}

/** All of both, each once, in order of their ids. */
function merged<T>(
  known: readonly T[] = [],
  fresh: readonly T[] = [],
  idOf: (item: T) => string,
): readonly T[] | undefined {
  const ids = new Set(known.map(idOf));
  const all = [...known, ...fresh.filter((item) => !ids.has(idOf(item)))];
  if (all.length === 0) return undefined;
  return all.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
